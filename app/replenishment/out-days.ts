/** What was seen of the stock at one place on one day. Null: not tracked at some time of it. */
export type Observation = { day: number; maxAvailable: number | null; lastAvailable: number | null };

/**
 * The days, from `fromDay` to today, on which the whole shop was out: nothing was available all day at any place, and
 * nothing sold. An observation holds until the next one. The same as `out_day` of the plans, to show which days they
 * are; for a variant that goes on selling there are none.
 */
export function outDays(places: Observation[][], soldOn: Set<number>, fromDay: number, today: number): number[] {
  if (places.length === 0) return [];
  const empty = places.map((seen) => emptyDays(seen, fromDay, today));
  return [...(empty[0] ?? [])]
    .filter((day) => !soldOn.has(day) && empty.every((days) => days.has(day)))
    .sort((a, b) => a - b);
}

function emptyDays(seen: Observation[], fromDay: number, today: number) {
  const days = new Set<number>();
  seen.forEach(({ day, maxAvailable, lastAvailable }, index) => {
    const opened = seen[index - 1]?.lastAvailable ?? null;
    if (day >= fromDay && isNone(opened) && isNone(maxAvailable)) days.add(day);
    if (!isNone(lastAvailable)) return;
    const next = seen[index + 1]?.day ?? today + 1;
    for (let gap = Math.max(day + 1, fromDay); gap < next; gap++) days.add(gap);
  });
  return days;
}

const isNone = (available: number | null) => available !== null && available <= 0;
