import { ANY_DAY, lastOrderDay, type OrderDays } from "../../../suppliers/calendar/order-days-sql";
import { HAIR } from "./whole-units-sql";

/** Days of cover that stand for ever: nothing sells. */
export const NEVER_OUT = 1e9;

/** From here on lists have all that ever runs out in one step. */
export const LONGEST_STEP = 1000;

/** A century of cover is as good as ever. */
export const LONGEST_COVER = 36_500;

/** Days that what is available lasts: `NEVER_OUT` when nothing sells, even of nothing; else 0 when there is none. */
export function daysOfCover(available: number | null, velocity: number) {
  if (velocity <= 0) return NEVER_OUT;
  return (available ?? 0) <= 0 ? 0 : Math.min(NEVER_OUT, (available ?? 0) / velocity);
}

/** SQL: the same. */
export const COVER = `CASE WHEN velocity <= 0 THEN ${NEVER_OUT}.0 WHEN COALESCE(available, 0) <= 0 THEN 0.0 ELSE MIN(${NEVER_OUT}.0, available / velocity) END`;

/** Days are counted since 1970-01-01. Null when it never runs out. */
export const stockOutDay = (today: number, cover: number) =>
  lastsForever(cover) ? null : today + Math.floor(cover + HAIR);

/** Whether so many days of cover have no day at their end. */
export const lastsForever = (cover: number) => cover > LONGEST_COVER;

type Held = { position: number; reorderPoint: number; velocity: number };

/**
 * The day on which the position meets the reorder point, or the last one before it on which the supplier takes an order; today,
 * if it has. Null where it never does.
 */
export function orderByDay({ position, reorderPoint, velocity }: Held, today: number, days: OrderDays = ANY_DAY) {
  if (reorderPoint < 0) return null;
  if (position <= reorderPoint) return today;
  const lasts = velocity <= 0 ? NEVER_OUT : (position - reorderPoint) / velocity;
  return lastsForever(lasts) ? null : Math.max(today, lastOrderDay(days, today + Math.floor(lasts + HAIR), 0));
}

/** The last day on which an order still comes before stock runs out, if sales are as expected: none of the safety stock is left by then. */
export const lastDayWithoutSafety = (stockOut: number | null, leadTimeDays: number, days: OrderDays = ANY_DAY) =>
  stockOut === null ? null : lastOrderDay(days, stockOut, leadTimeDays);
