import { useFetcher } from "@remix-run/react";
import { Banner, BlockStack, Button, Card, Text, TextField } from "@shopify/polaris";
import { memo, useDeferredValue, useEffect, useMemo, useState } from "react";
import { isoDay } from "../../days/iso-day";
import type { SaveAnswer } from "../../forms/opened";
import { countOf, unitsOf } from "../../purchasing/receiving/counting";
import type { LineToReceive } from "../../purchasing/receiving/to-receive";
import { countsText, type DraftReceipt } from "../../stock/draft-receipt";
import { inTransitOf } from "../../stock/transfers/transfer";
import { transferAddress } from "../../stock/transfers/transfer-list";
import type { Transfer, TransferLine } from "../../stock/transfers/transfer-shown";
import { useNumberFormat } from "../number";
import { CountedLines } from "../receiving/counted-lines";
import { CountedMeanwhile } from "../receiving/counted-meanwhile";
import { type CountInHand, useCounting } from "../receiving/use-counting";
import { useDraftSaving } from "../receiving/use-draft-saving";
import { WaitingBanner } from "../scanning/waiting-banner";
import { useToast } from "../use-toast";
import { RECEIVE } from "./words";

type Props = { transfer: Transfer; draft: DraftReceipt | null; today: number };

/** Counting what came, by scanner or by hand: all of it, or a part. */
export const ReceiveTransfer = (props: Props) => {
  const { transfer } = props;
  const lines = useMemo(() => transfer.lines.filter((line) => inTransitOf(line) > 0).map(toReceive), [transfer.lines]);
  const count = useCounting(lines, props.draft);
  const settled = useDeferredValue(count.counting);
  return (
    <BlockStack gap="400">
      <CountedLines lines={lines} awaited="shipped" {...count} />
      <WhatFollows {...props} lines={lines} {...count} counting={settled} />
    </BlockStack>
  );
};

/** The day, and what is received: drawn once a scan was. */
const WhatFollows = memo(function WhatFollows({
  transfer,
  draft,
  today,
  lines,
  counting,
  step,
}: Props & CountInHand & { lines: LineToReceive[] }) {
  const format = useNumberFormat();
  const [formToken, setFormToken] = useState(() => draft?.formToken ?? crypto.randomUUID());
  const [receivedOn, setReceivedOn] = useState(isoDay(draft?.receivedDay ?? today));
  const { submit, state, data } = useFetcher<SaveAnswer>();
  const counts = lines
    .map(({ lineId }) => ({ lineId, ...countOf(counting, lineId) }))
    .filter((each) => unitsOf(each) > 0);
  const action = `${transferAddress(transfer)}/receipts`;
  const waiting = counting.waiting.length;
  const codes = JSON.stringify(counting.waiting.map(({ code }) => code));
  const fields = { formToken, receivedOn, lines: JSON.stringify(counts), codes };
  const kept = useDraftSaving(fields, {
    ...{ counts: countsText(counts), first: countsText(draft?.lines ?? []) },
    ...{ paused: state !== "idle", action },
  });
  useToast(data?.done, data);
  useEffect(() => {
    if (!data?.done) return;
    step("anew");
    setFormToken(crypto.randomUUID());
  }, [data, step]);
  const units = counts.reduce((sum, each) => sum + unitsOf(each), 0);
  const awaited = lines.reduce((sum, { remainder }) => sum + remainder, 0);
  const isOver = lines.some(({ lineId, remainder }) => unitsOf(countOf(counting, lineId)) > remainder);
  const refusal = data?.refusals.receipt;
  return (
    <>
      <Card>
        <BlockStack gap="300">
          <TextField
            label={RECEIVE.on}
            type="date"
            value={receivedOn}
            max={isoDay(today)}
            onChange={setReceivedOn}
            autoComplete="off"
          />
          <Text as="p" tone="subdued">
            {RECEIVE.damaged}
          </Text>
          <WaitingBanner waiting={waiting} />
          {isOver && (
            <Banner tone="warning">
              <p>{RECEIVE.over}</p>
            </Banner>
          )}
          {refusal && (
            <Banner tone="critical">
              <p>{refusal}</p>
            </Banner>
          )}
        </BlockStack>
      </Card>
      <div className="Receive-Bar">
        <Text as="span" tone="subdued">
          {[units < awaited && units > 0 && RECEIVE.stay(awaited - units, format), kept.said]
            .filter(Boolean)
            .join(" · ")}
        </Text>
        <Button
          variant="primary"
          size="large"
          disabled={units === 0 || isOver || waiting > 0}
          loading={state !== "idle"}
          onClick={() => submit(fields, { method: "post", action })}
        >
          {RECEIVE.receive(units, format)}
        </Button>
      </div>
      <CountedMeanwhile {...kept} />
    </>
  );
});

const toReceive = (line: TransferLine): LineToReceive => ({
  ...{ lineId: line.id, variantId: line.variantId, productTitle: line.productTitle, variantTitle: line.variantTitle },
  ...{
    imageUrl: line.imageUrl,
    gone: line.gone,
    sku: line.sku || null,
    supplierSku: null,
    pack: null,
    barcodes: line.barcodes,
  },
  ...{ ordered: line.shipped, accepted: line.accepted, damaged: line.damaged, returned: line.returned },
  remainder: inTransitOf(line),
});
