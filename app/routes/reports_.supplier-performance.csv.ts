import type { LoaderFunctionArgs } from "@remix-run/cloudflare";
import { csvResponse } from "../csv/csv-response";
import { fileCells, fileHeadings } from "../reports/purchasing/purchasing-report";
import { PERFORMANCE_COLUMNS, type SupplierPerformance } from "../reports/purchasing/supplier-performance";
import { authenticate } from "../requests/authenticate.server";
import { findPerformanceAsked } from "../requests/purchasing-report-in.server";

/** The whole list, as its page shows it. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { shop, database } = await authenticate(context);
  const { rows } = await findPerformanceAsked(database, shop, new URL(request.url).searchParams);
  return csvResponse<SupplierPerformance>({
    name: "supplier-performance.csv",
    headings: fileHeadings(PERFORMANCE_COLUMNS),
    cells: (row) => fileCells(PERFORMANCE_COLUMNS, row, shop.currency),
    listAfter: async (last) => (last ? [] : rows),
  });
}
