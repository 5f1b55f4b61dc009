import { cells } from "../../sql/cells-sql";
import type { Closure } from "./closures";

/** When a supplier takes orders. Closed periods are in order and apart. */
export type OrderDays = {
  /** Bit 0 is Monday; null: any day. */
  weekdays: number | null;
  closures: Closure[];
};

export const ANY_DAY: OrderDays = { weekdays: null, closures: [] };

/** Whether it takes orders each day: then nothing needs to be reckoned. */
export const isAnyDay = ({ weekdays, closures }: OrderDays) => weekdays === null && closures.length === 0;

/** 1970-01-01 was a Thursday. */
export const weekdayOf = (day: number) => (day + 3) % 7;

/** The first day, that one included, on which it takes an order. Days since 1970-01-01. */
export function firstOrderDay({ weekdays, closures }: OrderDays, day: number): number {
  const closed = closures.find(({ from, until }) => day >= from && day <= until);
  if (closed) return firstOrderDay({ weekdays, closures }, closed.until + 1);
  return weekdays === null || (weekdays >> weekdayOf(day)) & 1 ? day : firstOrderDay({ weekdays, closures }, day + 1);
}

/** When what is ordered on that day has come: nobody works on it while the supplier is closed. */
export const arrivalDay = ({ closures }: OrderDays, orderDay: number, leadTimeDays: number): number =>
  closures
    .filter(({ from }) => from > orderDay)
    .reduce(
      (arrival, { from, until }) => (from <= arrival ? arrival + until - from + 1 : arrival),
      orderDay + leadTimeDays,
    );

/** Days until what is ordered as soon as can be from today has come. */
export const leadTimeOn = (days: OrderDays, today: number, leadTimeDays: number): number =>
  isAnyDay(days) ? leadTimeDays : arrivalDay(days, firstOrderDay(days, today), leadTimeDays) - today;

/** The lead time of what was ordered on a day and came on another: what `leadTimeOn` adds is taken off, and what came in spite of it is as it was. */
export function leadTimeTaken(days: OrderDays, orderedDay: number, cameDay: number): number {
  const from = firstOrderDay(days, orderedDay);
  if (from > cameDay) return cameDay - orderedDay;
  const closed = days.closures.filter((closure) => closure.from > from && closure.until < cameDay);
  return closed.reduce((taken, closure) => taken - (closure.until - closure.from + 1), cameDay - from);
}

/** Nobody plans further back. */
const LONGEST_LOOK = 1100;

/** The last day on which an order still comes by that day. */
export function lastOrderDay(days: OrderDays, neededDay: number, leadTimeDays: number): number {
  const latest = neededDay - leadTimeDays;
  for (let day = latest; day > latest - LONGEST_LOOK; day--)
    if (firstOrderDay(days, day) === day && arrivalDay(days, day, leadTimeDays) <= neededDay) return day;
  return latest;
}

/** SQL: days from `day` to the next day of the week that `mask` has; 0 where there is no mask. */
const daysToWeekday = (day: string, mask: string) =>
  `CASE WHEN ${mask} IS NULL THEN 0 ${[0, 1, 2, 3, 4, 5, 6].map((ahead) => `WHEN (${mask} >> ((${day} + ${3 + ahead}) % 7)) & 1 THEN ${ahead}`).join(" ")} ELSE 0 END`;

const PERIOD = cells({ from: "value", until: "value" }, "c");

/**
 * SQL: the same as `leadTimeOn`, of a row with `order_weekdays` and `closures`. An order goes out today or when a closed period
 * is over, on the next weekday from there; of what closes before the goods have come, each day counts. Closed periods are
 * apart, so that those which do are the first ones.
 */
export function leadTimeOnSql(row: string, today: string, leadTime: string) {
  const { from, until } = PERIOD.cell;
  const ready = `SELECT ${today} AS day UNION ALL SELECT ${until} + 1 FROM json_each(${row}.closures) c WHERE ${until} >= ${today}`;
  const ordered = `SELECT MIN(day) AS day FROM (SELECT day + ${daysToWeekday("day", `${row}.order_weekdays`)} AS day FROM (${ready})) n
      WHERE NOT EXISTS (SELECT 1 FROM json_each(${row}.closures) c WHERE n.day BETWEEN ${from} AND ${until})`;
  const closed = `SELECT SUM(days) FROM (
        SELECT ${from} AS begins, ${until} - ${from} + 1 AS days, SUM(${until} - ${from} + 1) OVER (ORDER BY ${from}) - (${until} - ${from} + 1) AS before
        FROM json_each(${row}.closures) c WHERE ${from} > o.day) WHERE begins <= o.day + ${leadTime} + before`;
  return `iif(${row}.order_weekdays IS NULL AND ${row}.closures IS NULL, ${leadTime}, (
      SELECT o.day - ${today} + ${leadTime} + COALESCE((${closed}), 0) FROM (${ordered}) o))`;
}
