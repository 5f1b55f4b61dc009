import { countQuantiles } from "./count-quantile";
import { type Forecast, P10, P90 } from "./forecast";

/**
 * How the variance of the demand grows with the days ahead: 1 were days independent of each other, 2 a rate that is wrong
 * for good. Measured on four kinds of shops between 1.0 and 1.2 up to a week and up to 1.5 beyond a month.
 */
export const GROWTH = 1.25;

/** Units asked for from tomorrow up to and with that day, in total: the mean, and the 10 % and 90 % quantiles. */
type Range = { day: number; mean: number; p10: number; p90: number };

/**
 * Days 1 to `days` after the last one known; `lifted` tells for how many usual ones those up to a day count beyond
 * themselves. The variance is exact at the forecast's own horizon.
 */
export function rangesOf(
  { rate, variance, horizonDays }: Pick<Forecast, "rate" | "variance" | "horizonDays">,
  days: number,
  lifted: (days: number) => number = () => 0,
): Range[] {
  return Array.from({ length: days }, (_, index) => {
    const day = index + 1;
    const counted = day + lifted(day);
    const mean = rate * counted;
    const [p10 = 0, p90 = 0] = countQuantiles(mean, variance * (counted / horizonDays) ** GROWTH, [P10, P90]);
    return { day, mean, p10, p90 };
  });
}
