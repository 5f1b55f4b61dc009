import type { LoaderFunctionArgs } from "@remix-run/cloudflare";
import { orderFile } from "../purchasing/orders/files/order-export.server";
import { authenticate } from "../requests/authenticate.server";
import { requireOrder } from "../requests/require-order.server";

/** The order's lines as a file. */
export async function loader({ params, context }: LoaderFunctionArgs) {
  const { shop, database } = await authenticate(context);
  return orderFile(database, shop, await requireOrder(database, shop, params.orderId));
}
