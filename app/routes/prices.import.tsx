import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/cloudflare";
import { Page, Text } from "@shopify/polaris";
import { authenticate } from "../requests/authenticate.server";
import { PRICES_FORMAT } from "../suppliers/price-file";
import { CsvImport } from "../ui/csv-import/csv-import";

export const meta: MetaFunction = () => [{ title: "Import price lists" }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  await authenticate(request, context);
  return null;
}

export default function ImportPriceLists() {
  return (
    <Page title="Import price lists" backAction={{ content: "Suppliers", url: "/suppliers" }}>
      <CsvImport format={PRICES_FORMAT} door="/prices/file" noun={["price", "prices"]}>
        <Text as="p" tone="subdued">
          The price lists of all suppliers in one file, each line with its supplier's name. Costs are in the supplier's
          currency, for one unit. Preferred is yes or no. A variant goes by its Shopify ID, or by its SKU where the ID
          is blank.
        </Text>
      </CsvImport>
    </Page>
  );
}
