import type { ActionFunctionArgs } from "@remix-run/cloudflare";
import type { SaveAnswer } from "../forms/opened";
import { savedAs } from "../purchasing/orders/change-order.server";
import { closeLineShort } from "../purchasing/orders/lines/awaited-lines.server";
import { LONGEST } from "../purchasing/orders/order";
import { authenticate } from "../requests/authenticate.server";
import { formIn } from "../requests/form-in.server";
import { localIdIn } from "../requests/local-id";
import { requireOrder } from "../requests/require-order.server";

/** That the rest of a line will not come: put with a reason, or taken back. */
export async function action({ request, params, context }: ActionFunctionArgs): Promise<SaveAnswer> {
  const { shop, database, staff } = await authenticate(context);
  const order = await requireOrder(database, shop, params.orderId);
  const lineId = localIdIn(params.lineId);
  const close = (reason: string | null) => closeLineShort(database, shop, order.id, lineId, reason, staff, Date.now());
  if (request.method === "DELETE") return savedAs(await close(null), "The rest is awaited again");
  if (request.method !== "PUT") throw new Response(null, { status: 405, headers: { Allow: "PUT, DELETE" } });
  const form = await formIn(request);
  const reason = String(form.get("reason") ?? "")
    .trim()
    .slice(0, LONGEST.reason);
  return savedAs(await close(reason), "Closed short: the rest is no longer awaited");
}
