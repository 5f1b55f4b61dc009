import { Button, Card, Checkbox, InlineStack, Text } from "@shopify/polaris";
import { memo, useEffect, useMemo, useState } from "react";
import { type Counting, countOf, unitsOf } from "../../purchasing/receiving/counting";
import type { LineToReceive } from "../../purchasing/receiving/to-receive";
import { useNumberFormat } from "../number";
import { ScanField } from "../scanning/scan-field";
import { WaitingCodes } from "../scanning/waiting-codes";
import { ReceiveLine } from "./receive-line";
import type { CountInHand } from "./use-counting";

const WORDS = {
  ordered: {
    unknown: "is not on this order. It is kept below.",
    over: "more than was ordered",
    nowhere: "On none of these lines",
    note: "They are kept with the count until each is given to a line or put aside.",
    lines: "Lines of the order",
  },
  shipped: {
    unknown: "is not in transit on this transfer. It is kept below.",
    over: "more than was shipped",
    nowhere: "On none of these lines",
    note: "Give each to a line, or put it aside.",
    lines: "Lines in transit",
  },
};

/**
 * Counting what came: the scanner's field, the codes that nobody bears, and the lines with their steppers. A scan draws this at
 * once, and of the lines the one that it counted on and the one before it; what else follows from a count may come a moment later.
 */
export const CountedLines = memo(function CountedLines({
  lines,
  awaited,
  counting,
  step,
  nameAt,
}: CountInHand & {
  lines: LineToReceive[];
  /** Why the units are to come. */
  awaited: keyof typeof WORDS;
}) {
  const words = WORDS[awaited];
  const [damaged, setDamaged] = useState(false);
  const damagedChoice = useMemo(
    () => <Checkbox label="What I scan now is damaged" checked={damaged} onChange={setDamaged} />,
    [damaged],
  );
  const heardAt = counting.heard?.lineId ?? null;
  useScrolledTo(heardAt, counting.heard?.count);
  return (
    <>
      <div className="Scan-Stuck">
        <Card>
          <ScanField
            unknown={words.unknown}
            over={words.over}
            heard={counting.heard}
            nameOf={nameAt}
            onScan={(read) => step({ kind: "scan", read, field: damaged ? "damaged" : "accepted" })}
          >
            {damagedChoice}
          </ScanField>
        </Card>
      </div>
      <WaitingCodes
        waiting={counting.waiting}
        lines={lines}
        idOf={({ lineId }) => lineId}
        note={words.note}
        unknown={words.nowhere}
        onSettle={({ at }, lineId, units) => step({ kind: "settle", at, lineId, units })}
      />
      <Card padding="0">
        <Heading lines={lines} counting={counting} step={step} />
        <ul className="Receive-Lines" aria-label={words.lines}>
          {lines.map((line) => (
            <ReceiveLine
              key={line.lineId}
              awaited={awaited}
              line={line}
              count={countOf(counting, line.lineId)}
              isHeard={line.lineId === heardAt}
              step={step}
            />
          ))}
        </ul>
      </Card>
    </>
  );
});

const Heading = ({
  lines,
  counting,
  step,
}: {
  lines: LineToReceive[];
  counting: Counting;
  step: CountInHand["step"];
}) => {
  const format = useNumberFormat();
  const awaited = lines.reduce((sum, { remainder }) => sum + remainder, 0);
  const units = lines.reduce((sum, { lineId }) => sum + unitsOf(countOf(counting, lineId)), 0);
  return (
    <div className="Receive-Heading">
      <Text as="h2" variant="headingMd">
        {`${format(units)} of ${format(awaited)} units counted`}
      </Text>
      <AllOrNone step={step} />
    </div>
  );
};

const AllOrNone = memo(function AllOrNone({ step }: Pick<CountInHand, "step">) {
  return (
    <InlineStack gap="200">
      <Button onClick={() => step({ kind: "all" })}>Receive all</Button>
      <Button variant="tertiary" onClick={() => step({ kind: "none" })}>
        Clear
      </Button>
    </InlineStack>
  );
});

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
