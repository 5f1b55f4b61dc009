import { dayOfIso, isoDay } from "../../days/iso-day";
import { WINDOWS, type Window } from "../../demand/windows";

/** The days of which a report counts: the last so many, today among them, or from one day to another, both among them. */
export type Period = { last: Window } | { from: number; to: number };

/** The same, each day since 1970-01-01 in the shop's zone. `last` is null where two days were chosen. */
export type Span = { from: number; to: number; last: number | null };

/** Sales by day and stock by day are kept for so long. */
const DAYS_KEPT = 400;

/** How far back a report can go, and what it says to who asks for more. */
export type Reach = { days: number; says: string };
export const KEPT: Reach = { days: DAYS_KEPT, says: `Days are kept for ${DAYS_KEPT} days.` };

export const spanOf = (period: Period, today: number): Span =>
  "last" in period ? { from: today - period.last + 1, to: today, last: period.last } : { ...period, last: null };

export const lastDays = (days: number, today: number): Span => ({ from: today - days + 1, to: today, last: days });

/** How a figure's words name its days. */
export const theDays = (last: number | null) => (last === null ? "the days chosen" : `the last ${last} days`);
export const soManyDays = (last: number | null) => (last === null ? "these days" : `${last} days`);
export const whenHeld = (last: number | null) => (last === null ? "at the end of the last of them" : "today");

export const windowNamed = (text: string | null): Window | undefined => WINDOWS.find((each) => String(each) === text);

/** Why a report cannot be of these days; undefined: it can. */
export function daysRefused(
  { from, to }: { from: string; to: string },
  today: number,
  { days, says }: Reach = KEPT,
): string | undefined {
  const [first, last] = [dayIn(from), dayIn(to)];
  if (first === undefined || last === undefined) return "Choose the first day and the last day.";
  if (first > last) return "The first day comes after the last one.";
  if (last > today) return "The last day has not come yet.";
  if (first <= today - days) return `${says} Choose ${isoDay(today - days + 1)} or later.`;
  return undefined;
}

/** Undefined for what is no day. */
export function dayIn(text: string | null): number | undefined {
  if (text === null || !/^\d{4}-\d{2}-\d{2}$/.test(text)) return undefined;
  const day = dayOfIso(text);
  return Number.isNaN(day) ? undefined : day;
}
