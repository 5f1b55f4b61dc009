import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/cloudflare";
import { useLoaderData } from "@remix-run/react";
import { Page, Text } from "@shopify/polaris";
import { useMemo } from "react";
import { authenticate } from "../requests/authenticate.server";
import { requireSupplier } from "../requests/require-supplier.server";
import { priceFormat } from "../suppliers/price-file";
import { CsvImport } from "../ui/csv-import/csv-import";

export const meta: MetaFunction = () => [{ title: "Import a price list" }];

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { shop, database } = await authenticate(request, context);
  const { id, name, currency } = await requireSupplier(database, shop, params.supplierId);
  return { id, name, currency };
}

export default function ImportPrices() {
  const { id, name, currency } = useLoaderData<typeof loader>();
  const format = useMemo(() => priceFormat(currency), [currency]);
  const address = `/suppliers/${id}/prices`;
  return (
    <Page title="Import a price list" subtitle={name} backAction={{ content: "Price list", url: address }}>
      <CsvImport format={format} door={`${address}/file`} noun={["price", "prices"]}>
        <Text as="p" tone="subdued">
          Costs are in {currency}, for one unit. Preferred is yes or no. A variant goes by its Shopify ID, or by its SKU
          where the ID is blank.
        </Text>
      </CsvImport>
    </Page>
  );
}
