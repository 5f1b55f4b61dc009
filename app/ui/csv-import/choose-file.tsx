import { Banner, BlockStack, Card, DropZone, InlineStack, Text } from "@shopify/polaris";
import { type ReactNode, useState } from "react";
import { decoded } from "../../csv/decode";
import { LARGEST_FILE, MOST_ROWS, type Sheet, sheetFrom } from "../../csv/sheet";
import { DownloadButton } from "../download-button";
import { CSV_IMPORT } from "./words";

export const ChooseFile = ({
  labels,
  door,
  download = CSV_IMPORT.chooseFile.downloadWhatStandsNow,
  onOpen,
  children,
}: {
  /** Of the columns. */
  labels: string[];
  door: string;
  download?: string;
  onOpen: (sheet: Sheet) => Promise<void>;
  children?: ReactNode;
}) => {
  const [problem, setProblem] = useState<string>();
  const open = async (file: File | undefined) => {
    const reason = await openedFile(file, onOpen);
    if (reason) setProblem(reason);
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
          {CSV_IMPORT.chooseFile.upToMbAndRows(MOST_ROWS.toLocaleString("en"), labels.join(", "))}
        </Text>
        {children}
        <InlineStack>
          <DownloadButton address={door}>{download}</DownloadButton>
        </InlineStack>
      </BlockStack>
    </Card>
  );
};

/** Why it is not opened, if it is not. */
async function openedFile(file: File | undefined, onOpen: (sheet: Sheet) => Promise<void>) {
  if (!file) return CSV_IMPORT.chooseFile.itIsNoCsvFile;
  if (file.size > LARGEST_FILE) return CSV_IMPORT.chooseFile.itIsLargerThanMb;
  try {
    const opened = await sheetFrom(decoded(new Uint8Array(await file.arrayBuffer())), file.name);
    if (opened.kind === "refused") return opened.reason;
    return await onOpen(opened.sheet);
  } catch {
    return CSV_IMPORT.chooseFile.theBrowserCouldNotRead;
  }
}
