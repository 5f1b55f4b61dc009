import type { ActionFunctionArgs } from "@remix-run/cloudflare";
import { openedIn, type SaveAnswer } from "../forms/opened";
import { savedAs } from "../purchasing/orders/change-order.server";
import { parseLine } from "../purchasing/orders/lines/line-form";
import { changeLine, removeLine } from "../purchasing/orders/lines/lines.server";
import { authenticate } from "../requests/authenticate.server";
import { formIn } from "../requests/form-in.server";
import { localIdIn } from "../requests/local-id";
import { requireOrder } from "../requests/require-order.server";

/** A line of a draft: what of it was typed put, or taken off. */
export async function action({ request, params, context }: ActionFunctionArgs): Promise<SaveAnswer> {
  const { shop, database, staff } = await authenticate(context);
  const order = await requireOrder(database, shop, params.orderId);
  const lineId = localIdIn(params.lineId);
  if (request.method === "DELETE")
    return savedAs(await removeLine(database, shop, order.id, lineId, staff, Date.now()), "Line removed");
  if (request.method !== "PUT") throw new Response(null, { status: 405, headers: { Allow: "PUT, DELETE" } });
  const form = await formIn(request);
  const parsed = parseLine(form, order.currency);
  if (parsed.kind === "refused") return { refusals: parsed.refusals };
  const typed = { typed: parsed.value, opened: openedIn(form) };
  return savedAs(await changeLine(database, shop, order.id, lineId, typed, staff, Date.now()), "Line saved");
}
