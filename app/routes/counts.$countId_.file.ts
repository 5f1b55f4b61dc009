import type { LoaderFunctionArgs } from "@remix-run/cloudflare";
import { csvResponse } from "../csv/csv-response";
import type { Cursor } from "../lists/keyset";
import { authenticate } from "../requests/authenticate.server";
import { requireCount } from "../requests/require-count.server";
import { countCells, countHeadings } from "../stock/counts/count-file";
import { listReview } from "../stock/counts/lines.server";
import type { ReviewLine } from "../stock/counts/review";

const AT_ONCE = 1000;

/** Every line of a count with its result. */
export async function loader({ params, context }: LoaderFunctionArgs) {
  const { shop, database } = await authenticate(context);
  const count = await requireCount(database, shop, params.countId);
  return csvResponse<ReviewLine>({
    name: `count-${count.id}.csv`,
    headings: countHeadings(shop.currency),
    cells: (line) => countCells(line, shop.currency),
    listAfter: async (last) => {
      const cursor: Cursor = last ? { side: "after", key: [last.lineId, last.lineId] } : { side: "start" };
      return (await listReview(database, shop, count.id, "all", cursor, AT_ONCE)).rows;
    },
  });
}
