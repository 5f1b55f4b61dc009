import { shownNumber } from "../formats/number-style";
import { perDayShown } from "../replenishment/plans/per-day";
import { lastsForever } from "../replenishment/plans/steps/cover-sql";
import { nounFor, UNITS } from "../words/counted";
import { useNumberStyle } from "./locale";
import { SHARED } from "./words";

/** Whole units, or with a decimal where sales of unknown place were spread over locations. Untracked is a dash. */
export const Units = ({ count, unit = false }: { count: number | null; unit?: boolean }) => {
  const format = useNumberFormat();
  if (count === null) return <span title={SHARED.number.notTracked}>–</span>;
  return (
    <>
      {format(count, 1)}
      {unit && ` ${nounFor(count, UNITS)}`}
    </>
  );
};

export const ReorderPoint = ({ units }: { units: number | null }) =>
  units !== null && units < 0 ? (
    <span title={SHARED.number.nothingSellsAndNone}>{SHARED.number.none}</span>
  ) : (
    <Units count={units} />
  );

export const Velocity = ({ perDay }: { perDay: number }) => {
  const format = useNumberFormat();
  return <>{perDayShown(perDay, format)}</>;
};

/** Beyond that the days are no more than the last digits of a slow rate. */
const LONGEST_SHOWN = 999;

export const Cover = ({ days, available }: { days: number; available: number | null }) => {
  const format = useNumberFormat();
  if (available === null) return <span title={SHARED.number.notTracked}>–</span>;
  if (lastsForever(days)) return <>{SHARED.number.noEnd}</>;
  if (days > LONGEST_SHOWN) return <>{SHARED.number.over(format(LONGEST_SHOWN))}</>;
  return <>{format(days, days < 10 ? 1 : 0)}</>;
};

const LENGTHS = [
  ["day", 86_400_000],
  ["hour", 3_600_000],
  ["minute", 60_000],
  ["second", 1000],
] as const;

/** A length of time in ms, in its largest unit: "1.5 seconds", "12 minutes". */
export function useDuration() {
  const format = useNumberFormat();
  return (length: number) => {
    const found = LENGTHS.find(([, one]) => length >= one);
    if (!found) return SHARED.number.underASecond;
    const [unit, one] = found;
    const count = format(length / one, length < 10 * one ? 1 : 0);
    return `${count} ${count === format(1) ? unit : `${unit}s`}`;
  };
}

export function useNumberFormat() {
  const style = useNumberStyle();
  return (value: number, decimals = 0, atLeast = 0) => shownNumber(value, style, decimals, atLeast);
}
