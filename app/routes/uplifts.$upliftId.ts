import type { ActionFunctionArgs } from "@remix-run/cloudflare";
import { changedUplift } from "../demand/promotions/uplift";
import { upliftTexts } from "../demand/promotions/uplift-fields";
import { isClear, merged, openedIn, type SaveAnswer } from "../forms/opened";
import { NO_ROOM } from "../replenishment/decisions/promotions.server";
import { parseUplift } from "../replenishment/decisions/uplifts/form";
import { findUplift } from "../replenishment/decisions/uplifts/rows.server";
import { changeUplift, removeUplift } from "../replenishment/decisions/uplifts/uplifts.server";
import { askForPlans } from "../requests/ask-for-plans.server";
import { authenticate } from "../requests/authenticate.server";
import { formIn } from "../requests/form-in.server";
import { localIdIn } from "../requests/local-id";

/** An uplift: its name, days and factor put, or deleted. */
export async function action({ request, params, context }: ActionFunctionArgs): Promise<SaveAnswer> {
  const { shop, database, env } = await authenticate(context);
  const id = localIdIn(params.upliftId);
  const stands = await findUplift(database, shop, id);
  if (!stands) throw new Response(null, { status: 404 });
  if (request.method === "DELETE") {
    if ((await removeUplift(database, shop, stands, Date.now())) === "planning") await askForPlans(env, shop);
    return { done: "Uplift removed", refusals: {} };
  }
  if (request.method !== "PUT") throw new Response(null, { status: 405, headers: { Allow: "PUT, DELETE" } });
  const form = await formIn(request);
  const parsed = parseUplift(form);
  if (parsed.kind === "refused") return { refusals: parsed.refusals };
  const typed = changedUplift(parsed.value);
  const { value, meanwhile } = merged(typed, changedUplift(stands), upliftTexts, openedIn(form));
  if (!isClear(meanwhile)) return { refusals: {}, meanwhile };
  const plans = await changeUplift(database, shop, stands, value, Date.now());
  if (plans === "refused") return { refusals: { name: NO_ROOM } };
  if (plans === "planning") await askForPlans(env, shop);
  return { done: "Uplift saved: orders count on it", refusals: {} };
}
