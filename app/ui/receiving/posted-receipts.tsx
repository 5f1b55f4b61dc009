import { useFetcher } from "@remix-run/react";
import { Badge, type BadgeProps, BlockStack, Button, InlineStack, Text } from "@shopify/polaris";
import type { Zone } from "../../days/zone";
import type { PostedLine } from "../../purchasing/receiving/received";
import type { LineToReceive, SubmittedReceipt } from "../../purchasing/receiving/to-receive";
import { isLate, isPosting } from "../../stock/writes/inventory-write";
import { Day, Since } from "../day";
import { LateWrites } from "../late-writes";
import { useNumberFormat } from "../number";
import { TakeBack } from "../take-back";
import { TitledCard } from "../titled-card";
import { fullTitle } from "../variant-name";
import { POSTED } from "./words";

type Context = { lines: LineToReceive[]; today: number; now: number; timeZone: Zone };

/** What was received before, each line with what became of its write to Shopify. */
export const PostedReceipts = ({ receipts, ...context }: { receipts: SubmittedReceipt[] } & Context) => (
  <TitledCard
    title={POSTED.title}
    note={POSTED.note}
    notices={receipts.some(({ lines }) => lines.some((line) => isLate(line, context.now))) && <LateWrites />}
  >
    <ul className="Receive-Posted">
      {receipts.map((receipt) => (
        <PostedReceipt key={receipt.id} receipt={receipt} {...context} />
      ))}
    </ul>
  </TitledCard>
);

const PostedReceipt = ({
  receipt: { id, receivedDay, submittedAt, note, reverses, reversedBy, lines: entries },
  lines,
  today,
  now,
  timeZone,
}: { receipt: SubmittedReceipt } & Context) => {
  const mayTakeBack = reverses === null && reversedBy === null && !entries.some(({ posting }) => isPosting(posting));
  return (
    <li className="Receive-Item">
      <BlockStack gap="200">
        <InlineStack align="space-between" gap="200">
          <span>
            <Day day={receivedDay} today={today} none="" />
            {reverses !== null && <Badge>{POSTED.takesBack}</Badge>}
            {reversedBy !== null && <Badge>{POSTED.takenBack}</Badge>}
          </span>
          <span className="Aside">
            {POSTED.entered}
            <Since at={submittedAt} now={now} timeZone={timeZone} />
          </span>
        </InlineStack>
        {note && <Text as="p">{note}</Text>}
        <ul className="Receive-Entries">
          {entries.map((entry) => (
            <Entry
              key={entry.id}
              entry={entry}
              name={fullTitle(lines.find(({ lineId }) => lineId === entry.lineId) ?? UNNAMED)}
            />
          ))}
        </ul>
        <TakeBack action={`/receipts/${id}/reversal`} follows={POSTED.follows} isPossible={mayTakeBack} />
      </BlockStack>
    </li>
  );
};

const UNNAMED = { productTitle: POSTED.gone, variantTitle: "" };

const Entry = ({ entry, name }: { entry: SubmittedReceipt["lines"][number]; name: string }) => {
  const format = useNumberFormat();
  const { submit, state } = useFetcher();
  const { accepted, damaged, returned, posting, refusal } = entry;
  const said = [
    accepted !== 0 && `${accepted > 0 ? "+" : ""}${format(accepted)}`,
    damaged !== 0 && POSTED.damaged(format(damaged)),
    returned !== 0 && POSTED.returned(format(returned)),
  ].filter(Boolean);
  return (
    <li className="Receive-Entry">
      <span>
        {name}: {said.join(", ")}
      </span>
      {posting && <Badge tone={POSTINGS[posting].tone}>{POSTINGS[posting].word}</Badge>}
      {refusal && (
        <span className="Receive-Refusal">
          {refusal}{" "}
          <Button
            size="slim"
            loading={state !== "idle"}
            onClick={() => submit(null, { method: "post", action: `/receipts/lines/${entry.id}/posting` })}
          >
            {POSTED.again}
          </Button>
        </span>
      )}
    </li>
  );
};

const POSTINGS = {
  queued: { tone: "attention", word: POSTED.toShopify },
  sending: { tone: "attention", word: POSTED.toShopify },
  confirmed: { tone: "success", word: POSTED.inShopify },
  refused: { tone: "critical", word: POSTED.refused },
  uncertain: { tone: "warning", word: POSTED.uncertain },
} satisfies Record<NonNullable<PostedLine["posting"]>, { tone: BadgeProps["tone"]; word: string }>;
