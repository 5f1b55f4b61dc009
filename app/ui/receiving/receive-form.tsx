import { useFetcher } from "@remix-run/react";
import { Banner, BlockStack, Button, Card, Checkbox, InlineStack, Text, TextField } from "@shopify/polaris";
import { useCallback, useEffect, useMemo, useReducer, useState } from "react";
import { scanIndex } from "../../catalog/scanned";
import { isoDay } from "../../days/iso-day";
import {
  type Counting,
  type CountStep,
  counted,
  countOf,
  countsText,
  differencesOf,
  resumed,
  unitsOf,
} from "../../purchasing/receiving/counting";
import type { Received } from "../../purchasing/receiving/received";
import type { DraftReceipt, LineToReceive, OrderToReceive } from "../../purchasing/receiving/to-receive";
import { useNumberFormat } from "../number";
import { ScanField } from "../scanning/scan-field";
import { useToast } from "../use-toast";
import { DifferencesDialog } from "./differences-dialog";
import { nameOf, ReceiveLine } from "./receive-line";
import { useDraftSaving } from "./use-draft-saving";
import { WaitingCodes } from "./waiting-codes";

const NOTHING: Counting = { counts: {}, waiting: [], heard: null };
const RECEIVABLE = new Set(["sent", "partial", "received"]);

/** Counting what came, by scanner or by hand; nothing is posted before its differences were seen. */
export const ReceiveForm = ({
  order,
  lines,
  draft,
  today,
}: {
  order: OrderToReceive;
  lines: LineToReceive[];
  draft: DraftReceipt | null;
  today: number;
}) => {
  const index = useMemo(() => scanIndex(lines), [lines]);
  const [counting, step] = useReducer(
    (state: Counting, next: CountStep | "anew") => (next === "anew" ? NOTHING : counted(state, lines, index, next)),
    draft,
    (draft) => (draft ? resumed(draft, index) : NOTHING),
  );
  const [formToken, setFormToken] = useState(() => draft?.formToken ?? crypto.randomUUID());
  const [receivedOn, setReceivedOn] = useState(isoDay(draft?.receivedDay ?? today));
  const [note, setNote] = useState(draft?.note ?? "");
  const [damaged, setDamaged] = useState(false);
  const [reviewing, setReviewing] = useState(false);
  const { submit, state, data } = useFetcher<Received>();
  const fields = fieldsOf(lines, counting, { formToken, receivedOn, note });
  const kept = useDraftSaving(fields, {
    counts: countsText(countedLines(lines, counting)),
    first: countsText(draft?.lines ?? []),
    paused: state !== "idle",
  });
  const received = data?.kind === "received" ? data : undefined;
  useToast(received && "Received", received);
  useEffect(() => {
    if (!received) return;
    step("anew");
    setReviewing(false);
    setNote("");
    setFormToken(crypto.randomUUID());
  }, [received]);
  const isHeardAt = counting.heard?.lineId ?? null;
  useScrolledTo(isHeardAt, counting.heard?.count);
  const nameAt = useCallback(
    (lineId: number | null) =>
      nameOf(lines.find((line) => line.lineId === lineId) ?? { productTitle: "", variantTitle: "" }),
    [lines],
  );
  if (order.saleName !== null)
    return (
      <Banner tone="info" title={`The supplier ships it to the customer of ${order.saleName}`}>
        <p>Nothing of it comes in here. Mark the order as shipped, on its page, once it has gone.</p>
      </Banner>
    );
  if (!RECEIVABLE.has(order.state))
    return (
      <Banner tone="info" title="Nothing is awaited of this order">
        <p>{order.state === "draft" ? "Send it, or mark it as ordered, before its goods come in." : "It has ended."}</p>
      </Banner>
    );
  const differences = differencesOf(counting, lines);
  return (
    <BlockStack gap="400">
      {order.teamNote && (
        <Banner title="Team note">
          <p>{order.teamNote}</p>
        </Banner>
      )}
      <div className="Scan-Stuck">
        <Card>
          <ScanField
            heard={counting.heard}
            nameOf={nameAt}
            onScan={(read) => step({ kind: "scan", read, field: damaged ? "damaged" : "accepted" })}
          >
            <Checkbox label="What I scan now is damaged" checked={damaged} onChange={setDamaged} />
          </ScanField>
        </Card>
      </div>
      {counting.waiting.length > 0 && <WaitingCodes waiting={counting.waiting} lines={lines} step={step} />}
      <Card padding="0">
        <Heading lines={lines} counting={counting} step={step} />
        <ul className="Receive-Lines" aria-label="Lines of the order">
          {lines.map((line) => (
            <ReceiveLine
              key={line.lineId}
              line={line}
              count={countOf(counting, line.lineId)}
              isHeard={line.lineId === isHeardAt}
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
            helpText="The day the goods came, which need not be today. Lead times use it."
          />
          <TextField label="Note" value={note} onChange={setNote} autoComplete="off" multiline={2} maxLength={1000} />
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
        <Button variant="primary" size="large" disabled={differences.units === 0} onClick={() => setReviewing(true)}>
          Review and receive
        </Button>
      </div>
      {kept.meanwhile !== null && (
        <Banner tone="warning" title="Somebody else counts on this draft">
          <InlineStack gap="200">
            <Button url={`?receipt=${kept.meanwhile}`} target="_self">
              Look at their count
            </Button>
            <Button onClick={kept.keepMine}>Keep mine</Button>
          </InlineStack>
        </Banner>
      )}
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
    </BlockStack>
  );
};

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

const Heading = ({
  lines,
  counting,
  step,
}: {
  lines: LineToReceive[];
  counting: Counting;
  step: (step: CountStep) => void;
}) => {
  const format = useNumberFormat();
  const awaited = lines.reduce((sum, { remainder }) => sum + remainder, 0);
  const units = lines.reduce((sum, { lineId }) => sum + unitsOf(countOf(counting, lineId)), 0);
  return (
    <div className="Receive-Heading">
      <Text as="h2" variant="headingMd">
        {`${format(units)} of ${format(awaited)} units counted`}
      </Text>
      <InlineStack gap="200">
        <Button onClick={() => step({ kind: "all" })}>Receive all</Button>
        <Button variant="tertiary" onClick={() => step({ kind: "none" })}>
          Clear
        </Button>
      </InlineStack>
    </div>
  );
};

/** The line that a scan counted on comes into view, without taking the focus from the scanner. */
function useScrolledTo(lineId: number | null, count: number | undefined) {
  useEffect(() => {
    if (lineId === null || count === undefined) return;
    const frame = requestAnimationFrame(() =>
      document.getElementById(`line-${lineId}`)?.scrollIntoView({ block: "nearest" }),
    );
    return () => cancelAnimationFrame(frame);
  }, [lineId, count]);
}
