import { Card, Checkbox } from "@shopify/polaris";
import { memo, useDeferredValue, useMemo, useState } from "react";
import type { LineToReceive } from "../../purchasing/receiving/to-receive";
import { ScanField } from "../scanning/scan-field";
import { WaitingCodes } from "../scanning/waiting-codes";
import { LinesInHand } from "./lines-in-hand";
import type { CountInHand } from "./use-counting";
import { AWAITED, COUNTED } from "./words";

/**
 * Counting what came: the scanner's field, the codes that nobody bears, and the lines with their steppers. Of a scan its
 * confirmation is drawn at once, the rest after it; what is typed into a line shows there at once.
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
  awaited: keyof typeof AWAITED;
}) {
  const words = AWAITED[awaited];
  const [damaged, setDamaged] = useState(false);
  const damagedChoice = useMemo(
    () => <Checkbox label={COUNTED.damagedNow} checked={damaged} onChange={setDamaged} />,
    [damaged],
  );
  const before = useDeferredValue(counting);
  const shown = before.heard === counting.heard ? counting : before;
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
      <Waiting waiting={shown.waiting} lines={lines} awaited={awaited} step={step} />
      <LinesInHand lines={lines} awaited={awaited} counting={shown} step={step} />
    </>
  );
});

const Waiting = memo(function Waiting({
  waiting,
  lines,
  awaited,
  step,
}: {
  waiting: CountInHand["counting"]["waiting"];
  lines: LineToReceive[];
  awaited: keyof typeof AWAITED;
  step: CountInHand["step"];
}) {
  return (
    <WaitingCodes
      waiting={waiting}
      lines={lines}
      idOf={({ lineId }) => lineId}
      note={AWAITED[awaited].note}
      unknown={AWAITED[awaited].nowhere}
      onSettle={({ at }, lineId, units) => step({ kind: "settle", at, lineId, units })}
    />
  );
});
