import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/cloudflare";
import { Page, Text } from "@shopify/polaris";
import { RULE_FORMAT } from "../replenishment/files/rule-file";
import { authenticate } from "../requests/authenticate.server";
import { CsvImport } from "../ui/csv-import/csv-import";

export const meta: MetaFunction = () => [{ title: "Import rules" }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  await authenticate(request, context);
  return null;
}

export default function ImportRules() {
  return (
    <Page title="Import rules" backAction={{ content: "Rules", url: "/rules" }}>
      <CsvImport format={RULE_FORMAT} door="/rules/file" noun={["rule", "rules"]}>
        <Text as="p" tone="subdued">
          Level is shop, supplier, product or variant. A supplier goes by its name; a product or a variant by its
          Shopify ID, or where that is blank by its title or SKU; a variant may have a location as well. Service level
          is a percentage; watched is yes or no; method is engine or simple. A rule whose cells are all blank is
          removed.
        </Text>
      </CsvImport>
    </Page>
  );
}
