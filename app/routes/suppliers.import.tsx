import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/cloudflare";
import { useLoaderData } from "@remix-run/react";
import { Page, Text } from "@shopify/polaris";
import { labelsOf } from "../csv/format";
import { SUPPLIER_FORMAT } from "../replenishment/files/supplier-file";
import { authenticate } from "../requests/authenticate.server";
import { VENDOR_SEPARATOR } from "../suppliers/vendors/vendor-cell";
import { CsvImport } from "../ui/csv-import/csv-import";
import { CSV_IMPORT } from "../ui/csv-import/words";

export const meta: MetaFunction = () => [{ title: CSV_IMPORT.suppliersImport.importSuppliers }];

export async function loader({ context }: LoaderFunctionArgs) {
  await authenticate(context);
  return { labels: labelsOf(SUPPLIER_FORMAT) };
}

const format = () => import("../replenishment/files/supplier-file").then((module) => module.SUPPLIER_FORMAT);

export default function ImportSuppliers() {
  const { labels } = useLoaderData<typeof loader>();
  return (
    <Page
      title={CSV_IMPORT.suppliersImport.importSuppliers}
      backAction={{ content: CSV_IMPORT.suppliers, url: "/suppliers" }}
    >
      <CsvImport labels={labels} format={format} door="/suppliers/file" noun={["supplier", "suppliers"]}>
        <Text as="p" tone="subdued">
          {CSV_IMPORT.suppliersImport.aSupplierIsKnown(VENDOR_SEPARATOR)}
        </Text>
      </CsvImport>
    </Page>
  );
}
