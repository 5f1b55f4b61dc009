import { Banner, BlockStack, Card, DropZone, InlineStack, Text } from "@shopify/polaris";
import { type ReactNode, useState } from "react";
import { decoded } from "../../csv/decode";
import type { FileColumn } from "../../csv/format";
import { LARGEST_FILE, MOST_ROWS, type Opened, type Sheet, sheetFrom } from "../../csv/sheet";
import { DownloadButton } from "../download-button";
import { CSV_IMPORT } from "./words";

export const ChooseFile = ({
  columns,
  door,
  download = CSV_IMPORT.chooseFile.downloadWhatStandsNow,
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
          <Banner tone="critical" title={CSV_IMPORT.chooseFile.theFileWasNotRead}>
            <p>{CSV_IMPORT.chooseFile.nothingWasChanged(problem)}</p>
          </Banner>
        )}
        <DropZone
          label={CSV_IMPORT.chooseFile.csvFile}
          labelHidden
          allowMultiple={false}
          accept=".csv,.tsv,.txt,text/csv,text/tab-separated-values"
          onDrop={(files) => void open(files[0])}
        >
          <DropZone.FileUpload
            actionTitle={CSV_IMPORT.chooseFile.chooseACsvFile}
            actionHint={CSV_IMPORT.chooseFile.orDropItHere}
          />
        </DropZone>
        <Text as="p" tone="subdued">
          {CSV_IMPORT.chooseFile.upToMbAndRows(
            MOST_ROWS.toLocaleString("en"),
            columns.map(({ label }) => label).join(", "),
          )}
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
  if (!file) return { kind: "refused", reason: CSV_IMPORT.chooseFile.itIsNoCsvFile };
  if (file.size > LARGEST_FILE) return { kind: "refused", reason: CSV_IMPORT.chooseFile.itIsLargerThanMb };
  try {
    return await sheetFrom(decoded(new Uint8Array(await file.arrayBuffer())), file.name);
  } catch {
    return { kind: "refused", reason: CSV_IMPORT.chooseFile.theBrowserCouldNotRead };
  }
}
