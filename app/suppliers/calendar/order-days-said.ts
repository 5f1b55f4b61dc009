import { type DateStyle, longDay, shortDay } from "../../formats/date-style";
import { arrivalDay, firstOrderDay, isAnyDay, type OrderDays } from "./order-days-sql";
import { weekdayText } from "./weekdays";

/** What a supplier's closed periods and weekdays mean for an order of today; undefined where they mean nothing now. */
export function waitSaid(days: OrderDays, today: number, leadTimeDays: number, style: DateStyle): string | undefined {
  if (isAnyDay(days)) return undefined;
  const ordered = firstOrderDay(days, today);
  const arrival = arrivalDay(days, ordered, leadTimeDays);
  const waits = ordered - today;
  const closed = days.closures.filter(({ from, until }) => until >= today && from <= arrival);
  if (waits === 0 && arrival === ordered + leadTimeDays) return undefined;
  const names = closed.map((closure) => closureSaid(closure, style)).join("; ");
  const from = waits > 0 ? `It takes the next order on ${longDay(ordered, style)}. ` : "";
  const why = names && `Closed ${names}. `;
  return `${why}${from}What is ordered now comes by ${longDay(arrival, style)}: ${arrival - today} days.`;
}

/** "6 Feb – 20 Feb 2027 (Chinese New Year)". */
export const closureSaid = ({ from, until, name }: OrderDays["closures"][number], style: DateStyle) =>
  `${from === until ? longDay(from, style) : `${shortDay(from, style)} – ${longDay(until, style)}`}${name && ` (${name})`}`;

/** "Takes orders on Mon, Wed." */
export const weekdaysSaid = ({ weekdays }: OrderDays) =>
  weekdays === null ? undefined : `Takes orders on ${weekdayText(weekdays)}.`;
