import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/cloudflare";
import { dayOf } from "../days/calendar";
import { orderLinesFile } from "../purchasing/orders/files/order-export.server";
import { saveOrderRows } from "../purchasing/orders/files/order-import.server";
import { orderFilterIn } from "../purchasing/orders/lists/order-list";
import { authenticate } from "../requests/authenticate.server";
import { chunkIn } from "../requests/chunk-in.server";

/** The lines of the orders that the list's filters leave, as a file; and rows of such a file, which make drafts. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { shop, database } = await authenticate(context);
  const filter = orderFilterIn(new URL(request.url).searchParams);
  return orderLinesFile(database, shop, [filter], dayOf(Date.now(), shop.timeZone));
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { shop, database, staff } = await authenticate(context);
  return Response.json({ outcomes: await saveOrderRows(database, shop, await chunkIn(request), staff, Date.now()) });
}
