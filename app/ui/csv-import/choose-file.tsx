import { Banner, BlockStack, Card, DropZone, InlineStack, Text } from "@shopify/polaris";
import { type ReactNode, useState } from "react";
import { decoded } from "../../csv/decode";
import type { FileColumn } from "../../csv/format";
import { LARGEST_FILE, MOST_ROWS, type Opened, type Sheet, sheetFrom } from "../../csv/sheet";
import { DownloadButton } from "../download-button";

export const ChooseFile = ({
  columns,
  door,
  download = "Download what stands now, to edit",
  onOpen,
  children,
}: {
  columns: readonly FileColumn[];
  door: string;
  download?: string;
  onOpen: (sheet: Sheet) => void;
  children?: ReactNode;
}) => {
  const [problem, setProblem] = useState<string>();
  const open = async (file: File | undefined) => {
    const opened = await openedFile(file);
    if (opened.kind === "opened") onOpen(opened.sheet);
    else setProblem(opened.reason);
  };
  return (
    <Card>
      <BlockStack gap="400">
        {problem && (
          <Banner tone="critical" title="The file was not read">
            <p>{problem} Nothing was changed.</p>
          </Banner>
        )}
        <DropZone
          label="CSV file"
          labelHidden
          allowMultiple={false}
          accept=".csv,.tsv,.txt,text/csv,text/tab-separated-values"
          onDrop={(files) => void open(files[0])}
        >
          <DropZone.FileUpload actionTitle="Choose a CSV file" actionHint="or drop it here" />
        </DropZone>
        <Text as="p" tone="subdued">
          Up to 5 MB and {MOST_ROWS.toLocaleString("en")} rows, with the columns' names in the first row. Commas,
          semicolons or tabs between the cells; UTF-8 or what Excel writes. Columns:{" "}
          {columns.map(({ label }) => label).join(", ")}.
        </Text>
        {children}
        <InlineStack>
          <DownloadButton address={door}>{download}</DownloadButton>
        </InlineStack>
      </BlockStack>
    </Card>
  );
};

async function openedFile(file: File | undefined): Promise<Opened> {
  if (!file) return { kind: "refused", reason: "It is no CSV file." };
  if (file.size > LARGEST_FILE)
    return { kind: "refused", reason: "It is larger than 5 MB. Divide it into several files." };
  try {
    return await sheetFrom(decoded(new Uint8Array(await file.arrayBuffer())), file.name);
  } catch {
    return { kind: "refused", reason: "The browser could not read it. Choose it once more." };
  }
}
