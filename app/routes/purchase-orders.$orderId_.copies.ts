import { type ActionFunctionArgs, redirect } from "@remix-run/cloudflare";
import { orderAddress } from "../purchasing/orders/lists/order-list";
import { copyOrder } from "../purchasing/orders/making/create.server";
import { authenticate } from "../requests/authenticate.server";
import { formIn } from "../requests/form-in.server";
import { formTokenIn } from "../requests/form-token";
import { requireOrder } from "../requests/require-order.server";

/** Another draft of the same lines. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const { shop, database, staff } = await authenticate(context);
  if (request.method !== "POST") throw new Response(null, { status: 405, headers: { Allow: "POST" } });
  const order = await requireOrder(database, shop, params.orderId);
  const copy = await copyOrder(database, shop, order, formTokenIn(await formIn(request)), staff, Date.now());
  if (copy.kind === "refused") return { refusals: copy.refusals };
  return redirect(orderAddress(copy));
}
