import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/cloudflare";
import { useLoaderData } from "@remix-run/react";
import { placeIn } from "../lists/keyset";
import { listDays } from "../reports/figures/days.server";
import { listReport } from "../reports/figures/list.server";
import { findTotals } from "../reports/figures/report-totals.server";
import { STOCK_VALUE } from "../reports/stock-value";
import { authenticate } from "../requests/authenticate.server";
import { LinkTabs } from "../ui/link-tabs";
import { DayList } from "../ui/reports/day-list";
import { ReportList } from "../ui/reports/report-list";
import { ReportPage } from "../ui/reports/report-page";
import { ValueChart } from "../ui/reports/value-chart";

/** As many as the first page of the list has, times two: enough to see a season turn. */
const CHARTED = 100;

export const meta: MetaFunction = () => [{ title: STOCK_VALUE.title }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { shop, database } = await authenticate(request, context);
  const { searchParams } = new URL(request.url);
  const place = placeIn(searchParams);
  const [totals, charted, list] = await Promise.all([
    findTotals(database, shop),
    listDays(database, shop, { side: "start" }, CHARTED),
    searchParams.get("by") === "variant"
      ? listReport(database, shop, "stock-value", place).then((rows) => ({ by: "variant" as const, ...rows }))
      : listDays(database, shop, place).then((rows) => ({ by: "day" as const, ...rows })),
  ]);
  return { totals: totals?.["stock-value"] ?? null, days: charted.rows.reverse(), list, currency: shop.currency };
}

export default function StockValue() {
  const { totals, days, list, currency } = useLoaderData<typeof loader>();
  const tabs = (
    <LinkTabs
      label="Stock value"
      tabs={[
        { name: "By day", to: ADDRESS.day, current: list.by === "day" },
        { name: "By variant", to: ADDRESS.variant, current: list.by === "variant" },
      ]}
    />
  );
  const frame = { currency, tabs, address: ADDRESS[list.by] };
  return (
    <ReportPage
      name="stock-value"
      totals={totals}
      currency={currency}
      chart={<ValueChart days={days} currency={currency} />}
    >
      {list.by === "day" ? (
        <DayList list={list} {...frame} />
      ) : (
        <ReportList name="stock-value" list={list} {...frame} />
      )}
    </ReportPage>
  );
}

const ADDRESS = { day: "/reports/stock-value", variant: "/reports/stock-value?by=variant" };
