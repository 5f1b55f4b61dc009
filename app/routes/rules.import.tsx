import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/cloudflare";
import { Page, Text } from "@shopify/polaris";
import { RULE_FORMAT } from "../replenishment/files/rule-file";
import { authenticate } from "../requests/authenticate.server";
import { CsvImport } from "../ui/csv-import/csv-import";
import { CSV_IMPORT } from "../ui/csv-import/words";

export const meta: MetaFunction = () => [{ title: CSV_IMPORT.rulesImport.importRules }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  await authenticate(request, context);
  return null;
}

export default function ImportRules() {
  return (
    <Page
      title={CSV_IMPORT.rulesImport.importRules}
      backAction={{ content: CSV_IMPORT.rulesImport.rules, url: "/rules" }}
    >
      <CsvImport format={RULE_FORMAT} door="/rules/file" noun={["rule", "rules"]}>
        <Text as="p" tone="subdued">
          {CSV_IMPORT.rulesImport.levelIsShopSupplierProduct}
        </Text>
      </CsvImport>
    </Page>
  );
}
