import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/cloudflare";
import { Link, useLoaderData } from "@remix-run/react";
import { Card, Page } from "@shopify/polaris";
import { findTotals } from "../reports/figures/report-totals.server";
import { REPORT_NAMES, REPORTS } from "../reports/reports";
import { authenticate } from "../requests/authenticate.server";
import { ListTable } from "../ui/list-table";
import { FigureValue } from "../ui/reports/figure-value";
import { INDEX } from "../ui/reports/words";

export const meta: MetaFunction = () => [{ title: INDEX.title }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { shop, database } = await authenticate(request, context);
  return { totals: (await findTotals(database, shop)) ?? null, currency: shop.currency };
}

export default function Reports() {
  const { totals, currency } = useLoaderData<typeof loader>();
  const rows = REPORT_NAMES.map((name) => {
    const { title, summary, headlines } = REPORTS[name];
    return { name, title, summary, headline: totals && headlines(totals[name])[0] };
  });
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
                headline ? (
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
