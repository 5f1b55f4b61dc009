import { rangesOf } from "../../demand/engine/range";
import { type Lifting, liftOver } from "../../demand/promotions/lifted-days";
import type { ForecastAt } from "../forecasts/forecast-at";

/** Units that are to come; a day that nobody has named is null. */
export type Arrival = { day: number | null; quantity: number };

/** What is left at the end of a day if nothing is ordered: as expected, and after more or less sales than nine days in ten. */
export type DayAhead = { day: number; expected: number; p10: number; p90: number };

const LONGEST = 90;

/** Far enough to see an order placed today arrive and last, four weeks at least. */
export const daysAhead = ({ leadTimeDays, reviewDays }: Pick<ForecastAt, "leadTimeDays" | "reviewDays">) =>
  Math.min(LONGEST, Math.max(28, 2 * (leadTimeDays + reviewDays)));

/** From today to so many days ahead. What is overdue counts as coming today; what has no day is not counted on. */
export function stockAhead(
  { today, available, arrivals }: { today: number; available: number; arrivals: Arrival[] },
  forecast: Pick<ForecastAt, "rate" | "variance" | "leadTimeDays" | "reviewDays">,
  days: number,
  uplifts: Lifting[] = [],
): DayAhead[] {
  const arrived = (day: number) =>
    arrivals.reduce((sum, arrival) => sum + (arrival.day !== null && arrival.day <= day ? arrival.quantity : 0), 0);
  const { rate, variance, leadTimeDays, reviewDays } = forecast;
  const sold = [
    { day: 0, mean: 0, p10: 0, p90: 0 },
    ...rangesOf({ rate, variance, horizonDays: leadTimeDays + reviewDays }, days, (ahead) =>
      liftOver(uplifts, today + 1, ahead),
    ),
  ];
  return sold.map(({ day, mean, p10, p90 }) => {
    const had = available + arrived(today + day);
    return { day: today + day, expected: had - mean, p10: had - p90, p90: had - p10 };
  });
}

/** The first day that ends with none left, for brisk, expected and slow sales; null: not within the days shown. */
export const runsOut = (days: DayAhead[]) => {
  const first = (left: "p10" | "expected" | "p90") => days.find((day) => day[left] <= 0)?.day ?? null;
  return { early: first("p10"), expected: first("expected"), late: first("p90") };
};
