import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/cloudflare";
import { useLoaderData } from "@remix-run/react";
import { Page, Text } from "@shopify/polaris";
import { labelsOf } from "../csv/format";
import { authenticate } from "../requests/authenticate.server";
import { requireSupplier } from "../requests/require-supplier.server";
import { priceFormat } from "../suppliers/price-file";
import { CsvImport } from "../ui/csv-import/csv-import";
import { CSV_IMPORT } from "../ui/csv-import/words";

export const meta: MetaFunction = () => [{ title: CSV_IMPORT.suppliersSupplierIdPricesImport.importAPriceList }];

export async function loader({ params, context }: LoaderFunctionArgs) {
  const { shop, database } = await authenticate(context);
  const { id, name, currency } = await requireSupplier(database, shop, params.supplierId);
  return { id, name, currency, labels: labelsOf(priceFormat(currency)) };
}

export default function ImportPrices() {
  const { id, name, currency, labels } = useLoaderData<typeof loader>();
  const format = async () => (await import("../suppliers/price-file")).priceFormat(currency);
  const address = `/suppliers/${id}/prices`;
  return (
    <Page
      title={CSV_IMPORT.suppliersSupplierIdPricesImport.importAPriceList}
      subtitle={name}
      backAction={{ content: CSV_IMPORT.suppliersSupplierIdPricesImport.priceList, url: address }}
    >
      <CsvImport labels={labels} format={format} door={`${address}/file`} noun={["price", "prices"]}>
        <Text as="p" tone="subdued">
          {CSV_IMPORT.suppliersSupplierIdPricesImport.costsAreInForOne(currency)}
        </Text>
      </CsvImport>
    </Page>
  );
}
