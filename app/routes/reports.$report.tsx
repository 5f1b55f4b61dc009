import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/cloudflare";
import { useLoaderData } from "@remix-run/react";
import { placeIn } from "../lists/keyset";
import { listReport } from "../reports/figures/list.server";
import { findTotals } from "../reports/figures/report-totals.server";
import { REPORTS, reportNamed } from "../reports/reports";
import { authenticate } from "../requests/authenticate.server";
import { ReportChart } from "../ui/reports/report-chart";
import { ReportList } from "../ui/reports/report-list";
import { ReportPage } from "../ui/reports/report-page";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data ? REPORTS[data.name].title : "Reports" }];

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { shop, database } = await authenticate(request, context);
  const name = reportNamed(params.report);
  if (!name) throw new Response(null, { status: 404 });
  const place = placeIn(new URL(request.url).searchParams);
  const [totals, list] = await Promise.all([findTotals(database, shop), listReport(database, shop, name, place)]);
  return { name, totals: totals?.[name] ?? null, list, currency: shop.currency };
}

export default function ReportOfVariants() {
  const { name, totals, list, currency } = useLoaderData<typeof loader>();
  return (
    <ReportPage
      name={name}
      totals={totals}
      currency={currency}
      chart={totals && <ReportChart name={name} totals={totals} currency={currency} />}
    >
      <ReportList name={name} list={list} currency={currency} address={`/reports/${name}`} />
    </ReportPage>
  );
}
