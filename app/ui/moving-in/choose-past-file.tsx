import { Banner, BlockStack, Card, DropZone, List, Text } from "@shopify/polaris";
import { useState } from "react";
import { type OpenedFile, openedFile } from "./opened-file";

const UNREADABLE = "The browser could not read it. Choose it once more.";

export const ChoosePastFile = ({ onOpen, currency }: { onOpen: (file: OpenedFile) => void; currency: string }) => {
  const [problem, setProblem] = useState<string>();
  const open = async (file: File | undefined) => {
    if (!file) return setProblem("It is no file that can be read here.");
    try {
      const opened = await openedFile(file.name, new Uint8Array(await file.arrayBuffer()), currency);
      if (opened.kind === "opened") onOpen(opened.file);
      else setProblem(opened.reason);
    } catch {
      setProblem(UNREADABLE);
    }
  };
  return (
    <Card>
      <BlockStack gap="400">
        {problem && (
          <Banner tone="critical" title="The file was not read">
            <p>{problem} Nothing was changed.</p>
          </Banner>
        )}
        <Text as="p">
          Stocky has ended, and what it told can be had only from files that were saved in time. Each is kept here
          whole, so that it can be read again another way.
        </Text>
        <DropZone
          label="A file saved from Stocky"
          labelHidden
          allowMultiple={false}
          accept=".csv,.tsv,.txt,.zip,text/csv,text/tab-separated-values,application/zip"
          onDrop={(files) => void open(files[0])}
        >
          <DropZone.FileUpload actionTitle="Choose a file" actionHint="CSV or zip, up to 20 MB" />
        </DropZone>
        <List>
          <List.Item>Purchase orders as CSV, one order or many. Columns are guessed, and you confirm them.</List.Item>
          <List.Item>The zip of Stocky Rescue, as it is.</List.Item>
          <List.Item>A list of suppliers as CSV: Stocky itself could not save one.</List.Item>
        </List>
        <Text as="p" tone="subdued">
          Old orders come as history. They never count as on the way unless you say that one is still to come, and
          nothing is written to Shopify.
        </Text>
      </BlockStack>
    </Card>
  );
};
