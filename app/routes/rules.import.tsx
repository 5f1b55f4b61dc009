import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/cloudflare";
import { useLoaderData } from "@remix-run/react";
import { Page, Text } from "@shopify/polaris";
import { labelsOf } from "../csv/format";
import { RULE_FORMAT } from "../replenishment/files/rule-file";
import { authenticate } from "../requests/authenticate.server";
import { CsvImport } from "../ui/csv-import/csv-import";
import { CSV_IMPORT } from "../ui/csv-import/words";

export const meta: MetaFunction = () => [{ title: CSV_IMPORT.rulesImport.importRules }];

export async function loader({ context }: LoaderFunctionArgs) {
  await authenticate(context);
  return { labels: labelsOf(RULE_FORMAT) };
}

const format = () => import("../replenishment/files/rule-file").then((module) => module.RULE_FORMAT);

export default function ImportRules() {
  const { labels } = useLoaderData<typeof loader>();
  return (
    <Page
      title={CSV_IMPORT.rulesImport.importRules}
      backAction={{ content: CSV_IMPORT.rulesImport.rules, url: "/rules" }}
    >
      <CsvImport labels={labels} format={format} door="/rules/file" noun={["rule", "rules"]}>
        <Text as="p" tone="subdued">
          {CSV_IMPORT.rulesImport.levelIsShopSupplierProduct}
        </Text>
      </CsvImport>
    </Page>
  );
}
