import type { LoaderFunctionArgs } from "@remix-run/cloudflare";
import { csvResponse } from "../csv/csv-response";
import { listStockByLocation } from "../reports/figures/by-location.server";
import { dayCells, dayHeadings } from "../reports/figures/day-values";
import { listDays } from "../reports/figures/days.server";
import { listReportAfter } from "../reports/figures/list.server";
import { type LocationValue, locationCells, locationHeadings } from "../reports/figures/location-values";
import { type Asked, reportOf } from "../reports/filter/asked";
import { isReckoned } from "../reports/filter/filter";
import type { DayValue, ReportRow } from "../reports/report";
import { cellsOf, headingsOf } from "../reports/report-csv";
import { reportNamed } from "../reports/reports";
import { authenticate } from "../requests/authenticate.server";
import { reportIn } from "../requests/report-in.server";

/** D1 answers with so many in well under a second, and the free plan's 50 queries reach for 250,000 variants. */
const ROWS_A_QUERY = 5000;
/** What is reckoned as it is asked for is reckoned whole each time. */
const RECKONED_A_QUERY = 50_000;

type Shop = { id: number; currency: string };

/** The whole list of a report, as its page shows it. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { shop, database } = await authenticate(context);
  const name = reportNamed(params.report);
  if (!name) throw new Response(null, { status: 404 });
  const { searchParams } = new URL(request.url);
  const { asked } = reportIn(shop, name, searchParams);
  const by = name === "stock-value" ? searchParams.get("by") : null;
  if (by === "day") return daysFile(database, shop, asked);
  if (by === "location") return locationsFile(database, shop, asked);
  const report = reportOf(asked);
  const limit = isReckoned(asked.filter) ? RECKONED_A_QUERY : ROWS_A_QUERY;
  return csvResponse<ReportRow>({
    name: `${name}.csv`,
    headings: headingsOf(report, shop.currency),
    cells: (row) => cellsOf(report, row, shop.currency),
    listAfter: (last) => listReportAfter(database, shop, asked, last, limit),
  });
}

const daysFile = (database: D1Database, shop: Shop, { span }: Asked) =>
  csvResponse<DayValue>({
    name: "stock-value-by-day.csv",
    headings: dayHeadings(shop.currency),
    cells: (day) => dayCells(day, shop.currency),
    listAfter: async (last) =>
      (await listDays(database, shop, placeAfter(last), { size: ROWS_A_QUERY, between: span ?? undefined })).rows,
  });

const locationsFile = (database: D1Database, shop: Shop, asked: Asked) =>
  csvResponse<LocationValue>({
    name: "stock-value-by-location.csv",
    headings: locationHeadings(shop.currency),
    cells: (row) => locationCells(row, shop.currency),
    listAfter: async (last) => (last ? [] : listStockByLocation(database, shop, asked)),
  });

const placeAfter = (last: DayValue | undefined) =>
  last ? { side: "after" as const, key: [last.day, last.day] as [number, number] } : { side: "start" as const };
