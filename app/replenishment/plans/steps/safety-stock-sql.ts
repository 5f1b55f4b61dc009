import { horizonOf } from "../../../demand/horizon";
import { expectedIn, expectedUnits, type Pace } from "./velocity-sql";

/** Of a forecast, what plans are made of: rate in units a day, q, and the days that q covers. */
export type Reckoned = { rate: number; reorderLevel: number; leadTimeDays: number; reviewDays: number };

/** Units that were forecast to sell until the order of the next review has come. */
export const meanOf = ({ rate, ...days }: Reckoned) => rate * horizonOf(days);

/** Units, not rounded: what the forecast's level holds beyond its mean, else those typed, else days of sales. */
export function safetyStockBy(forecast: Reckoned | null, typed: number | null, pace: Pace, safetyDays: number) {
  if (forecast) return forecast.reorderLevel - meanOf(forecast);
  return typed ?? expectedUnits(pace, safetyDays);
}

/** SQL: the same. */
export const SAFETY_STOCK = `COALESCE(reorder_level - rate * horizon, own_safety_stock, ${expectedIn("safety_days")}) * 1.0`;
