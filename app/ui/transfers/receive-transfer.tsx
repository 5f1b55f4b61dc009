import { useFetcher } from "@remix-run/react";
import { Banner, BlockStack, Button, Card, Checkbox, InlineStack, Text, TextField } from "@shopify/polaris";
import { useCallback, useEffect, useMemo, useReducer, useState } from "react";
import { scanIndex } from "../../catalog/scanned";
import { isoDay } from "../../days/iso-day";
import type { SaveAnswer } from "../../forms/opened";
import { type Counting, type CountStep, counted, countOf, unitsOf } from "../../purchasing/receiving/counting";
import type { LineToReceive } from "../../purchasing/receiving/to-receive";
import { inTransitOf } from "../../stock/transfers/transfer";
import { transferAddress } from "../../stock/transfers/transfer-list";
import type { Transfer, TransferLine } from "../../stock/transfers/transfer-shown";
import { useNumberFormat } from "../number";
import { nameOf, ReceiveLine } from "../receiving/receive-line";
import { WaitingCodes } from "../receiving/waiting-codes";
import { ScanField } from "../scanning/scan-field";
import { useToast } from "../use-toast";

const NOTHING: Counting = { counts: {}, waiting: [], heard: null };

/** Counting what came, by scanner or by hand: all of it, or a part. */
export const ReceiveTransfer = ({ transfer, today }: { transfer: Transfer; today: number }) => {
  const format = useNumberFormat();
  const lines = useMemo(() => transfer.lines.filter((line) => inTransitOf(line) > 0).map(toReceive), [transfer.lines]);
  const index = useMemo(() => scanIndex(lines), [lines]);
  const [counting, step] = useReducer(
    (state: Counting, next: CountStep | "anew") => (next === "anew" ? NOTHING : counted(state, lines, index, next)),
    NOTHING,
  );
  const [formToken, setFormToken] = useState(() => crypto.randomUUID());
  const [receivedOn, setReceivedOn] = useState(isoDay(today));
  const [damaged, setDamaged] = useState(false);
  const { submit, state, data } = useFetcher<SaveAnswer>();
  useToast(data?.done, data);
  useEffect(() => {
    if (!data?.done) return;
    step("anew");
    setFormToken(crypto.randomUUID());
  }, [data]);
  const nameAt = useCallback(
    (lineId: number | null) =>
      nameOf(lines.find((line) => line.lineId === lineId) ?? { productTitle: "", variantTitle: "" }),
    [lines],
  );
  const counts = lines
    .map(({ lineId }) => ({ lineId, ...countOf(counting, lineId) }))
    .filter((count) => unitsOf(count) > 0);
  const units = counts.reduce((sum, count) => sum + unitsOf(count), 0);
  const awaited = lines.reduce((sum, { remainder }) => sum + remainder, 0);
  const isOver = lines.some(({ lineId, remainder }) => unitsOf(countOf(counting, lineId)) > remainder);
  const refusal = data?.refusals.receipt;
  return (
    <BlockStack gap="400">
      <Card>
        <ScanField
          unknown="is not in transit on this transfer. It is kept below."
          over="more than was shipped"
          heard={counting.heard}
          nameOf={nameAt}
          onScan={(read) => step({ kind: "scan", read, field: damaged ? "damaged" : "accepted" })}
        >
          <Checkbox label="What I scan now is damaged" checked={damaged} onChange={setDamaged} />
        </ScanField>
      </Card>
      {counting.waiting.length > 0 && <WaitingCodes waiting={counting.waiting} lines={lines} step={step} />}
      <Card padding="0">
        <div className="Receive-Heading">
          <Text as="h2" variant="headingMd">
            {`Receive: ${format(units)} of ${format(awaited)} units counted`}
          </Text>
          <InlineStack gap="200">
            <Button onClick={() => step({ kind: "all" })}>Receive all</Button>
            <Button variant="tertiary" onClick={() => step({ kind: "none" })}>
              Clear
            </Button>
          </InlineStack>
        </div>
        <ul className="Receive-Lines" aria-label="Lines in transit">
          {lines.map((line) => (
            <ReceiveLine
              key={line.lineId}
              awaited="shipped"
              line={line}
              count={countOf(counting, line.lineId)}
              isHeard={line.lineId === counting.heard?.lineId}
              step={step}
            />
          ))}
        </ul>
      </Card>
      <Card>
        <BlockStack gap="300">
          <TextField
            label="Received on"
            type="date"
            value={receivedOn}
            max={isoDay(today)}
            onChange={setReceivedOn}
            autoComplete="off"
          />
          <Text as="p" tone="subdued">
            Count what broke or never came as damaged: it leaves transit and goes into no stock.
          </Text>
          {isOver && (
            <Banner tone="warning">
              <p>More is counted than was shipped. Receive what was shipped, and adjust the stock for the rest.</p>
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
          {units < awaited && units > 0 ? `${format(awaited - units)} stay in transit` : ""}
        </Text>
        <Button
          variant="primary"
          size="large"
          disabled={units === 0 || isOver}
          loading={state !== "idle"}
          onClick={() =>
            submit(
              { formToken, receivedOn, lines: JSON.stringify(counts) },
              { method: "post", action: `${transferAddress(transfer)}/receipts` },
            )
          }
        >
          {units === 0 ? "Receive" : `Receive ${format(units)}`}
        </Button>
      </div>
    </BlockStack>
  );
};

const toReceive = (line: TransferLine): LineToReceive => ({
  ...{ lineId: line.id, variantId: line.variantId, productTitle: line.productTitle, variantTitle: line.variantTitle },
  ...{ imageUrl: line.imageUrl, sku: line.sku || null, supplierSku: null, pack: null, barcodes: line.barcodes },
  ...{ ordered: line.shipped, accepted: line.accepted, damaged: line.damaged, returned: line.returned },
  remainder: inTransitOf(line),
});
