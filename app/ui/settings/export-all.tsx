import { Banner, BlockStack, Button, InlineStack, Text } from "@shopify/polaris";
import { useState } from "react";
import * as z from "zod/mini";
import { saveFile } from "../save-file";
import { FILES, type Wanted } from "./export-files";
import { OWN } from "./words";

const ZIP = "evenstock.zip";

const KEPT = "/moving-in/files";
const kept = z.object({ files: z.array(z.object({ id: z.number(), name: z.string() })) });

/** Files that were kept as they came stand in a folder of their own, each with its number: two may have one name. */
async function everyFile(): Promise<Wanted[]> {
  const answer = await fetch(KEPT);
  if (!answer.ok) throw new Error(`${KEPT} answered ${answer.status}.`);
  const { files } = kept.parse(await answer.json());
  return [
    ...FILES,
    ...files.map(({ id, name }) => ({
      ...{ address: `${KEPT}/${id}`, what: name },
      name: `kept files/${id} ${name.replace(/[\\/:]/g, "_")}`,
    })),
  ];
}

type Export = { state: "ready" | "saved" } | { state: "running" | "failed"; at: number; of: number; what: string };

/** One click, one zip; while it comes, which file of how many. */
export const ExportAll = () => {
  const { exporting, begin } = useExport();
  return (
    <BlockStack gap="300">
      <InlineStack gap="300" blockAlign="center">
        <Button onClick={begin} loading={exporting.state === "running"}>
          {OWN.exportAll}
        </Button>
        <Text as="span" tone="subdued">
          <span role="status">{statusOf(exporting)}</span>
        </Text>
      </InlineStack>
      {exporting.state === "failed" && (
        <Banner tone="critical" title={OWN.broken(exporting.what)}>
          <p>{OWN.notSaved}</p>
        </Banner>
      )}
    </BlockStack>
  );
};

function useExport() {
  const [exporting, setExporting] = useState<Export>({ state: "ready" });
  const begin = async () => {
    let now = { at: 0, of: FILES.length, what: "kept files" };
    try {
      setExporting({ state: "running", ...now });
      const [{ zipped }, files] = await Promise.all([import("./zipped.client"), everyFile()]);
      const zip = await zipped(files, (at) => {
        now = { at, of: files.length, what: files[at]?.what ?? "" };
        setExporting({ state: "running", ...now });
      });
      saveFile(zip, ZIP);
      setExporting({ state: "saved" });
    } catch {
      setExporting({ state: "failed", ...now });
    }
  };
  return { exporting, begin };
}

function statusOf(exporting: Export) {
  if (exporting.state === "saved") return OWN.saved(ZIP);
  if (exporting.state !== "running") return "";
  return OWN.fileOf(exporting.at + 1, exporting.of, exporting.what);
}
