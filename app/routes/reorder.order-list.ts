import type { LoaderFunctionArgs } from "@remix-run/cloudflare";
import { csvResponse } from "../csv/csv-response";
import { decimalAmount } from "../money/money";
import { filterIn } from "../replenishment/reorder/list";
import { listOrderLinesAfter, type OrderLine } from "../replenishment/reorder/order-list.server";
import { authenticate } from "../requests/authenticate.server";
import { ownTitle } from "../words/own-title";

const HEADINGS = [
  ...["Supplier", "Supplier SKU", "SKU", "Barcode", "Product", "Variant", "Quantity", "Unit cost", "Cost", "Currency"],
  ...["Available", "On the way"],
];

/** What is to be ordered now, of one supplier or of all, with the quantities that were changed by hand. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { shop, database } = await authenticate(context);
  const { searchParams } = new URL(request.url);
  const filter = filterIn(searchParams);
  return csvResponse({
    name: "order-list.csv",
    headings: HEADINGS,
    listAfter: (last?: OrderLine) => listOrderLinesAfter(database, shop, filter, last),
    cells: (line) => {
      const currency = line.currency ?? shop.currency;
      const amount = (minor: number | null) => (minor === null ? null : decimalAmount(minor, currency));
      const { quantity } = line;
      return [
        ...[line.supplier, line.supplierSku, line.sku, line.barcode, line.productTitle, ownTitle(line), quantity],
        ...[amount(line.unitCost), amount(line.unitCost === null ? null : line.unitCost * quantity)],
        ...[line.unitCost === null ? null : currency, line.available, line.incoming],
      ];
    },
  });
}
