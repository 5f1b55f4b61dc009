import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/cloudflare";
import { useLoaderData } from "@remix-run/react";
import { BlockStack, Card, Page } from "@shopify/polaris";
import { cursorIn } from "../lists/keyset";
import { placedRows } from "../reports/purchasing/purchasing-report";
import { PERFORMANCE_COLUMNS, performanceTotals } from "../reports/purchasing/supplier-performance";
import { authenticate } from "../requests/authenticate.server";
import { findPerformanceAsked } from "../requests/purchasing-report-in.server";
import { Headlines } from "../ui/reports/headlines";
import { purchasingColumns, SupplierLink } from "../ui/reports/purchasing/purchasing-columns";
import { PurchasingFilters } from "../ui/reports/purchasing/purchasing-filters";
import { PurchasingList } from "../ui/reports/purchasing/purchasing-list";
import { Definitions } from "../ui/reports/report-summary";
import { LIST, PERFORMANCE } from "../ui/reports/words";

const PATH = "/reports/supplier-performance";

export const meta: MetaFunction = () => [{ title: PERFORMANCE.title }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { shop, database } = await authenticate(context);
  const { searchParams } = new URL(request.url);
  const { rows, ...asked } = await findPerformanceAsked(database, shop, searchParams);
  const supplierName = rows.find(({ supplierId }) => supplierId === asked.filter.supplier)?.supplier ?? null;
  const list = placedRows(rows, cursorIn(searchParams), ({ supplierId }) => String(supplierId));
  return { ...asked, supplierName, totals: performanceTotals(rows), list, currency: shop.currency };
}

export default function SupplierPerformanceReport() {
  const { filter, today, supplierName, totals, list, currency } = useLoaderData<typeof loader>();
  return (
    <Page title={PERFORMANCE.title} subtitle={PERFORMANCE.summary} backAction={{ content: LIST.back, url: "/reports" }}>
      <BlockStack gap="400">
        <PurchasingFilters
          {...{ path: PATH, filter, supplierName, today, columns: PERFORMANCE_COLUMNS }}
          days={{ why: PERFORMANCE.why }}
        />
        <Card>
          <BlockStack gap="400">
            <Headlines
              currency={currency}
              headlines={[
                { name: PERFORMANCE.onTime, kind: "share", value: totals.onTime },
                { name: PERFORMANCE.filled, kind: "share", value: totals.filled },
                { name: PERFORMANCE.late, kind: "units", value: totals.late },
              ]}
            />
            <Definitions definitions={PERFORMANCE.definitions} />
          </BlockStack>
        </Card>
        <PurchasingList
          {...{ path: PATH, filter, list, caption: PERFORMANCE.title, empty: PERFORMANCE.empty, ownOrder: "supplier" }}
          nameOf={({ supplierId }) => supplierId}
          columns={purchasingColumns(PERFORMANCE_COLUMNS, () => currency, {
            supplier: ({ supplierId, supplier }) => <SupplierLink id={supplierId} name={supplier} to="/performance" />,
          })}
        />
      </BlockStack>
    </Page>
  );
}
