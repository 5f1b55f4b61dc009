import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/cloudflare";
import { useLoaderData } from "@remix-run/react";
import { zoneOf } from "../days/zone-days";
import { placeIn } from "../lists/keyset";
import { listReport } from "../reports/figures/list.server";
import { findTotals } from "../reports/figures/report-totals.server";
import { FORECAST_ACCURACY } from "../reports/forecast-accuracy";
import { findReplay } from "../reports/replay/replays.server";
import { authenticate } from "../requests/authenticate.server";
import { ReplayCard } from "../ui/reports/replay-card";
import { ReportChart } from "../ui/reports/report-chart";
import { ReportList } from "../ui/reports/report-list";
import { ReportPage } from "../ui/reports/report-page";

const NAME = "forecast-accuracy";

export const meta: MetaFunction = () => [{ title: FORECAST_ACCURACY.title }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { shop, database } = await authenticate(request, context);
  const place = placeIn(new URL(request.url).searchParams);
  const [totals, list, replay] = await Promise.all([
    findTotals(database, shop),
    listReport(database, shop, NAME, place),
    findReplay(database, shop),
  ]);
  const now = Date.now();
  return {
    totals: totals?.[NAME] ?? null,
    list,
    replay,
    currency: shop.currency,
    timeZone: zoneOf(shop.timeZone, now),
    now,
  };
}

export default function ForecastAccuracy() {
  const { totals, list, replay, currency, timeZone, now } = useLoaderData<typeof loader>();
  return (
    <ReportPage
      name={NAME}
      totals={totals}
      currency={currency}
      chart={totals && <ReportChart name={NAME} totals={totals} currency={currency} />}
    >
      <ReplayCard result={replay.result} running={replay.running} now={now} timeZone={timeZone} />
      <ReportList name={NAME} list={list} currency={currency} address={`/reports/${NAME}`} />
    </ReportPage>
  );
}
