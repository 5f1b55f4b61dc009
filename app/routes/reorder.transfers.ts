import type { ActionFunctionArgs } from "@remix-run/cloudflare";
import { parseSnoozed } from "../replenishment/decisions/snooze";
import { moveStock } from "../replenishment/decisions/transfers/move-stock.server";
import { authenticate } from "../requests/authenticate.server";
import { formIn } from "../requests/form-in.server";
import { formTokenIn } from "../requests/form-token";

/** Drafts of transfers for what is to move of these variants, one for each pair of locations. */
export async function action({ request, context }: ActionFunctionArgs) {
  const { shop, database, staff } = await authenticate(context);
  if (request.method !== "POST") throw new Response(null, { status: 405, headers: { Allow: "POST" } });
  const form = await formIn(request);
  const variants = parseSnoozed(form);
  if (!variants) throw new Response(null, { status: 400 });
  return moveStock(database, shop, { variants, formToken: formTokenIn(form) }, staff, Date.now());
}
