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
import { isLate, isPosting } from "../../stock/writes/inventory-write";
import { whoDid } from "../../words/who";
import { Since, useShortDay } from "../day";
import { LateWrites } from "../late-writes";
import { useNumberFormat } from "../number";
import { TakeBack } from "../take-back";
import { TIMELINE } from "./words";

type Context = { staff: string; now: number; timeZone: Zone };

/** Who did what, the last first, with how each write to Shopify stands. */
export const TransferTimeline = ({ transfer, ...context }: { transfer: Transfer } & Context) => (
  <Card>
    <BlockStack gap="300">
      <Text as="h2" variant="headingMd">
        {TIMELINE.title}
      </Text>
      {transfer.moves.some(({ lines }) => lines.some((line) => isLate(line, context.now))) && <LateWrites />}
      {transfer.moves.toReversed().map((move) => (
        <Happened key={move.id} move={move} transfer={transfer} {...context} />
      ))}
      <div>
        <Text as="p">{TIMELINE.drafted(nameOf(transfer.createdBy, context.staff))}</Text>
        <When at={transfer.createdAt} {...context} />
      </div>
    </BlockStack>
  </Card>
);

const nameOf = (who: string | null, staff: string) => whoDid(who, staff, TIMELINE.program);

const When = ({ at, now, timeZone }: { at: number } & Context) => (
  <Text as="p" tone="subdued">
    <Since at={at} now={now} timeZone={timeZone} />
  </Text>
);

const Happened = ({ move, transfer, ...context }: { move: TransferMove; transfer: Transfer } & Context) => {
  const format = useNumberFormat();
  const shortDay = useShortDay();
  const sum = (units: (line: MovedLine) => number) => move.lines.reduce((total, line) => total + units(line), 0);
  const [good, bad] = [sum(({ accepted }) => Math.abs(accepted)), sum(({ damaged }) => Math.abs(damaged))];
  const mayTakeBack = takeBackRefusal(transfer, move) === undefined && moveRefusal(transfer, "take back") === undefined;
  return (
    <div>
      <Text as="p">{TIMELINE.done(move, nameOf(move.createdBy, context.staff))}</Text>
      {move.lines.length > 0 && (
        <Text as="p" tone="subdued">
          {TIMELINE.units(good, bad, format)}
          {move.kind === "received" && move.reverses === null && TIMELINE.on(shortDay(move.day))}
        </Text>
      )}
      {move.note && (
        <Text as="p" tone="subdued">
          {move.note}
        </Text>
      )}
      <Postings move={move} transfer={transfer} />
      {isTakenBack(transfer, move) && <Badge>{TIMELINE.takenBack}</Badge>}
      <When at={move.createdAt} {...context} />
      <TakeBack
        action={`${transferAddress(transfer)}/receipts/${move.id}/reversal`}
        follows={TIMELINE.takeBack(transfer.to, belowAfter(transfer, move), format)}
        isPossible={mayTakeBack}
      />
    </div>
  );
};

/** Lines of a receipt of which fewer than none are available once it is taken back: what came of them was sold. */
const belowAfter = (transfer: Transfer, move: TransferMove) =>
  move.lines.filter(({ lineId, accepted }) => {
    const available = transfer.lines.find(({ id }) => id === lineId)?.availableTo ?? null;
    return available !== null && accepted > available;
  }).length;

/** One word where all went well; each line that waits or was refused by itself. */
const Postings = ({ move, transfer }: { move: TransferMove; transfer: Transfer }) => {
  const format = useNumberFormat();
  const posted = move.lines.filter(({ posting }) => posting !== null);
  if (posted.length === 0) return null;
  if (posted.every(({ posting }) => posting === "confirmed")) return <Badge tone="success">{TIMELINE.inShopify}</Badge>;
  const under = posted.filter(({ posting }) => isPosting(posting)).length;
  return (
    <BlockStack gap="200">
      {under > 0 && (
        <InlineStack>
          <Badge tone="attention">{TIMELINE.underWay(under, format)}</Badge>
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
  const name = transfer.lines.find(({ id }) => id === line.lineId)?.productTitle || TIMELINE.aLine;
  if (line.posting === "uncertain")
    return (
      <Text as="p" tone="caution">
        {TIMELINE.uncertain(name)}
      </Text>
    );
  return (
    <BlockStack gap="100">
      <InlineStack>
        <Badge tone="critical">{TIMELINE.refused(name)}</Badge>
      </InlineStack>
      <Text as="p">{line.refusal}</Text>
      {data?.asked === false && <Text as="p">{TIMELINE.notAgain}</Text>}
      {mayTry && (
        <InlineStack>
          <Button
            size="slim"
            loading={state !== "idle"}
            accessibilityLabel={TIMELINE.againOf(name)}
            onClick={() => submit(null, { method: "post", action: `${transferAddress(transfer)}/writes/${line.id}` })}
          >
            {TIMELINE.again}
          </Button>
        </InlineStack>
      )}
    </BlockStack>
  );
};
