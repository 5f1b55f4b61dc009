import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/cloudflare";
import { useLoaderData } from "@remix-run/react";
import { BlockStack, Page } from "@shopify/polaris";
import { cursorIn } from "../lists/keyset";
import { placedRows } from "../reports/purchasing/purchasing-report";
import { nameOfSpend, SPEND_COLUMNS, SPEND_DAYS, spendMonth, sumsByCurrency } from "../reports/purchasing/spend";
import { authenticate } from "../requests/authenticate.server";
import { findSpendAsked } from "../requests/purchasing-report-in.server";
import { findSupplier } from "../suppliers/suppliers.server";
import { purchasingColumns, SupplierLink } from "../ui/reports/purchasing/purchasing-columns";
import { PurchasingFilters } from "../ui/reports/purchasing/purchasing-filters";
import { PurchasingList } from "../ui/reports/purchasing/purchasing-list";
import { SpendSummary } from "../ui/reports/purchasing/spend-summary";
import { LIST, SPEND } from "../ui/reports/words";

const PATH = "/reports/spend";

export const meta: MetaFunction = () => [{ title: SPEND.title }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { shop, database } = await authenticate(context);
  const { searchParams } = new URL(request.url);
  const supplier = Number(searchParams.get("supplier"));
  const [{ rows, ...asked }, found] = await Promise.all([
    findSpendAsked(database, shop, searchParams),
    supplier ? findSupplier(database, shop, supplier) : undefined,
  ]);
  return {
    ...{ ...asked, supplierName: found?.name ?? null, sums: sumsByCurrency(rows) },
    list: placedRows(rows, cursorIn(searchParams), nameOfSpend),
  };
}

export default function Spend() {
  const { filter, typed, today, span, supplierName, sums, undatedBills, list } = useLoaderData<typeof loader>();
  return (
    <Page title={SPEND.title} subtitle={SPEND.summary} backAction={{ content: LIST.back, url: "/reports" }}>
      <BlockStack gap="400">
        <PurchasingFilters
          {...{ path: PATH, filter, supplierName, today, columns: SPEND_COLUMNS }}
          days={{ own: SPEND_DAYS, typed }}
        />
        <SpendSummary {...{ sums, undatedBills, span }} />
        <PurchasingList
          {...{ path: PATH, filter, list, nameOf: nameOfSpend, caption: SPEND.title, empty: SPEND.empty }}
          ownOrder="-month"
          columns={purchasingColumns(SPEND_COLUMNS, ({ currency }) => currency, {
            supplier: ({ supplierId, supplier }) => <SupplierLink id={supplierId} name={supplier || SPEND.noName} />,
            month: (row) => <span className="OneLine">{spendMonth(row)}</span>,
          })}
        />
      </BlockStack>
    </Page>
  );
}
