import { useFetcher } from "@remix-run/react";
import { Banner, BlockStack, Button, InlineStack, Text } from "@shopify/polaris";
import type { DraftReceipt } from "../../purchasing/receiving/to-receive";
import { Ago } from "../day";
import { useNumberFormat } from "../number";

/** Counts that were begun and not received: to go on with, or to discard. */
export const OpenDrafts = ({ drafts, now }: { drafts: DraftReceipt[]; now: number }) => (
  <Banner title={drafts.length === 1 ? "A count was begun" : "Counts were begun"}>
    <BlockStack gap="200">
      {drafts.map((draft) => (
        <OpenDraft key={draft.id} draft={draft} now={now} />
      ))}
    </BlockStack>
  </Banner>
);

const OpenDraft = ({ draft: { id, lines, codes, createdAt }, now }: { draft: DraftReceipt; now: number }) => {
  const format = useNumberFormat();
  const { submit, state } = useFetcher();
  const units = lines.reduce((sum, { accepted, damaged }) => sum + accepted + damaged, 0);
  return (
    <InlineStack gap="300" blockAlign="center">
      <Text as="span">
        {`${format(units)} ${units === 1 ? "unit" : "units"}`}
        {codes.length > 0 && `, ${format(codes.length)} ${codes.length === 1 ? "code" : "codes"} to look at`}, begun{" "}
        <Ago at={createdAt} now={now} />
      </Text>
      <Button url={`?receipt=${id}`}>Go on</Button>
      <Button
        variant="tertiary"
        tone="critical"
        loading={state !== "idle"}
        onClick={() => submit(null, { method: "delete", action: `/receipts/${id}` })}
      >
        Discard
      </Button>
    </InlineStack>
  );
};
