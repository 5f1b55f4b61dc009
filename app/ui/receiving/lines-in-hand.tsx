import { Button, Card, InlineStack, Text } from "@shopify/polaris";
import { memo, useEffect } from "react";
import { type Counting, countOf, unitsOf } from "../../purchasing/receiving/counting";
import type { LineToReceive } from "../../purchasing/receiving/to-receive";
import { useNumberFormat } from "../number";
import { afterPaint } from "../scanning/after-paint";
import { ReceiveLine } from "./receive-line";
import type { CountInHand } from "./use-counting";
import { AWAITED, COUNTED } from "./words";

/** The lines that are counted, each with its steppers: of two hundred a scan draws the one that it counted on and the one before it. */
export const LinesInHand = memo(function LinesInHand({
  lines,
  awaited,
  counting,
  step,
}: Pick<CountInHand, "counting" | "step"> & {
  lines: LineToReceive[];
  /** Why the units are to come. */
  awaited: keyof typeof AWAITED;
}) {
  const heardAt = counting.heard?.lineId ?? null;
  useScrolledTo(heardAt, counting.heard?.count);
  return (
    <Card padding="0">
      <Heading lines={lines} counting={counting} step={step} />
      <ul className="Receive-Lines" aria-label={AWAITED[awaited].lines}>
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
        {COUNTED.counted(format(units), format(awaited))}
      </Text>
      <AllOrNone step={step} />
    </div>
  );
};

const AllOrNone = memo(function AllOrNone({ step }: Pick<CountInHand, "step">) {
  return (
    <InlineStack gap="200">
      <Button onClick={() => step({ kind: "all" })}>{COUNTED.all}</Button>
      <Button variant="tertiary" onClick={() => step({ kind: "none" })}>
        {COUNTED.none}
      </Button>
    </InlineStack>
  );
});

/**
 * The line that a scan counted on comes into view, without taking the focus from the scanner: a whole screen, which the
 * confirmation does not wait for.
 */
function useScrolledTo(lineId: number | null, count: number | undefined) {
  useEffect(() => {
    if (lineId === null || count === undefined) return;
    return afterPaint(() => document.getElementById(`line-${lineId}`)?.scrollIntoView({ block: "nearest" }));
  }, [lineId, count]);
}
