import { useFetcher } from "@remix-run/react";
import { BlockStack, Box, Button, Card, InlineStack, Modal, Text } from "@shopify/polaris";
import { useState } from "react";
import type { Zone } from "../../days/zone";
import type { KeptFile } from "../../purchasing/moving-in/kept-file";
import { Since } from "../day";
import { Dialog } from "../dialog";
import { DownloadButton } from "../download-button";
import { GoOn } from "../go-on";
import { useNumberFormat } from "../number";
import { Refusal } from "../refusal";
import { useToast } from "../use-toast";
import { LeftRows } from "./left-rows";
import type { OpenedFile } from "./opened-file";
import { ResultCounts } from "./result-counts";
import { MOVING_IN } from "./words";

type Props = {
  files: KeptFile[];
  now: number;
  timeZone: Zone;
  currency: string;
  onOpen: (file: OpenedFile) => Promise<void>;
};

/** What was brought, and what became of it. */
export const KeptFilesCard = ({ files, ...props }: Props) => (
  <GoOn step={files.map(({ id }) => id).join()}>
    {files.length > 0 && (
      <Card padding="0">
        <Box padding="400">
          <Text as="h2" variant="headingMd">
            {MOVING_IN.keptFilesCard.filesThatWereKept}
          </Text>
        </Box>
        {files.map((file) => (
          <Box key={file.id} padding="400" borderBlockStartWidth="025" borderColor="border-secondary">
            <KeptFileRow file={file} {...props} />
          </Box>
        ))}
      </Card>
    )}
  </GoOn>
);

const MOST_SHOWN = 50;

const KeptFileRow = ({ file, now, timeZone, currency, onOpen }: Omit<Props, "files"> & { file: KeptFile }) => {
  const format = useNumberFormat();
  const { submit, state, data } = useFetcher<{ done?: string }>();
  const { reading, readAgain } = useReadAgain(file, currency, onOpen);
  const [removing, setRemoving] = useState(false);
  useToast(data?.done, data);
  const address = addressOf(file);
  return (
    <BlockStack gap="200">
      <InlineStack align="space-between" blockAlign="center" gap="200">
        <BlockStack gap="100">
          <Text as="h3" variant="headingSm">
            {file.name}
          </Text>
          <Text as="p" tone="subdued">
            {MOVING_IN.keptFilesCard.kbKept(format(Math.max(1, Math.round(file.size / 1024))))}
            <Since at={file.createdAt} now={now} timeZone={timeZone} />
          </Text>
        </BlockStack>
        <InlineStack gap="200">
          <Button onClick={() => void readAgain()} loading={reading === "reading"}>
            {MOVING_IN.keptFilesCard.readAgain}
          </Button>
          <DownloadButton address={address}>{MOVING_IN.keptFilesCard.download}</DownloadButton>
          <Button
            tone="critical"
            variant="tertiary"
            accessibilityLabel={MOVING_IN.keptFilesCard.removeNamed(file.name)}
            loading={state !== "idle"}
            onClick={() => setRemoving(true)}
          >
            {MOVING_IN.keptFilesCard.remove}
          </Button>
        </InlineStack>
      </InlineStack>
      <RemoveFile
        file={file}
        open={removing}
        onClose={() => setRemoving(false)}
        onRemove={() => submit(null, { method: "delete", action: address })}
      />
      <Refusal>{reading === "failed" ? MOVING_IN.keptFilesCard.itDidNotArriveWhole : undefined}</Refusal>
      <WhatCame file={file} />
    </BlockStack>
  );
};

const addressOf = ({ id }: KeptFile) => `/moving-in/files/${id}`;

/** Reads a file from where it is kept as if it had been chosen once more. */
function useReadAgain(file: KeptFile, currency: string, onOpen: Props["onOpen"]) {
  const [reading, setReading] = useState<"reading" | "failed">();
  const readAgain = async () => {
    setReading("reading");
    try {
      const { openedFile } = await import("./opened-file");
      const answer = await fetch(addressOf(file));
      const opened = answer.ok && (await openedFile(file.name, new Uint8Array(await answer.arrayBuffer()), currency));
      if (!opened || opened.kind === "refused") return setReading("failed");
      await onOpen(opened.file);
    } catch {
      setReading("failed");
    }
  };
  return { reading, readAgain };
}

const RemoveFile = ({
  file,
  open,
  onClose,
  onRemove,
}: {
  file: KeptFile;
  open: boolean;
  onClose: () => void;
  onRemove: () => void;
}) => (
  <Dialog
    open={open}
    onClose={onClose}
    title={MOVING_IN.keptFilesCard.removeWithFile(file.name)}
    primaryAction={{
      content: MOVING_IN.keptFilesCard.removeTheFile,
      destructive: true,
      onAction: () => {
        onClose();
        onRemove();
      },
    }}
    secondaryActions={[{ content: MOVING_IN.keptFilesCard.keep, onAction: onClose }]}
  >
    <Modal.Section>
      <Text as="p">{MOVING_IN.keptFilesCard.whatItBroughtStays}</Text>
    </Modal.Section>
  </Dialog>
);

const WhatCame = ({ file: { result } }: { file: KeptFile }) => {
  const format = useNumberFormat();
  if (!result)
    return (
      <Text as="p" tone="subdued">
        {MOVING_IN.keptFilesCard.nothingWasBroughtInFrom}
      </Text>
    );
  return (
    <>
      <ResultCounts result={result} />
      {result.left.length > 0 && (
        <details>
          <summary>{MOVING_IN.didNotComeAndWhy(format(result.left.length + result.more))}</summary>
          <LeftRows left={result.left.slice(0, MOST_SHOWN)} />
        </details>
      )}
    </>
  );
};
