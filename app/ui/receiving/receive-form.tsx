import { useFetcher } from "@remix-run/react";
import { Banner, BlockStack, Button, Card, Text, TextField } from "@shopify/polaris";
import { memo, useDeferredValue, useEffect, useState } from "react";
import { isoDay } from "../../days/iso-day";
import { type Counting, countOf, differencesOf, unitsOf } from "../../purchasing/receiving/counting";
import type { Received } from "../../purchasing/receiving/received";
import type { LineToReceive, OrderToReceive } from "../../purchasing/receiving/to-receive";
import { countsText, type DraftReceipt } from "../../stock/draft-receipt";
import { useToast } from "../use-toast";
import { CountedLines } from "./counted-lines";
import { CountedMeanwhile } from "./counted-meanwhile";
import { DifferencesDialog } from "./differences-dialog";
import { type CountInHand, useCounting } from "./use-counting";
import { useDraftSaving } from "./use-draft-saving";
import { FORM } from "./words";

const RECEIVABLE = new Set(["sent", "partial", "received"]);

type Props = { order: OrderToReceive; lines: LineToReceive[]; draft: DraftReceipt | null; today: number };

/** Counting what came, by scanner or by hand; nothing is posted before its differences were seen. */
export const ReceiveForm = (props: Props) => {
  const { order } = props;
  if (order.saleName !== null)
    return (
      <Banner tone="info" title={FORM.ships(order.saleName)}>
        <p>{FORM.dropship}</p>
      </Banner>
    );
  if (!RECEIVABLE.has(order.state))
    return (
      <Banner tone="info" title={FORM.nothing}>
        <p>{order.state === "draft" ? FORM.isDraft : FORM.ended}</p>
      </Banner>
    );
  return <Receiving {...props} />;
};

const Receiving = ({ order, ...props }: Props) => {
  const count = useCounting(props.lines, props.draft);
  const settled = useDeferredValue(count.counting);
  return (
    <BlockStack gap="400">
      {order.teamNote && (
        <Banner title={FORM.teamNote}>
          <p>{order.teamNote}</p>
        </Banner>
      )}
      <CountedLines lines={props.lines} awaited="ordered" {...count} />
      <WhatFollows {...props} {...count} counting={settled} />
    </BlockStack>
  );
};

/** The day, the note, the draft that is kept and the dialog: drawn once a scan was. */
const WhatFollows = memo(function WhatFollows({
  lines,
  draft,
  today,
  counting,
  step,
  nameAt,
}: Omit<Props, "order"> & CountInHand) {
  const [formToken, setFormToken] = useState(() => draft?.formToken ?? crypto.randomUUID());
  const [receivedOn, setReceivedOn] = useState(isoDay(draft?.receivedDay ?? today));
  const [note, setNote] = useState(draft?.note ?? "");
  const [reviewing, setReviewing] = useState(false);
  const { submit, state, data } = useFetcher<Received>();
  const fields = fieldsOf(lines, counting, { formToken, receivedOn, note });
  const kept = useDraftSaving(fields, {
    counts: countsText(countedLines(lines, counting)),
    first: countsText(draft?.lines ?? []),
    paused: state !== "idle",
  });
  const received = data?.kind === "received" ? data : undefined;
  useToast(received && FORM.received, received);
  useEffect(() => {
    if (!received) return;
    step("anew");
    setReviewing(false);
    setNote("");
    setFormToken(crypto.randomUUID());
  }, [received, step]);
  const differences = differencesOf(counting, lines);
  return (
    <>
      <Card>
        <BlockStack gap="300">
          <TextField
            label={FORM.day}
            type="date"
            value={receivedOn}
            max={isoDay(today)}
            onChange={setReceivedOn}
            autoComplete="off"
            helpText={FORM.dayHelp}
          />
          <TextField
            label={FORM.note}
            value={note}
            onChange={setNote}
            autoComplete="off"
            multiline={2}
            maxLength={1000}
          />
          {data?.kind === "refused" && !reviewing && (
            <Banner tone="critical">
              <p>{data.reason}</p>
            </Banner>
          )}
        </BlockStack>
      </Card>
      <div className="Receive-Bar">
        <Text as="span" tone="subdued">
          {kept.said}
        </Text>
        {/* Another once it was received: the focus goes on to the heading, and not back to what has nothing left to do. */}
        <Button
          key={formToken}
          variant="primary"
          size="large"
          disabled={differences.units === 0}
          onClick={() => setReviewing(true)}
        >
          {FORM.review}
        </Button>
      </div>
      <CountedMeanwhile {...kept} />
      {reviewing && (
        <DifferencesDialog
          differences={differences}
          waiting={counting.waiting.length}
          nameAt={nameAt}
          answer={data}
          sending={state !== "idle"}
          onClose={() => setReviewing(false)}
          onReceive={(confirmOver) => submit({ ...fields, confirmOver: String(confirmOver) }, { method: "post" })}
        />
      )}
    </>
  );
});

const countedLines = (lines: LineToReceive[], counting: Counting) =>
  lines
    .map(({ lineId, remainder }) => ({ lineId, shown: remainder, ...countOf(counting, lineId) }))
    .filter((count) => unitsOf(count) > 0);

function fieldsOf(
  lines: LineToReceive[],
  counting: Counting,
  fields: { formToken: string; receivedOn: string; note: string },
): Record<string, string> {
  return {
    ...fields,
    lines: JSON.stringify(countedLines(lines, counting)),
    codes: JSON.stringify(counting.waiting.map(({ code }) => code)),
  };
}
