import type { ActionFunctionArgs } from "@remix-run/cloudflare";
import { listKnownLocations } from "../replenishment/known-locations.server";
import { parseRule } from "../replenishment/rule-form";
import { LEVELS, type RulePlace } from "../replenishment/rule-place";
import { removeRule, saveRule } from "../replenishment/rules.server";
import { askForPlans } from "../session/ask-for-plans.server";
import { authenticate } from "../session/authenticate.server";
import { formIn } from "../session/form-in.server";

/** One rule: put whole, or deleted. The shop's own is changed under Settings alone. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const { shop, database, env } = await authenticate(request, context);
  const place = placeIn(params);
  if (request.method !== "PUT" && request.method !== "DELETE")
    throw new Response(null, { status: 405, headers: { Allow: "PUT, DELETE" } });
  const parsed = request.method === "PUT" ? parseRule(await formIn(request)) : undefined;
  if (parsed?.kind === "refused") return { refusals: parsed.refusals };
  if (parsed && place.location !== 0) {
    const known = await listKnownLocations(database, shop);
    if (!known.some(({ id }) => id === place.location))
      return { refusals: { location: "Shopify has no such location." } };
  }
  const plans = parsed
    ? await saveRule(database, shop, place, parsed.value, Date.now())
    : await removeRule(database, shop, place, Date.now());
  if (plans === "planning") await askForPlans(env, shop);
  return { done: parsed ? "Rule saved" : "Rule removed" };
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
