import { Banner, BlockStack, Checkbox, List, Modal, Text } from "@shopify/polaris";
import { useState } from "react";
import type { Differences } from "../../purchasing/receiving/counting";
import type { Received } from "../../purchasing/receiving/received";
import { Dialog } from "../dialog";
import { useNumberFormat } from "../number";

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
      title={`Receive ${format(units)} ${units === 1 ? "unit" : "units"}`}
      primaryAction={{
        content: "Receive",
        onAction: () => onReceive(confirmed),
        loading: sending,
        disabled: waiting > 0 || (asks && !confirmed),
      }}
      secondaryActions={[{ content: "Go on counting", onAction: onClose }]}
    >
      <Modal.Section>
        <BlockStack gap="300">
          {answer?.kind === "refused" && (
            <Banner tone="critical">
              <p>{answer.reason}</p>
            </Banner>
          )}
          {waiting > 0 && (
            <Banner
              tone="warning"
              title={waiting === 1 ? "One code waits for you" : `${format(waiting)} codes wait for you`}
            >
              <p>Give each to a line or put it aside, then receive.</p>
            </Banner>
          )}
          <Lines title="Fewer than ordered" lines={short} nameAt={nameAt} />
          <Lines title="More than ordered" lines={over} nameAt={nameAt} />
          <Lines title="Damaged: these do not go on sale" lines={damaged} nameAt={nameAt} />
          {uncounted > 0 && (
            <Text as="p">
              {uncounted === 1 ? "One line was not counted" : `${format(uncounted)} lines were not counted`} and stays
              on its way.
            </Text>
          )}
          {meanwhile.length > 0 && (
            <Banner tone="warning" title="Somebody received a part of it meanwhile">
              <List>
                {meanwhile.map(({ lineId, remainder, over }) => (
                  <List.Item key={lineId}>
                    {nameAt(lineId)}: {format(remainder)} still to come, so this is {format(over)} too many
                  </List.Item>
                ))}
              </List>
            </Banner>
          )}
          {!asks && short.length + damaged.length + uncounted === 0 && <Text as="p">All of it, as ordered.</Text>}
          {asks && (
            <Checkbox label="More came than was ordered, and I keep it" checked={confirmed} onChange={setConfirmed} />
          )}
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
