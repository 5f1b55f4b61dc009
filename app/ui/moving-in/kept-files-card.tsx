import { useFetcher } from "@remix-run/react";
import { BlockStack, Box, Button, Card, InlineStack, Modal, Text } from "@shopify/polaris";
import { useState } from "react";
import type { Zone } from "../../days/zone";
import type { KeptFile } from "../../purchasing/moving-in/kept-file";
import { Since } from "../day";
import { Dialog } from "../dialog";
import { DownloadButton } from "../download-button";
import { useNumberFormat } from "../number";
import { useToast } from "../use-toast";
import { LeftRows } from "./left-rows";
import { type OpenedFile, openedFile } from "./opened-file";
import { ResultCounts } from "./result-counts";

type Props = {
  files: KeptFile[];
  now: number;
  timeZone: Zone;
  currency: string;
  onOpen: (file: OpenedFile) => void;
};

/** What was brought, and what became of it. */
export const KeptFilesCard = ({ files, ...props }: Props) =>
  files.length === 0 ? null : (
    <Card padding="0">
      <Box padding="400">
        <Text as="h2" variant="headingMd">
          Files that were kept
        </Text>
      </Box>
      {files.map((file) => (
        <Box key={file.id} padding="400" borderBlockStartWidth="025" borderColor="border-secondary">
          <KeptFileRow file={file} {...props} />
        </Box>
      ))}
    </Card>
  );

const MOST_SHOWN = 50;

const KeptFileRow = ({ file, now, timeZone, currency, onOpen }: Omit<Props, "files"> & { file: KeptFile }) => {
  const format = useNumberFormat();
  const { submit, state, data } = useFetcher<{ done?: string }>();
  const [reading, setReading] = useState<"reading" | "failed">();
  const [removing, setRemoving] = useState(false);
  useToast(data?.done, data);
  const address = `/moving-in/files/${file.id}`;
  const readAgain = async () => {
    setReading("reading");
    try {
      const answer = await fetch(address);
      const opened = answer.ok && (await openedFile(file.name, new Uint8Array(await answer.arrayBuffer()), currency));
      if (!opened || opened.kind === "refused") return setReading("failed");
      onOpen(opened.file);
    } catch {
      setReading("failed");
    }
  };
  return (
    <BlockStack gap="200">
      <InlineStack align="space-between" blockAlign="center" gap="200">
        <BlockStack gap="100">
          <Text as="h3" variant="headingSm">
            {file.name}
          </Text>
          <Text as="p" tone="subdued">
            {`${format(Math.max(1, Math.round(file.size / 1024)))} KB, kept `}
            <Since at={file.createdAt} now={now} timeZone={timeZone} />
          </Text>
        </BlockStack>
        <InlineStack gap="200">
          <Button onClick={() => void readAgain()} loading={reading === "reading"}>
            Read again
          </Button>
          <DownloadButton address={address}>Download</DownloadButton>
          <Button
            tone="critical"
            variant="tertiary"
            accessibilityLabel={`Remove ${file.name}`}
            loading={state !== "idle"}
            onClick={() => setRemoving(true)}
          >
            Remove
          </Button>
        </InlineStack>
      </InlineStack>
      <Dialog
        open={removing}
        onClose={() => setRemoving(false)}
        title={`Remove ${file.name}?`}
        primaryAction={{
          content: "Remove the file",
          destructive: true,
          onAction: () => {
            setRemoving(false);
            submit(null, { method: "delete", action: address });
          },
        }}
        secondaryActions={[{ content: "Keep it", onAction: () => setRemoving(false) }]}
      >
        <Modal.Section>
          <Text as="p">What it brought stays. The file itself is gone, and cannot be read another way any more.</Text>
        </Modal.Section>
      </Dialog>
      {reading === "failed" && (
        <Text as="p" tone="critical">
          It did not arrive whole. Try again; if it stays so, choose the file once more.
        </Text>
      )}
      {file.result ? (
        <>
          <ResultCounts result={file.result} />
          {file.result.left.length > 0 && (
            <details>
              <summary>{`${format(file.result.left.length + file.result.more)} did not come, and why`}</summary>
              <LeftRows left={file.result.left.slice(0, MOST_SHOWN)} />
            </details>
          )}
        </>
      ) : (
        <Text as="p" tone="subdued">
          Nothing was brought in from it yet.
        </Text>
      )}
    </BlockStack>
  );
};
