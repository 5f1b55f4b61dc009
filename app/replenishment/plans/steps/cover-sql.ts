import { ANY_DAY, lastOrderDay, type OrderDays } from "../../../suppliers/calendar/order-days-sql";
import { HAIR } from "./whole-units-sql";

/** Days of cover that stand for ever: nothing sells. */
export const NEVER_OUT = 1e9;

/** A century of cover is as good as ever. */
export const LONGEST_COVER = 36_500;

/** Days that what is available lasts: `NEVER_OUT` when nothing sells, even of nothing; else 0 when there is none. */
export function daysOfCover(available: number | null, velocity: number) {
  if (velocity <= 0) return NEVER_OUT;
  return (available ?? 0) <= 0 ? 0 : Math.min(NEVER_OUT, (available ?? 0) / velocity);
}

/** SQL: the same. */
export const COVER = `CASE WHEN velocity <= 0 THEN 1e9 WHEN COALESCE(available, 0) <= 0 THEN 0.0 ELSE MIN(1e9, available / velocity) END`;

/** Days are counted since 1970-01-01. Null when it never runs out. */
export const stockOutDay = (today: number, cover: number) =>
  lastsForever(cover) ? null : today + Math.floor(cover + HAIR);

export const lastsForever = (cover: number) => cover > LONGEST_COVER;

/** The last day on which an order still arrives in time, of those on which the supplier takes one. */
export const orderByDay = (stockOut: number | null, leadTimeDays: number, days: OrderDays = ANY_DAY) =>
  stockOut === null ? null : lastOrderDay(days, stockOut, leadTimeDays);
