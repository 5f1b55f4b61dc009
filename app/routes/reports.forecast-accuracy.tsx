import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/cloudflare";
import { useLoaderData } from "@remix-run/react";
import { zoneOf } from "../days/zone-days";
import { cursorIn } from "../lists/keyset";
import { listReport } from "../reports/figures/list.server";
import { FORECAST_ACCURACY } from "../reports/forecast-accuracy";
import { findReplay } from "../reports/replay/replays.server";
import { authenticate } from "../requests/authenticate.server";
import { reportFrame, reportIn } from "../requests/report-in.server";
import { ReplayCard } from "../ui/reports/replay-card";
import { ReportChart } from "../ui/reports/report-chart";
import { ReportList } from "../ui/reports/report-list";
import { ReportPage } from "../ui/reports/report-page";

const NAME = "forecast-accuracy";

export const meta: MetaFunction = () => [{ title: FORECAST_ACCURACY.title }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { shop, database } = await authenticate(context);
  const { searchParams } = new URL(request.url);
  const { asked, typed } = reportIn(shop, NAME, searchParams);
  const [frame, list, replay] = await Promise.all([
    reportFrame(database, shop, asked, typed),
    listReport(database, shop, asked, cursorIn(searchParams)),
    findReplay(database, shop),
  ]);
  const now = Date.now();
  return { frame, list, replay, timeZone: zoneOf(shop.timeZone, now), now };
}

export default function ForecastAccuracy() {
  const { frame, list, replay, timeZone, now } = useLoaderData<typeof loader>();
  const { asked, totals, currency } = frame;
  return (
    <ReportPage {...frame} chart={totals && <ReportChart asked={asked} totals={totals} currency={currency} />}>
      <ReplayCard result={replay.result} running={replay.running} now={now} timeZone={timeZone} />
      <ReportList asked={asked} list={list} currency={currency} path={`/reports/${NAME}`} />
    </ReportPage>
  );
}
