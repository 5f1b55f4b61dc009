import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/cloudflare";
import { useLoaderData } from "@remix-run/react";
import { Page, Text } from "@shopify/polaris";
import { labelsOf } from "../csv/format";
import { authenticate } from "../requests/authenticate.server";
import { PRICES_FORMAT } from "../suppliers/price-file";
import { CsvImport } from "../ui/csv-import/csv-import";
import { CSV_IMPORT } from "../ui/csv-import/words";

export const meta: MetaFunction = () => [{ title: CSV_IMPORT.pricesImport.importPriceLists }];

export async function loader({ context }: LoaderFunctionArgs) {
  await authenticate(context);
  return { labels: labelsOf(PRICES_FORMAT) };
}

const format = () => import("../suppliers/price-file").then((module) => module.PRICES_FORMAT);

export default function ImportPriceLists() {
  const { labels } = useLoaderData<typeof loader>();
  return (
    <Page
      title={CSV_IMPORT.pricesImport.importPriceLists}
      backAction={{ content: CSV_IMPORT.suppliers, url: "/suppliers" }}
    >
      <CsvImport labels={labels} format={format} door="/prices/file" noun={["price", "prices"]}>
        <Text as="p" tone="subdued">
          {CSV_IMPORT.pricesImport.thePriceListsOfAll}
        </Text>
      </CsvImport>
    </Page>
  );
}
