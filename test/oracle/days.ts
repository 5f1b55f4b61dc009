import { dayOf } from "./calendar";
import type { Observation } from "./levels";

/**
 * The days from `from` to `today` on which a place had nothing all day: it opened with nothing, and nothing was seen
 * there. A day opens with the last that was seen before it; days before the first observation are not known.
 */
export function emptyDays(seen: Observation[], timeZone: string, from: number, today: number): Set<number> {
  const byDay = new Map<number, (number | null)[]>();
  for (const { at, available } of seen.toSorted((a, b) => a.at - b.at)) {
    const day = dayOf(at, timeZone);
    byDay.set(day, [...(byDay.get(day) ?? []), available]);
  }
  const days = new Set<number>();
  let opened: Observation["available"] = null;
  for (let day = Math.min(from, ...byDay.keys()); day <= today; day++) {
    const there: Observation["available"][] = [opened, ...(byDay.get(day) ?? [])];
    if (day >= from && there.every((units) => units !== null && units <= 0)) days.add(day);
    opened = there.at(-1) ?? null;
  }
  return days;
}

/** So many days apart two observations may fall on one day of two zones' days: their clocks are up to 25 hours apart. */
const REACH = 2;

/** From the day on which an item's tracking turned until its stock was seen next: no level tells of that. */
export const daysSinceTurned = (turned: number[], seen: Observation[], timeZone: string, today: number): Set<number> =>
  new Set(
    turned.flatMap((at) => {
      const next = Math.min(...seen.filter((each) => each.at > at).map((each) => dayOf(each.at, timeZone)), today);
      const from = dayOf(at, timeZone);
      return Array.from({ length: Math.max(0, next - from + 1) }, (_, n) => from + n);
    }),
  );

/**
 * The days that nobody can tell any more once the zone has changed. Of a day only its highest and its last value are kept, and
 * go where its last observation goes, with each change of the zone: a day beside a change of the stock may be told wrongly.
 */
export const blurredDays = (seen: Observation[], timeZone: string, zoneChanges: number): Set<number> =>
  new Set(
    seen.flatMap(({ at }) => {
      const reach = REACH * zoneChanges;
      if (reach === 0) return [];
      return Array.from({ length: 2 * reach + 1 }, (_, n) => dayOf(at, timeZone) - reach + n);
    }),
  );
