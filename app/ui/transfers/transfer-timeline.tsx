import { useFetcher } from "@remix-run/react";
import { Badge, BlockStack, Button, Card, InlineStack, Text } from "@shopify/polaris";
import type { Zone } from "../../days/zone";
import { moveRefusal } from "../../stock/transfers/transfer";
import { transferAddress } from "../../stock/transfers/transfer-list";
import {
  isTakenBack,
  type MovedLine,
  type Transfer,
  type TransferMove,
  takeBackRefusal,
} from "../../stock/transfers/transfer-shown";
import { whoDid } from "../../words/who";
import { Since, useShortDay } from "../day";
import { useNumberFormat } from "../number";
import { TakeBack } from "../take-back";

type Context = { staff: string; now: number; timeZone: Zone };

/** Who did what, the last first, with how each write to Shopify stands. */
export const TransferTimeline = ({ transfer, ...context }: { transfer: Transfer } & Context) => (
  <Card>
    <BlockStack gap="300">
      <Text as="h2" variant="headingMd">
        Timeline
      </Text>
      {transfer.moves.toReversed().map((move) => (
        <Happened key={move.id} move={move} transfer={transfer} {...context} />
      ))}
      <div>
        <Text as="p">{`Drafted by ${nameOf(transfer.createdBy, context.staff)}`}</Text>
        <When at={transfer.createdAt} {...context} />
      </div>
    </BlockStack>
  </Card>
);

const nameOf = (who: string | null, staff: string) => whoDid(who, staff, "a program, by the API");

const When = ({ at, now, timeZone }: { at: number } & Context) => (
  <Text as="p" tone="subdued">
    <Since at={at} now={now} timeZone={timeZone} />
  </Text>
);

const WORDS = {
  shipped: "Shipped",
  received: "Received",
  returned: "Cancelled; what was in transit is back",
  cancelled: "Cancelled",
} satisfies Record<TransferMove["kind"], string>;

const TAKEN_BACK = "Receipt taken back";

const Happened = ({ move, transfer, ...context }: { move: TransferMove; transfer: Transfer } & Context) => {
  const format = useNumberFormat();
  const shortDay = useShortDay();
  const sum = (units: (line: MovedLine) => number) => move.lines.reduce((total, line) => total + units(line), 0);
  const [good, bad] = [sum(({ accepted }) => Math.abs(accepted)), sum(({ damaged }) => Math.abs(damaged))];
  const mayTakeBack = takeBackRefusal(transfer, move) === undefined && moveRefusal(transfer, "take back") === undefined;
  return (
    <div>
      <Text as="p">{`${move.reverses === null ? WORDS[move.kind] : TAKEN_BACK} by ${nameOf(move.createdBy, context.staff)}`}</Text>
      {move.lines.length > 0 && (
        <Text as="p" tone="subdued">
          {`${format(good)} ${good === 1 ? "unit" : "units"}${bad > 0 ? `, ${format(bad)} damaged or lost` : ""}`}
          {move.kind === "received" && move.reverses === null && ` on ${shortDay(move.day)}`}
        </Text>
      )}
      {move.note && (
        <Text as="p" tone="subdued">
          {move.note}
        </Text>
      )}
      <Postings move={move} transfer={transfer} />
      {isTakenBack(transfer, move) && <Badge>Taken back</Badge>}
      <When at={move.createdAt} {...context} />
      {mayTakeBack && (
        <TakeBack
          action={`${transferAddress(transfer)}/receipts/${move.id}/reversal`}
          follows={`Its units are in transit again, and leave the stock of ${transfer.to ?? "that location"}.`}
        />
      )}
    </div>
  );
};

/** One word where all went well; each line that waits or was refused by itself. */
const Postings = ({ move, transfer }: { move: TransferMove; transfer: Transfer }) => {
  const posted = move.lines.filter(({ posting }) => posting !== null);
  if (posted.length === 0) return null;
  if (posted.every(({ posting }) => posting === "confirmed")) return <Badge tone="success">In Shopify</Badge>;
  const under = posted.filter(({ posting }) => posting === "queued" || posting === "sending").length;
  return (
    <BlockStack gap="200">
      {under > 0 && (
        <InlineStack>
          <Badge tone="attention">{`On its way to Shopify: ${under} ${under === 1 ? "line" : "lines"}`}</Badge>
        </InlineStack>
      )}
      {posted
        .filter(({ posting }) => posting === "refused" || posting === "uncertain")
        .map((line) => (
          <Stuck key={line.id} line={line} transfer={transfer} mayTry={!isTakenBack(transfer, move)} />
        ))}
    </BlockStack>
  );
};

const Stuck = ({ line, transfer, mayTry }: { line: MovedLine; transfer: Transfer; mayTry: boolean }) => {
  const { submit, state, data } = useFetcher<{ asked: boolean }>();
  const name = transfer.lines.find(({ id }) => id === line.lineId)?.productTitle || "A line";
  if (line.posting === "uncertain")
    return (
      <Text as="p" tone="caution">
        {`${name}: Shopify never answered. Look at its inventory history there, and say on Sync health what you see.`}
      </Text>
    );
  return (
    <BlockStack gap="100">
      <InlineStack>
        <Badge tone="critical">{`${name}: refused by Shopify`}</Badge>
      </InlineStack>
      <Text as="p">{line.refusal}</Text>
      {data?.asked === false && (
        <Text as="p">It was cancelled or taken back since: there is nothing to try again.</Text>
      )}
      {mayTry && (
        <InlineStack>
          <Button
            size="slim"
            loading={state !== "idle"}
            accessibilityLabel={`Try again: ${name}`}
            onClick={() => submit(null, { method: "post", action: `${transferAddress(transfer)}/writes/${line.id}` })}
          >
            Try again
          </Button>
        </InlineStack>
      )}
    </BlockStack>
  );
};
