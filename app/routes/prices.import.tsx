import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/cloudflare";
import { Page, Text } from "@shopify/polaris";
import { authenticate } from "../requests/authenticate.server";
import { PRICES_FORMAT } from "../suppliers/price-file";
import { CsvImport } from "../ui/csv-import/csv-import";
import { CSV_IMPORT } from "../ui/csv-import/words";

export const meta: MetaFunction = () => [{ title: CSV_IMPORT.pricesImport.importPriceLists }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  await authenticate(request, context);
  return null;
}

export default function ImportPriceLists() {
  return (
    <Page
      title={CSV_IMPORT.pricesImport.importPriceLists}
      backAction={{ content: CSV_IMPORT.suppliers, url: "/suppliers" }}
    >
      <CsvImport format={PRICES_FORMAT} door="/prices/file" noun={["price", "prices"]}>
        <Text as="p" tone="subdued">
          {CSV_IMPORT.pricesImport.thePriceListsOfAll}
        </Text>
      </CsvImport>
    </Page>
  );
}
