import { WINDOWS } from "../../../demand/windows";

/** Units that left in so many days in stock. Kept as a pair, since units × days ÷ days stays exact where a rate does not. */
export type Pace = { units: number; daysInStock: number };

/** As `Pace`, where only the rate was kept: that many units in one day. */
const paceAt = (velocity: number): Pace => ({ units: velocity, daysInStock: 1 });

/** The forecast's rate, else a velocity typed by hand, else what was measured in the window. */
export function paceBy(rate: number | null, typed: number | null, measured: Pace): Pace {
  const velocity = rate ?? typed;
  return velocity === null ? measured : paceAt(velocity);
}

const measured = (what: "units" | "days") =>
  `CASE velocity_window ${WINDOWS.map((window) => `WHEN ${window} THEN ${what}_${window} - promotion_${what}_${window}`).join(" ")} END`;

/** SQL: the pace's units. */
export const PACE_UNITS = `COALESCE(rate, own_velocity, ${measured("units")}) * 1.0`;

/** SQL: the pace's days in stock. */
export const PACE_DAYS = `iif(rate IS NULL AND own_velocity IS NULL, ${measured("days")}, 1)`;

/** Units expected to sell in so many days at this pace, 0 when it was never in stock. Multiplies first, so that exact sums stay exact. */
export const expectedUnits = ({ units, daysInStock }: Pace, days: number) =>
  daysInStock === 0 ? 0 : (units * days) / daysInStock;

/** SQL: the same at the row's pace. */
export const expectedIn = (days: string) => `iif(pace_days = 0, 0.0, pace_units * ${days} / pace_days)`;

/** Units a day in stock, 0 when it was never in stock. */
export const velocityOf = (units: number, daysInStock: number) => expectedUnits({ units, daysInStock }, 1);

/** SQL: the same. */
export const VELOCITY = expectedIn("1");
