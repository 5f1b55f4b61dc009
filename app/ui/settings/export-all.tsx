import { Banner, BlockStack, Button, InlineStack, Text } from "@shopify/polaris";
import { useState } from "react";
import { saveFile } from "../save-file";

const FILES = [
  { address: "/products/file", what: "products and stock" },
  { address: "/rules/file", what: "rules" },
  { address: "/suppliers/file", what: "suppliers" },
  { address: "/prices/file", what: "price lists" },
  { address: "/sales/file", what: "sales by day" },
];

type Export = { state: "ready" | "saved" } | { state: "running" | "failed"; at: number };

/** One click, one zip; while it comes, which file of how many. */
export const ExportAll = () => {
  const { exporting, begin } = useExport();
  return (
    <BlockStack gap="300">
      <InlineStack gap="300" blockAlign="center">
        <Button onClick={begin} loading={exporting.state === "running"}>
          Export everything
        </Button>
        <Text as="span" tone="subdued">
          <span role="status">{statusOf(exporting)}</span>
        </Text>
      </InlineStack>
      {exporting.state === "failed" && (
        <Banner tone="critical" title={`The file of ${FILES[exporting.at]?.what} did not arrive whole`}>
          <p>
            No zip was saved, and nothing was changed. Try again. If it fails once more, products, rules, suppliers and
            price lists can each be exported on their own page.
          </p>
        </Banner>
      )}
    </BlockStack>
  );
};

function useExport() {
  const [exporting, setExporting] = useState<Export>({ state: "ready" });
  const begin = async () => {
    let at = 0;
    try {
      const { zipped } = await import("./zipped.client");
      const addresses = FILES.map(({ address }) => address);
      const zip = await zipped(addresses, (index) => {
        at = index;
        setExporting({ state: "running", at });
      });
      saveFile(zip, "evenstock.zip");
      setExporting({ state: "saved" });
    } catch {
      setExporting({ state: "failed", at });
    }
  };
  return { exporting, begin };
}

function statusOf(exporting: Export) {
  if (exporting.state === "saved") return "Saved as evenstock.zip";
  if (exporting.state !== "running") return "";
  return `File ${exporting.at + 1} of ${FILES.length}: ${FILES[exporting.at]?.what}`;
}
