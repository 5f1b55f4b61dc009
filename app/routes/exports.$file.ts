import type { LoaderFunctionArgs } from "@remix-run/cloudflare";
import { dayOf } from "../days/calendar";
import { billsFile } from "../purchasing/costs/bills-file.server";
import { orderLinesFile, orderListFile } from "../purchasing/orders/files/order-export.server";
import type { OrderFilter } from "../purchasing/orders/lists/order-list";
import { receiptsFile } from "../purchasing/receiving/receipts-file.server";
import { shopifyOrdersFile } from "../purchasing/shopify-orders/shopify-orders-file.server";
import { authenticate } from "../requests/authenticate.server";
import { countsFile } from "../stock/counts/counts-file.server";
import { transfersFile } from "../stock/transfers/transfers-file.server";

/** What was moved in from a former system, too. */
const EVERY: OrderFilter[] = [
  { tab: "all", text: "" },
  { tab: "history", text: "" },
];

type Shop = { id: number };

const FILES = new Map<string, (database: D1Database, shop: Shop, today: number) => Response | Promise<Response>>([
  ["purchase-orders", (database, shop, today) => orderListFile(database, shop, EVERY, today)],
  ["purchase-order-lines", (database, shop, today) => orderLinesFile(database, shop, EVERY, today)],
  ["receipts", receiptsFile],
  ["bills", billsFile],
  ["shopify-purchase-orders", shopifyOrdersFile],
  ["transfers", transfersFile],
  ["counts", countsFile],
]);

/** All of one kind that the shop has, as a file. */
export async function loader({ params, context }: LoaderFunctionArgs) {
  const { shop, database } = await authenticate(context);
  const file = FILES.get(params.file ?? "");
  if (!file) throw new Response(null, { status: 404 });
  return file(database, shop, dayOf(Date.now(), shop.timeZone));
}
