import { DAY } from "../days/iso-day";
import type { Zone } from "../days/zone";
import { wallClock } from "../days/zone";

const HOUR = 3_600_000;
const MINUTE = 60_000;

/** Dates are written in English, in the order of the merchant's region: engines differ even in "Sep" and "Sept". */
export interface DateStyle {
  monthFirst: boolean;
  hour12: boolean;
}

export const BRITISH: DateStyle = { monthFirst: false, hour12: false };

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** "21 Nov" or "Nov 21", of a day since 1970-01-01. */
export function shortDay(day: number, { monthFirst }: DateStyle): string {
  const date = new Date(day * DAY);
  const [number, month] = [String(date.getUTCDate()), MONTHS[date.getUTCMonth()] ?? ""];
  return monthFirst ? `${month} ${number}` : `${number} ${month}`;
}

/** "21 Nov 2026" or "Nov 21, 2026". */
export const longDay = (day: number, style: DateStyle) =>
  `${shortDay(day, style)}${style.monthFirst ? "," : ""} ${new Date(day * DAY).getUTCFullYear()}`;

/** So near another day that the year goes without saying where how far it is stands beside it. */
const NEAR = 180;

/** "21 Nov", and the year where it is not near that other day. */
export const dayNear = (day: number, other: number, style: DateStyle) =>
  Math.abs(day - other) < NEAR ? shortDay(day, style) : longDay(day, style);

/** "Nov 2026", of the month of a day since 1970-01-01. */
export function monthOf(day: number): string {
  const date = new Date(day * DAY);
  return `${MONTHS[date.getUTCMonth()] ?? ""} ${date.getUTCFullYear()}`;
}

/** "21 Nov 2026, 15:05", of an instant (epoch ms) by the clocks of a zone. */
export function moment(at: number, zone: Zone, style: DateStyle): string {
  const clock = wallClock(at, zone);
  return `${longDay(Math.floor(clock / DAY), style)}, ${timeOf(clock, style)}`;
}

/** "21 Nov, 15:05", and the year where it is not near that other instant. */
export function momentNear(at: number, other: number, zone: Zone, style: DateStyle): string {
  const clock = wallClock(at, zone);
  return `${dayNear(Math.floor(clock / DAY), Math.floor(other / DAY), style)}, ${timeOf(clock, style)}`;
}

function timeOf(clock: number, { hour12, monthFirst }: DateStyle) {
  const hour = Math.floor(clock / HOUR) % 24;
  const minute = String(Math.floor(clock / MINUTE) % 60).padStart(2, "0");
  if (!hour12) return `${String(hour).padStart(2, "0")}:${minute}`;
  const half = hour < 12 ? "am" : "pm";
  return `${hour % 12 || 12}:${minute}\u00a0${monthFirst ? half.toUpperCase() : half}`;
}

/** From so many days on nobody counts them. */
const YEARS = 1000;

/** "tomorrow", "3 days ago", "in 6 years": so many days from today. */
export function daysAway(days: number): string {
  if (Math.abs(days) >= YEARS) return away(Math.round(days / 365.25), "year");
  if (Math.abs(days) > 1) return away(days, "day");
  return days === 0 ? "today" : days > 0 ? "tomorrow" : "yesterday";
}

/** How far an instant is from now, both in epoch ms; `days` by the calendar, where that is known. */
export function timeAway(at: number, now: number, days = Math.trunc((at - now) / DAY)): string {
  const length = Math.abs(at - now);
  if (length >= DAY) return daysAway(days);
  if (length >= HOUR) return away(Math.trunc((at - now) / HOUR), "hour");
  return length >= MINUTE ? away(Math.trunc((at - now) / MINUTE), "minute") : "just now";
}

function away(count: number, unit: string) {
  const units = `${Math.abs(count)} ${Math.abs(count) === 1 ? unit : `${unit}s`}`;
  return count < 0 ? `${units} ago` : `in ${units}`;
}
