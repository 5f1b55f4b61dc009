import { type FocusEvent, useId, useRef, useState } from "react";
import { plainTyped } from "../formats/number-style";
import { MOST_UNITS, quantityFrom } from "../replenishment/reorder/quantities";
import { useNumberStyle } from "./locale";
import { useNumberFormat } from "./number";
import { SHARED } from "./words";

/**
 * Whole units in a field of their own. What is none stays as it was typed, is said beside it, and is never taken for
 * another number: `field` goes to the input, `refusal` below it. `take` hears each number as it `isTyped`, or, `onLeaving`,
 * once the field is left, which `left` hears too.
 */
export function useTypedUnits({
  units,
  take,
  least = 0,
  onLeaving = false,
  left,
}: {
  /** Undefined: none yet. */
  units: number | undefined;
  take: (units: number, isTyped: boolean) => void;
  least?: number;
  onLeaving?: boolean;
  left?: () => void;
}) {
  const style = useNumberStyle();
  const format = useNumberFormat();
  const id = useId();
  const [typed, setTyped] = useState<string>();
  /** Where it goes back to if the next digit makes it no number. */
  const before = useRef(units);
  const unitsOf = (text: string) => {
    const units = quantityFrom(plainTyped(text, style));
    return units === undefined || units < least ? undefined : units;
  };
  const isRefused = typed !== undefined && typed.trim() !== "" && unitsOf(typed) === undefined;
  const put = (next: number, isTyped = false) => {
    setTyped(undefined);
    if (next !== units) take(next, isTyped);
  };
  const type = (text: string) => {
    const next = unitsOf(text);
    if (next !== undefined && !onLeaving) return put(next, true);
    setTyped(text);
    if (!onLeaving && before.current !== undefined && before.current !== units) take(before.current, true);
  };
  const leave = () => {
    const next = typed === undefined ? undefined : unitsOf(typed);
    if (next !== undefined) put(next);
    else if (!isRefused) setTyped(undefined);
    left?.();
  };
  return {
    isRefused,
    /** Otherwise than by typing. */
    put: (next: number) => {
      before.current = next;
      put(next);
    },
    field: {
      "aria-invalid": isRefused || undefined,
      "aria-describedby": isRefused ? id : undefined,
      inputMode: "numeric" as const,
      autoComplete: "off",
      value: typed ?? units?.toString() ?? "",
      onFocus: ({ currentTarget }: FocusEvent<HTMLInputElement>) => {
        if (!isRefused) before.current = units;
        currentTarget.select();
      },
      onChange: ({ target }: { target: HTMLInputElement }) => type(target.value),
      onBlur: leave,
    },
    refusal: isRefused && (
      <span className="Aside CsvImport-Refusal" role="alert" id={id}>
        {SHARED.typedUnits.refused(format(least), format(MOST_UNITS), units, format)}
      </span>
    ),
  };
}
