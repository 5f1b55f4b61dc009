import type { ActionFunctionArgs } from "@remix-run/cloudflare";
import { openedIn, type SaveAnswer } from "../forms/opened";
import { savedAs } from "../purchasing/orders/change-order.server";
import { splitLine } from "../purchasing/orders/lines/awaited-lines.server";
import { parseDeliveries } from "../purchasing/orders/lines/deliveries-form";
import { authenticate } from "../requests/authenticate.server";
import { formIn } from "../requests/form-in.server";
import { localIdIn } from "../requests/local-id";
import { requireOrder } from "../requests/require-order.server";

/** In which parts a line comes, put whole. */
export async function action({ request, params, context }: ActionFunctionArgs): Promise<SaveAnswer> {
  const { shop, database, staff } = await authenticate(context);
  const order = await requireOrder(database, shop, params.orderId);
  if (request.method !== "PUT") throw new Response(null, { status: 405, headers: { Allow: "PUT" } });
  const lineId = localIdIn(params.lineId);
  const form = await formIn(request);
  const parts = parseDeliveries(form);
  if (parts.kind === "refused") return { refusals: parts.refusals };
  const split = { orderId: order.id, lineId, deliveries: parts.value, opened: openedIn(form) };
  const saved = await splitLine(database, shop, split, staff, Date.now());
  return savedAs(saved, parts.value.length === 0 ? "It comes with the order" : "Deliveries saved");
}
