import type { LoaderFunctionArgs } from "@remix-run/cloudflare";
import { dayOf } from "../days/calendar";
import { orderListFile } from "../purchasing/orders/files/order-export.server";
import { orderFilterIn } from "../purchasing/orders/lists/order-list";
import { authenticate } from "../requests/authenticate.server";

/** The orders that the list's filters leave, a row each. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { shop, database } = await authenticate(context);
  const filter = orderFilterIn(new URL(request.url).searchParams);
  return orderListFile(database, shop, [filter], dayOf(Date.now(), shop.timeZone));
}
