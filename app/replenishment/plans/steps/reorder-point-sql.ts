import { expectedIn, expectedUnits, type Pace } from "./velocity-sql";
import { wholeUnits, wholeUnitsOf } from "./whole-units-sql";

/** Stands for a reorder point where there is none: at or below it nothing is low. */
export const NO_REORDER_POINT = -1;

/** Units that sell in the lead time, the safety stock and what uplifts add: the simple method's reorder point before it is rounded up. */
export const exactReorderPoint = (pace: Pace, leadTimeDays: number, safetyStock: number, lifted = 0) =>
  expectedUnits(pace, leadTimeDays) + safetyStock + lifted;

/**
 * The position, in units, at or below which to order: typed by hand, else one below the forecast's level and what uplifts add to it, else
 * ⌈velocity × lead time + safety stock⌉, never below 0. Without sales and without a safety stock there is none.
 */
export function reorderPointBy(
  typed: number | null,
  level: { ofForecast: number | null; lifted: number },
  exact: number,
  velocity: number,
) {
  if (typed !== null) return typed;
  if (level.ofForecast !== null) return level.ofForecast - 1 + wholeUnits(level.lifted);
  const units = wholeUnits(exact);
  return units === 0 && velocity <= 0 ? NO_REORDER_POINT : units;
}

const EXACT = `${expectedIn("lead_time_days")} + safety_stock + lifted_units`;

/** SQL: the same; a point of 0 is none where nothing sells, and no point is −1. */
export const REORDER_POINT = `COALESCE(own_reorder_point, reorder_level - 1 + ${wholeUnitsOf("lifted_units")},
      NULLIF(${wholeUnitsOf(EXACT)}, iif(velocity <= 0, 0, ${NO_REORDER_POINT})), ${NO_REORDER_POINT})`;
