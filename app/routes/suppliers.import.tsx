import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/cloudflare";
import { Page, Text } from "@shopify/polaris";
import { SUPPLIER_FORMAT } from "../replenishment/files/supplier-file";
import { authenticate } from "../requests/authenticate.server";
import { VENDOR_SEPARATOR } from "../suppliers/vendors/vendor-cell";
import { CsvImport } from "../ui/csv-import/csv-import";

export const meta: MetaFunction = () => [{ title: "Import suppliers" }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  await authenticate(request, context);
  return null;
}

export default function ImportSuppliers() {
  return (
    <Page title="Import suppliers" backAction={{ content: "Suppliers", url: "/suppliers" }}>
      <CsvImport format={SUPPLIER_FORMAT} door="/suppliers/file" noun={["supplier", "suppliers"]}>
        <Text as="p" tone="subdued">
          A supplier is known by its name: a new name adds one, an archived one is taken back. Write several vendors as
          Acme{VENDOR_SEPARATOR}Bolt. Days are whole days; amounts are in the supplier's currency.
        </Text>
      </CsvImport>
    </Page>
  );
}
