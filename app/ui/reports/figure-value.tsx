import { longDay } from "../../formats/date-style";
import { shownAmount } from "../../money/money";
import { perDayShown } from "../../replenishment/plans/per-day";
import { lastsForever } from "../../replenishment/plans/steps/cover-sql";
import type { Kind, Value } from "../../reports/report";
import { useDateStyle, useNumberStyle } from "../locale";
import { useNumberFormat } from "../number";
import { FIGURE } from "./words";

type Shown = {
  kind: Kind;
  value: Value;
  currency: string;
  none?: string;
  /** Of a column, whose figures show as many decimals, one below the other. */
  even?: boolean;
};

/** A figure in the merchant's separators, with its unit where a number alone would not tell it. */
export function useFigureText() {
  const format = useNumberFormat();
  const numbers = useNumberStyle();
  const dates = useDateStyle();
  return ({ kind, value, currency, none = FIGURE.none, even = false }: Shown): string => {
    if (value === null) return none;
    if (typeof value === "string") return value;
    switch (kind) {
      case "money":
        return shownAmount(value, currency, numbers);
      case "share":
        return FIGURE.share(format(value * 100, 1, even ? 1 : 0));
      case "perDay":
        return perDayShown(value, format);
      case "partUnits":
        return format(value, 1, even ? 1 : 0);
      case "days":
        return lastsForever(value) ? FIGURE.noEnd : format(value, 1);
      case "day":
        return longDay(value, dates);
      default:
        return format(value, 1);
    }
  };
}

export const FigureValue = (shown: Shown) => <span>{useFigureText()(shown)}</span>;
