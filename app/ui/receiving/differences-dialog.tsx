import { Banner, BlockStack, Checkbox, List, Modal, Text } from "@shopify/polaris";
import { useState } from "react";
import type { Differences } from "../../purchasing/receiving/counting";
import type { Received } from "../../purchasing/receiving/received";
import { Dialog } from "../dialog";
import { useNumberFormat } from "../number";
import { WaitingBanner } from "../scanning/waiting-banner";
import { REVIEW } from "./words";

/** What the count and the order differ in, before anything is posted. */
export const DifferencesDialog = ({
  differences: { short, over, damaged, uncounted, units },
  waiting,
  nameAt,
  answer,
  sending,
  onClose,
  onReceive,
}: {
  differences: Differences;
  waiting: number;
  nameAt: (lineId: number | null) => string;
  answer: Received | undefined;
  sending: boolean;
  onClose: () => void;
  onReceive: (confirmOver: boolean) => void;
}) => {
  const format = useNumberFormat();
  const [confirmed, setConfirmed] = useState(false);
  const meanwhile = answer?.kind === "over" ? answer.lines : [];
  const asks = over.length > 0 || meanwhile.length > 0;
  return (
    <Dialog
      open
      onClose={onClose}
      title={REVIEW.title(units, format)}
      primaryAction={{
        content: REVIEW.receive,
        onAction: () => onReceive(confirmed),
        loading: sending,
        disabled: waiting > 0 || (asks && !confirmed),
      }}
      secondaryActions={[{ content: REVIEW.goOn, onAction: onClose }]}
    >
      <Modal.Section>
        <BlockStack gap="300">
          {answer?.kind === "refused" && (
            <Banner tone="critical">
              <p>{answer.reason}</p>
            </Banner>
          )}
          <WaitingBanner waiting={waiting} />
          <Lines title={REVIEW.short} lines={short} nameAt={nameAt} />
          <Lines title={REVIEW.over} lines={over} nameAt={nameAt} />
          <Lines title={REVIEW.damaged} lines={damaged} nameAt={nameAt} />
          {uncounted > 0 && <Text as="p">{REVIEW.uncounted(uncounted, format)}</Text>}
          {meanwhile.length > 0 && (
            <Banner tone="warning" title={REVIEW.meanwhile}>
              <List>
                {meanwhile.map(({ lineId, remainder, over }) => (
                  <List.Item key={lineId}>
                    {REVIEW.stillToCome(nameAt(lineId), format(remainder), format(over))}
                  </List.Item>
                ))}
              </List>
            </Banner>
          )}
          {!asks && short.length + damaged.length + uncounted === 0 && <Text as="p">{REVIEW.asOrdered}</Text>}
          {asks && <Checkbox label={REVIEW.kept} checked={confirmed} onChange={setConfirmed} />}
        </BlockStack>
      </Modal.Section>
    </Dialog>
  );
};

const Lines = ({
  title,
  lines,
  nameAt,
}: {
  title: string;
  lines: { lineId: number; units: number }[];
  nameAt: (lineId: number) => string;
}) => {
  const format = useNumberFormat();
  if (lines.length === 0) return null;
  return (
    <BlockStack gap="100">
      <Text as="h3" variant="headingSm">
        {title}
      </Text>
      <List>
        {lines.map(({ lineId, units }) => (
          <List.Item key={lineId}>
            {nameAt(lineId)}: {format(units)}
          </List.Item>
        ))}
      </List>
    </BlockStack>
  );
};
