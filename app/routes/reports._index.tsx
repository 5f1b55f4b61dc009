import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/cloudflare";
import { Link, useLoaderData } from "@remix-run/react";
import { Card, Page } from "@shopify/polaris";
import { dayOf } from "../days/calendar";
import { listLateOrders } from "../purchasing/performance/performance.server";
import { findTotals } from "../reports/figures/report-totals.server";
import type { Headline } from "../reports/report";
import { REPORT_NAMES, REPORTS } from "../reports/reports";
import { authenticate } from "../requests/authenticate.server";
import { ListTable } from "../ui/list-table";
import { FigureValue } from "../ui/reports/figure-value";
import { FIGURE, INDEX, PERFORMANCE, SPEND } from "../ui/reports/words";

/** What a report tells of now; "none": it has no such figure. */
type Row = { name: string; title: string; summary: string; headline: Headline | "none" | null | undefined };

export const meta: MetaFunction = () => [{ title: INDEX.title }];

export async function loader({ context }: LoaderFunctionArgs) {
  const { shop, database } = await authenticate(context);
  const [totals, late] = await Promise.all([
    findTotals(database, shop),
    listLateOrders(database, shop, dayOf(Date.now(), shop.timeZone)),
  ]);
  const lateOrders = [...late.values()].reduce((sum, orders) => sum + orders, 0);
  return { totals: totals ?? null, lateOrders, currency: shop.currency };
}

export default function Reports() {
  const { totals, lateOrders, currency } = useLoaderData<typeof loader>();
  const ofVariants = REPORT_NAMES.map((name) => {
    const { title, summary, headlines } = REPORTS[name];
    return { name, title, summary, headline: totals && headlines(totals[name])[0] };
  });
  const late: Headline = { name: PERFORMANCE.late, kind: "units", value: lateOrders };
  const rows: Row[] = [
    ...ofVariants,
    { name: "supplier-performance", ...PERFORMANCE, headline: late },
    { name: "spend", ...SPEND, headline: "none" },
  ];
  return (
    <Page title={INDEX.title}>
      <Card padding="0">
        <ListTable
          caption={INDEX.title}
          rows={rows}
          keyOf={({ name }) => name}
          columns={[
            {
              heading: INDEX.report,
              cell: ({ name, title, summary }) => (
                <span className="ReportName">
                  <Link to={`/reports/${name}`}>{title}</Link>
                  <span className="Aside">{summary}</span>
                </span>
              ),
            },
            {
              heading: INDEX.now,
              numeric: true,
              cell: ({ headline }) =>
                headline === "none" ? (
                  FIGURE.none
                ) : headline ? (
                  <>
                    <FigureValue {...headline} currency={currency} />
                    <span className="Aside">{headline.name}</span>
                  </>
                ) : (
                  INDEX.notYet
                ),
            },
          ]}
        />
      </Card>
    </Page>
  );
}
