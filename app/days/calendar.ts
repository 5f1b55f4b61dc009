// By functions, not by Temporal's classes: the Worker carries what is called.
import { fromEpochMilliseconds, toZonedDateTimeISO } from "temporal-polyfill/fns/Instant";
import { getTimeZoneTransition, offsetNanoseconds } from "temporal-polyfill/fns/ZonedDateTime";
import { DAY } from "./iso-day";

const HOUR = 3_600_000;

/** A stretch of time in which a zone keeps one offset, in epoch ms: from ≤ t < until. */
export interface Stretch {
  from: number;
  until: number;
  offset: number;
}

const known = new Map<string, Stretch[]>();

/**
 * The day on which an instant (epoch ms) falls in a time zone, in days since 1970-01-01.
 * A zone that nobody knows counts as UTC.
 */
export function dayOf(instant: number, timeZone: string): number {
  return Math.floor((instant + offsetAt(instant, timeZone)) / DAY);
}

/** Whether this runtime knows the zone. Shopify may name one that is newer. */
export function isZone(timeZone: string): boolean {
  try {
    timeIn(timeZone, 0);
    return true;
  } catch {
    return false;
  }
}

/** When a day begins in a zone, in epoch ms: at its first midnight or, where the clocks go from before it to after it, as they do. */
export function dayBegins(day: number, timeZone: string): number {
  const inUtc = day * DAY;
  const midnights = [inUtc - DAY, inUtc + DAY].map((near) => inUtc - offsetAt(near, timeZone));
  return Math.min(...midnights.filter((at) => dayOf(at, timeZone) >= day));
}

/** The first day of the zone `to` of which no part lies before that day of the zone `from`. */
export const firstWholeDay = (day: number, from: string, to: string): number => dayOf(dayBegins(day, from) - 1, to) + 1;

/** The hour of that day, 0 to 23. */
export const hourOf = (instant: number, timeZone: string) =>
  Math.floor((instant + offsetAt(instant, timeZone)) / HOUR) - 24 * dayOf(instant, timeZone);

/** The stretches of a zone that cover the time between two instants (epoch ms), the latest first. */
export function stretchesBetween(from: number, until: number, timeZone: string): Stretch[] {
  const stretches = [stretchAt(until, timeZone)];
  for (let last = stretches[0]; last && last.from > from; last = stretches.at(-1))
    stretches.push(stretchAt(last.from - 1, timeZone));
  return stretches;
}

/** Looking a zone up costs 10 µs and more, a known stretch nothing: a shop's deliveries fall into one or two. */
function offsetAt(instant: number, timeZone: string) {
  const stretches = known.get(timeZone) ?? [];
  const found = stretches.find(({ from, until }) => from <= instant && instant < until);
  if (found) return found.offset;
  const stretch = stretchAt(instant, timeZone);
  known.set(timeZone, [stretch, ...stretches.slice(0, 20)]);
  return stretch.offset;
}

function stretchAt(instant: number, timeZone: string): Stretch {
  try {
    const there = timeIn(timeZone, instant);
    // The change before `there` may be `there` itself; one millisecond on, it is before it.
    const begun = getTimeZoneTransition(timeIn(timeZone, instant + 1), "previous");
    const ends = getTimeZoneTransition(there, "next");
    return {
      from: begun?.epochMilliseconds ?? -Infinity,
      until: ends?.epochMilliseconds ?? Infinity,
      offset: offsetNanoseconds(there) / 1e6,
    };
  } catch {
    return { from: -Infinity, until: Infinity, offset: 0 };
  }
}

const timeIn = (timeZone: string, instant: number) => toZonedDateTimeISO(fromEpochMilliseconds(instant), timeZone);
