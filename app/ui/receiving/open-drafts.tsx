import { useFetcher } from "@remix-run/react";
import { Banner, BlockStack, Button, InlineStack, Text } from "@shopify/polaris";
import { useState } from "react";
import type { DraftReceipt } from "../../stock/draft-receipt";
import { Ago } from "../day";
import { useNumberFormat } from "../number";
import { DRAFTS } from "./words";

type Address = (draft: DraftReceipt) => string;

/**
 * Counts that were begun and not received as the page was opened: to go on with, or to discard. What this page keeps meanwhile is
 * its own.
 */
export const OpenDrafts = ({
  drafts,
  now,
  addressOf,
  mayGoOn = true,
}: {
  drafts: DraftReceipt[];
  now: number;
  /** What a draft is discarded at. */
  addressOf: Address;
  /** Goods may still come in. */
  mayGoOn?: boolean;
}) => {
  const [opened] = useState(() => drafts.map(({ id }) => id));
  const shown = drafts.filter(({ id }) => opened.includes(id));
  if (shown.length === 0) return null;
  return (
    <Banner title={shown.length === 1 ? DRAFTS.one : DRAFTS.several}>
      <BlockStack gap="200">
        {shown.map((draft) => (
          <OpenDraft key={draft.id} draft={draft} now={now} addressOf={addressOf} mayGoOn={mayGoOn} />
        ))}
      </BlockStack>
    </Banner>
  );
};

const OpenDraft = ({
  draft,
  now,
  addressOf,
  mayGoOn,
}: {
  draft: DraftReceipt;
  now: number;
  addressOf: Address;
  mayGoOn: boolean;
}) => {
  const { id, lines, codes, createdAt } = draft;
  const format = useNumberFormat();
  const { submit, state } = useFetcher();
  const units = lines.reduce((sum, { accepted, damaged }) => sum + accepted + damaged, 0);
  return (
    <InlineStack gap="300" blockAlign="center">
      <Text as="span">
        {DRAFTS.counted(units, codes.length, format)}
        <Ago at={createdAt} now={now} />
      </Text>
      <InlineStack gap="300" wrap={false}>
        {mayGoOn && <Button url={`?receipt=${id}`}>{DRAFTS.goOn}</Button>}
        <Button
          variant="tertiary"
          tone="critical"
          loading={state !== "idle"}
          onClick={() => submit(null, { method: "delete", action: addressOf(draft) })}
        >
          {DRAFTS.discard}
        </Button>
      </InlineStack>
    </InlineStack>
  );
};
