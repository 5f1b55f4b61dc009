import { lastsForever } from "../replenishment/reorder";
import type { Kind, Value } from "../reports/report";
import { dateFormat } from "../shops/formats";
import { shownAmount } from "../shops/money";
import { useDateLocale, useLocale } from "./locale";
import { useNumberFormat } from "./number";

type Shown = { kind: Kind; value: Value; currency: string; none?: string };

/** A figure in the merchant's separators, with its unit where a number alone would not tell it. */
export function useFigureText() {
  const format = useNumberFormat();
  const locale = useLocale();
  const dateLocale = useDateLocale();
  return ({ kind, value, currency, none = "–" }: Shown): string => {
    if (value === null) return none;
    if (typeof value === "string") return value;
    switch (kind) {
      case "money":
        return shownAmount(value, currency, locale);
      case "share":
        return `${format(value * 100, 1)} %`;
      case "perDay":
        return format(value, 3);
      case "days":
        return lastsForever(value) ? "No end" : format(value, 1);
      case "day":
        return dateFormat(dateLocale, { dateStyle: "medium", timeZone: "UTC" }).format(value * DAY);
      default:
        return format(value, 1);
    }
  };
}

const DAY = 86_400_000;

export const FigureValue = (shown: Shown) => <span suppressHydrationWarning>{useFigureText()(shown)}</span>;
