import type { LoaderFunctionArgs } from "@remix-run/cloudflare";
import { csvResponse } from "../csv/csv-response";
import { dayCells, dayHeadings } from "../reports/figures/day-values";
import { listDays } from "../reports/figures/days.server";
import { listReportAfter } from "../reports/figures/list.server";
import type { DayValue, ReportRow } from "../reports/report";
import { cellsOf, headingsOf } from "../reports/report-csv";
import { REPORTS, reportNamed } from "../reports/reports";
import { authenticate } from "../requests/authenticate.server";

/** D1 answers with so many in well under a second, and the free plan's 50 queries reach for 250,000 variants. */
const ROWS_A_QUERY = 5000;

/** The whole list of a report, as its page shows it. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { shop, database } = await authenticate(request, context);
  const name = reportNamed(params.report);
  if (!name) throw new Response(null, { status: 404 });
  if (name === "stock-value" && new URL(request.url).searchParams.get("by") === "day")
    return csvResponse<DayValue>({
      name: "stock-value-by-day.csv",
      headings: dayHeadings(shop.currency),
      cells: (day) => dayCells(day, shop.currency),
      listAfter: async (last) => (await listDays(database, shop, placeAfter(last), ROWS_A_QUERY)).rows,
    });
  return csvResponse<ReportRow>({
    name: `${name}.csv`,
    headings: headingsOf(REPORTS[name], shop.currency),
    cells: (row) => cellsOf(REPORTS[name], row, shop.currency),
    listAfter: (last) => listReportAfter(database, shop, name, last, ROWS_A_QUERY),
  });
}

const placeAfter = (last: DayValue | undefined) =>
  last ? { side: "after" as const, key: [last.day, last.day] as [number, number] } : { side: "start" as const };
