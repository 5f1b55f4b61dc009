import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/cloudflare";
import { Page, Text } from "@shopify/polaris";
import { ORDER_FORMAT } from "../purchasing/orders/files/order-file";
import { authenticate } from "../requests/authenticate.server";
import { CsvImport } from "../ui/csv-import/csv-import";
import { CSV_IMPORT } from "../ui/csv-import/words";

export const meta: MetaFunction = () => [{ title: CSV_IMPORT.purchaseOrdersImport.importPurchaseOrders }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  await authenticate(request, context);
  return null;
}

export default function ImportPurchaseOrders() {
  return (
    <Page
      title={CSV_IMPORT.purchaseOrdersImport.importPurchaseOrders}
      backAction={{ content: CSV_IMPORT.purchaseOrdersImport.purchaseOrders, url: "/purchase-orders" }}
    >
      <CsvImport
        format={ORDER_FORMAT}
        door="/purchase-orders/file"
        noun={["line", "lines"]}
        note={CSV_IMPORT.purchaseOrdersImport.aColumnOrCell}
        download={CSV_IMPORT.purchaseOrdersImport.downloadYourOrdersAs}
      >
        <Text as="p" tone="subdued">
          {CSV_IMPORT.purchaseOrdersImport.eachSuppliersRowsBecomeOne}
        </Text>
      </CsvImport>
    </Page>
  );
}
