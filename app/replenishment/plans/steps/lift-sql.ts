import { GROWTH } from "../../../demand/engine/range";
import { horizonOf } from "../../../demand/horizon";
import { type Lifting, liftOver } from "../../../demand/promotions/lifted-days";
import type { Reckoned } from "./safety-stock-sql";
import { expectedIn, expectedUnits, type Pace } from "./velocity-sql";

/*
 * A day that is lifted to twice the usual counts as two days. So the demand grows as over a longer time: its mean with the
 * days, and the safety stock of a forecast with the spread over them.
 */

/** Usual days beyond the calendar's own: in the days that the reorder point is for, and in the cover after them. */
export type Lift = { point: number; cover: number };

/** Days that the reorder point is for: the forecast's horizon, else the lead time. */
export const pointDaysOf = (forecast: Reckoned | null, leadTimeDays: number) =>
  forecast ? horizonOf(forecast) : leadTimeDays;

/** SQL: the same. */
export const POINT_DAYS = `COALESCE(horizon, lead_time_days)`;

/** The first of those days is today. */
export const liftFrom = (uplifts: Lifting[], today: number, pointDays: number, coverDays: number): Lift => ({
  point: liftOver(uplifts, today, pointDays),
  cover: liftOver(uplifts, today + pointDays, coverDays),
});

/** How the spread grows where so many days count as so many. */
export const spreadOf = (days: number, lift: number) => (1 + lift / days) ** (GROWTH / 2);

/** SQL: the same. */
export const spreadIn = (days: string, lift: string) => `pow(1 + ${lift} / ${days}, ${GROWTH / 2})`;

/** Units beyond the usual that the reorder point holds: what sells on the days more, and the safety stock's part for them. */
export function liftedUnits(forecast: Reckoned | null, pace: Pace, safetyStock: number, { point }: Lift) {
  const sold = expectedUnits(pace, point);
  const safety = forecast ? Math.max(0, safetyStock) * (spreadOf(horizonOf(forecast), point) - 1) : 0;
  return { sold: Math.max(0, sold), safety };
}

/** SQL: the same, in sum. */
export const LIFTED_UNITS = `MAX(0.0, ${expectedIn("lift_point")}) + iif(rate IS NULL, 0.0, MAX(0.0, safety_stock) * (${spreadIn("horizon", "lift_point")} - 1))`;
