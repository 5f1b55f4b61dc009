import type { LoaderFunctionArgs } from "@remix-run/cloudflare";
import { csvResponse } from "../csv/csv-response";
import { billCells, billHeadings } from "../purchasing/costs/bill-file";
import type { CostedLine } from "../purchasing/costs/costing";
import { findCosting } from "../purchasing/costs/costs.server";
import { authenticate } from "../requests/authenticate.server";
import { localIdIn } from "../requests/local-id";

/** The bill with each line's three quantities and its cost, for the bookkeeper. */
export async function loader({ params, context }: LoaderFunctionArgs) {
  const { shop, database } = await authenticate(context);
  const orderId = localIdIn(params.orderId);
  const costing = await findCosting(database, shop, orderId);
  if (!costing) throw new Response(null, { status: 404 });
  return csvResponse<CostedLine>({
    name: "bill.csv",
    headings: billHeadings(costing),
    cells: (line) => billCells(costing, line),
    listAfter: async (last) => (last === undefined ? costing.lines : []),
  });
}
