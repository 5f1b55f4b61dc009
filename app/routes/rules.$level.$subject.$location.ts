import type { ActionFunctionArgs } from "@remix-run/cloudflare";
import { listKnownLocations } from "../catalog/known-locations.server";
import { openedIn, type SaveAnswer } from "../forms/opened";
import { removeRule, saveTypedRule } from "../replenishment/decisions/rules.server";
import { parseRule } from "../replenishment/rules/form";
import { LEVELS, type RulePlace } from "../replenishment/rules/place";
import { askForPlans } from "../requests/ask-for-plans.server";
import { authenticate } from "../requests/authenticate.server";
import { formIn } from "../requests/form-in.server";
import { EVERYWHERE } from "../sql/zeros";

/** One rule: put whole, or deleted. The shop's own is changed under Settings alone. */
export async function action({ request, params, context }: ActionFunctionArgs): Promise<SaveAnswer> {
  const { shop, database, env } = await authenticate(context);
  const place = placeIn(params);
  if (request.method !== "PUT" && request.method !== "DELETE")
    throw new Response(null, { status: 405, headers: { Allow: "PUT, DELETE" } });
  if (request.method === "DELETE") {
    if ((await removeRule(database, shop, place, Date.now())) === "planning") await askForPlans(env, shop);
    return { done: "Rule removed", refusals: {} };
  }
  const form = await formIn(request);
  const parsed = parseRule(form);
  if (parsed.kind === "refused") return { refusals: parsed.refusals };
  if (place.location !== EVERYWHERE) {
    const known = await listKnownLocations(database, shop);
    if (!known.some(({ id }) => id === place.location))
      return { refusals: { location: "Shopify has no such location." } };
  }
  const typed = { place, typed: parsed.value, opened: openedIn(form) };
  const saved = await saveTypedRule(database, shop, typed, Date.now());
  if (saved.kind === "meanwhile") return { refusals: {}, meanwhile: saved.meanwhile };
  if (saved.plans === "planning") await askForPlans(env, shop);
  return { done: "Rule saved", refusals: {} };
}

function placeIn({ level, subject = "", location = "" }: ActionFunctionArgs["params"]): RulePlace {
  const known = LEVELS.find((each) => each === level && each !== "shop");
  if (
    !known ||
    !/^\d{1,19}$/.test(subject) ||
    !/^\d{1,15}$/.test(location) ||
    (known !== "variant" && location !== "0")
  )
    throw new Response(null, { status: 404 });
  return { level: known, subject, location: Number(location) };
}
