import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/cloudflare";
import { useLoaderData } from "@remix-run/react";
import { Page, Text } from "@shopify/polaris";
import { labelsOf } from "../csv/format";
import { ORDER_FORMAT } from "../purchasing/orders/files/order-file";
import { authenticate } from "../requests/authenticate.server";
import { CsvImport } from "../ui/csv-import/csv-import";
import { CSV_IMPORT } from "../ui/csv-import/words";

export const meta: MetaFunction = () => [{ title: CSV_IMPORT.purchaseOrdersImport.importPurchaseOrders }];

export async function loader({ context }: LoaderFunctionArgs) {
  await authenticate(context);
  return { labels: labelsOf(ORDER_FORMAT) };
}

const format = () => import("../purchasing/orders/files/order-file").then((module) => module.ORDER_FORMAT);

export default function ImportPurchaseOrders() {
  const { labels } = useLoaderData<typeof loader>();
  return (
    <Page
      title={CSV_IMPORT.purchaseOrdersImport.importPurchaseOrders}
      backAction={{ content: CSV_IMPORT.purchaseOrdersImport.purchaseOrders, url: "/purchase-orders" }}
    >
      <CsvImport
        labels={labels}
        format={format}
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
