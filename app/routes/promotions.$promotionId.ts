import type { ActionFunctionArgs } from "@remix-run/cloudflare";
import { changedPromotion, promotionTexts } from "../demand/promotions/promotion-fields";
import { isClear, merged, openedIn, type SaveAnswer } from "../forms/opened";
import { parsePromotion } from "../replenishment/decisions/promotion-form";
import { changePromotion, findPromotion, NO_ROOM, removePromotion } from "../replenishment/decisions/promotions.server";
import { askForPlans } from "../requests/ask-for-plans.server";
import { authenticate } from "../requests/authenticate.server";
import { formIn } from "../requests/form-in.server";
import { localIdIn } from "../requests/local-id";

/** A promotion: its name and days put, or deleted. */
export async function action({ request, params, context }: ActionFunctionArgs): Promise<SaveAnswer> {
  const { shop, database, env } = await authenticate(context);
  const id = localIdIn(params.promotionId);
  const stands = await findPromotion(database, shop, id);
  if (!stands) throw new Response(null, { status: 404 });
  if (request.method === "DELETE") {
    if ((await removePromotion(database, shop, stands, Date.now())) === "planning") await askForPlans(env, shop);
    return { done: "Promotion removed: its days count again", refusals: {} };
  }
  if (request.method !== "PUT") throw new Response(null, { status: 405, headers: { Allow: "PUT, DELETE" } });
  const form = await formIn(request);
  const parsed = parsePromotion(form);
  if (parsed.kind === "refused") return { refusals: parsed.refusals };
  const typed = changedPromotion(parsed.value);
  const { value, meanwhile } = merged(typed, changedPromotion(stands), promotionTexts, openedIn(form));
  if (!isClear(meanwhile)) return { refusals: {}, meanwhile };
  const plans = await changePromotion(database, shop, stands, { name: value.name, ...value.days }, Date.now());
  if (plans === "refused") return { refusals: { name: NO_ROOM } };
  if (plans === "planning") await askForPlans(env, shop);
  return { done: "Promotion saved: its days are left out", refusals: {} };
}
