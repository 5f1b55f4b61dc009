import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/cloudflare";
import { useLoaderData } from "@remix-run/react";
import { cursorIn } from "../lists/keyset";
import { listReport } from "../reports/figures/list.server";
import { REPORTS, reportNamed } from "../reports/reports";
import { authenticate } from "../requests/authenticate.server";
import { reportFrame, reportIn } from "../requests/report-in.server";
import { ReportChart } from "../ui/reports/report-chart";
import { ReportList } from "../ui/reports/report-list";
import { ReportPage } from "../ui/reports/report-page";
import { INDEX } from "../ui/reports/words";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? REPORTS[data.asked.report].title : INDEX.title },
];

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { shop, database } = await authenticate(context);
  const name = reportNamed(params.report);
  if (!name) throw new Response(null, { status: 404 });
  const { searchParams } = new URL(request.url);
  const { asked, typed } = reportIn(shop, name, searchParams);
  const [frame, list] = await Promise.all([
    reportFrame(database, shop, asked, typed),
    listReport(database, shop, asked, cursorIn(searchParams)),
  ]);
  return { ...frame, list };
}

export default function ReportOfVariants() {
  const { list, ...frame } = useLoaderData<typeof loader>();
  const { asked, totals, currency } = frame;
  return (
    <ReportPage {...frame} chart={totals && <ReportChart asked={asked} totals={totals} currency={currency} />}>
      <ReportList asked={asked} list={list} currency={currency} path={`/reports/${asked.report}`} />
    </ReportPage>
  );
}
