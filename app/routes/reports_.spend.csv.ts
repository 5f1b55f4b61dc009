import type { LoaderFunctionArgs } from "@remix-run/cloudflare";
import { csvResponse } from "../csv/csv-response";
import { fileCells, fileHeadings } from "../reports/purchasing/purchasing-report";
import { SPEND_COLUMNS, type SpendRow } from "../reports/purchasing/spend";
import { authenticate } from "../requests/authenticate.server";
import { findSpendAsked } from "../requests/purchasing-report-in.server";

/** The whole list, as its page shows it; amounts in the currency beside them. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { shop, database } = await authenticate(context);
  const { rows } = await findSpendAsked(database, shop, new URL(request.url).searchParams);
  return csvResponse<SpendRow>({
    name: "spend.csv",
    headings: fileHeadings(SPEND_COLUMNS),
    cells: (row) => fileCells(SPEND_COLUMNS, row, row.currency),
    listAfter: async (last) => (last ? [] : rows),
  });
}
