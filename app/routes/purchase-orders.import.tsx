import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/cloudflare";
import { Page, Text } from "@shopify/polaris";
import { ORDER_FORMAT } from "../purchasing/orders/files/order-file";
import { authenticate } from "../requests/authenticate.server";
import { CsvImport } from "../ui/csv-import/csv-import";

export const meta: MetaFunction = () => [{ title: "Import purchase orders" }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  await authenticate(request, context);
  return null;
}

export default function ImportPurchaseOrders() {
  return (
    <Page title="Import purchase orders" backAction={{ content: "Purchase orders", url: "/purchase-orders" }}>
      <CsvImport
        format={ORDER_FORMAT}
        door="/purchase-orders/file"
        noun={["line", "lines"]}
        note="A column or cell that is left out is as the supplier's price list has it. Costs are in the supplier's currency."
        download="Download your orders, as an example"
      >
        <Text as="p" tone="subdued">
          Each supplier's rows become one draft, or one for each reference in the column Order. A variant goes by its
          Shopify ID, SKU, any of its barcodes, or the supplier's SKU. An order is made whole or not at all: one row
          that is refused keeps the others of its order back. The same file a second time makes nothing twice; write
          another reference to order the same again.
        </Text>
      </CsvImport>
    </Page>
  );
}
