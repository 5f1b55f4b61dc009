import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/cloudflare";
import { Page, Text } from "@shopify/polaris";
import { SUPPLIER_FORMAT } from "../replenishment/files/supplier-file";
import { authenticate } from "../requests/authenticate.server";
import { VENDOR_SEPARATOR } from "../suppliers/vendors/vendor-cell";
import { CsvImport } from "../ui/csv-import/csv-import";
import { CSV_IMPORT } from "../ui/csv-import/words";

export const meta: MetaFunction = () => [{ title: CSV_IMPORT.suppliersImport.importSuppliers }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  await authenticate(request, context);
  return null;
}

export default function ImportSuppliers() {
  return (
    <Page
      title={CSV_IMPORT.suppliersImport.importSuppliers}
      backAction={{ content: CSV_IMPORT.suppliers, url: "/suppliers" }}
    >
      <CsvImport format={SUPPLIER_FORMAT} door="/suppliers/file" noun={["supplier", "suppliers"]}>
        <Text as="p" tone="subdued">
          {CSV_IMPORT.suppliersImport.aSupplierIsKnown(VENDOR_SEPARATOR)}
        </Text>
      </CsvImport>
    </Page>
  );
}
