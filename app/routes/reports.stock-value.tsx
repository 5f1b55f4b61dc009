import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/cloudflare";
import { useLoaderData } from "@remix-run/react";
import { type Cursor, cursorIn } from "../lists/keyset";
import { listStockByLocation } from "../reports/figures/by-location.server";
import { listDays } from "../reports/figures/days.server";
import { listReport } from "../reports/figures/list.server";
import { findDayTotal } from "../reports/figures/report-totals.server";
import type { Asked } from "../reports/filter/asked";
import { filteredAddress } from "../reports/filter/filter";
import { STOCK_VALUE } from "../reports/stock-value";
import { type ValueBy, valuesBy } from "../reports/values-by";
import { authenticate } from "../requests/authenticate.server";
import { reportFrame, reportIn } from "../requests/report-in.server";
import { LinkTabs } from "../ui/link-tabs";
import { DayList } from "../ui/reports/day-list";
import { LocationList } from "../ui/reports/location-list";
import { ReportList } from "../ui/reports/report-list";
import { ReportPage } from "../ui/reports/report-page";
import { ValueChart } from "../ui/reports/value-chart";
import { STOCK_VALUE_BY } from "../ui/reports/words";

/** As many as the first page of the list has, times two: enough to see a season turn. */
const CHARTED = 100;

export const meta: MetaFunction = () => [{ title: STOCK_VALUE.title }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { shop, database } = await authenticate(context);
  const { searchParams } = new URL(request.url);
  const { asked, typed } = reportIn(shop, "stock-value", searchParams);
  const by = valuesBy(asked.filter, searchParams.get("by"));
  const between = asked.span ?? undefined;
  const [frame, ofDay, charted, list] = await Promise.all([
    reportFrame(database, shop, asked, typed),
    by === "day" && asked.span ? findDayTotal(database, shop, asked.span) : null,
    by === "day" ? listDays(database, shop, { side: "start" }, { size: CHARTED, between }) : null,
    listBy(by, database, shop, asked, cursorIn(searchParams)),
  ]);
  const totals = by === "day" && asked.span ? (ofDay ? { day: ofDay, parts: [] } : null) : frame.totals;
  return { frame: { ...frame, totals }, days: charted?.rows.reverse() ?? null, list };
}

/** The list of one tab. */
async function listBy(by: ValueBy, database: D1Database, shop: { id: number }, asked: Asked, cursor: Cursor) {
  if (by === "location") return { by, rows: await listStockByLocation(database, shop, asked) };
  if (by === "variant") return { by, ...(await listReport(database, shop, asked, cursor)) };
  return { by, ...(await listDays(database, shop, cursor, { between: asked.span ?? undefined })) };
}

export default function StockValue() {
  const { frame, days, list } = useLoaderData<typeof loader>();
  const { asked, currency } = frame;
  const path = `${PATH}?by=${list.by}`;
  const tabs = (
    <LinkTabs
      label={STOCK_VALUE.title}
      tabs={(["day", "variant", "location"] as const)
        .filter((by) => valuesBy(asked.filter, by) === by)
        .map((by) => ({
          name: STOCK_VALUE_BY[by],
          to: filteredAddress(by === "day" ? PATH : `${PATH}?by=${by}`, { ...asked.filter, sort: null }),
          current: list.by === by,
        }))}
    />
  );
  return (
    <ReportPage
      {...frame}
      path={path}
      note={days ? undefined : STOCK_VALUE_BY.noDays}
      live={list.by !== "day"}
      chart={days && <ValueChart days={days} currency={currency} />}
    >
      {list.by === "day" && <DayList list={list} {...{ asked, currency, tabs }} />}
      {list.by === "variant" && <ReportList list={list} {...{ asked, currency, tabs, path }} />}
      {list.by === "location" && <LocationList rows={list.rows} {...{ asked, currency, tabs, path }} />}
    </ReportPage>
  );
}

const PATH = "/reports/stock-value";
