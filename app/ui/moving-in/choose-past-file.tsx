import { Banner, BlockStack, Card, DropZone, List, Text } from "@shopify/polaris";
import { useState } from "react";
import type { OpenedFile } from "./opened-file";
import { MOVING_IN } from "./words";

const UNREADABLE = MOVING_IN.choosePastFile.theBrowserCouldNotRead;

export const ChoosePastFile = ({
  onOpen,
  currency,
}: {
  onOpen: (file: OpenedFile) => Promise<void>;
  currency: string;
}) => {
  const [problem, setProblem] = useState<string>();
  const open = async (file: File | undefined) => {
    if (!file) return setProblem(MOVING_IN.choosePastFile.itIsNoFile);
    try {
      const { openedFile } = await import("./opened-file");
      const opened = await openedFile(file.name, new Uint8Array(await file.arrayBuffer()), currency);
      if (opened.kind === "opened") await onOpen(opened.file);
      else setProblem(opened.reason);
    } catch {
      setProblem(UNREADABLE);
    }
  };
  return (
    <Card>
      <BlockStack gap="400">
        {problem && (
          <Banner tone="critical" title={MOVING_IN.choosePastFile.theFileWasNotRead}>
            <p>{MOVING_IN.choosePastFile.nothingWasChanged(problem)}</p>
          </Banner>
        )}
        <Text as="p">{MOVING_IN.choosePastFile.stockyHasEndedAndWhat}</Text>
        <DropZone
          label={MOVING_IN.choosePastFile.aFileSavedFromStocky}
          labelHidden
          allowMultiple={false}
          accept=".csv,.tsv,.txt,.zip,text/csv,text/tab-separated-values,application/zip"
          onDrop={(files) => void open(files[0])}
        >
          <DropZone.FileUpload
            actionTitle={MOVING_IN.choosePastFile.chooseAFile}
            actionHint={MOVING_IN.choosePastFile.csvOrZipUp}
          />
        </DropZone>
        <List>
          <List.Item>{MOVING_IN.choosePastFile.purchaseOrdersAsCsvOne}</List.Item>
          <List.Item>{MOVING_IN.choosePastFile.theZipOfStockyRescue}</List.Item>
          <List.Item>{MOVING_IN.choosePastFile.aListOfSuppliersAs}</List.Item>
        </List>
        <Text as="p" tone="subdued">
          {MOVING_IN.choosePastFile.oldOrdersComeAsHistory}
        </Text>
      </BlockStack>
    </Card>
  );
};
