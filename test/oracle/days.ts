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
