import type { MarkedDays } from "./marked-days";
import { PROMOTION_LEVELS, type PromotionLevel } from "./promotion";

/** Of an uplift, what a day's factor follows from; `percent` is null where days are left out and no more. */
export type Lifting = MarkedDays & { level: PromotionLevel; percent: number | null };

/** As usual: a day counts as itself. */
export const USUAL = 100;

/**
 * The uplift that a day follows. Where several hold, the most specific does, whether it lifts more or less: the variant's,
 * else its product's, its type's, its vendor's, the shop's. Of equal ones it is the highest. They are never multiplied.
 */
export function upliftOn<Uplift extends Lifting>(uplifts: Uplift[], day: number): Uplift | undefined {
  let best: Uplift | undefined;
  for (const each of uplifts)
    if (each.percent !== null && each.fromDay <= day && day <= each.toDay && weightOf(each) > weightOf(best))
      best = each;
  return best;
}

/** The more specific outweighs any factor. */
const HEAVIER = 100_000;

const weightOf = (uplift: Lifting | undefined) =>
  uplift ? PROMOTION_LEVELS.indexOf(uplift.level) * HEAVIER + (uplift.percent ?? 0) : -1;

/** SQL: the same weight, and the percent that it holds. */
export const weighed = (level: string, percent: string) =>
  `CASE ${level} ${PROMOTION_LEVELS.map((each, rank) => `WHEN '${each}' THEN ${rank * HEAVIER}`).join(" ")} END + ${percent}`;
export const percentOf = (weight: string) => `${weight} % ${HEAVIER}`;

/** Usual days that so many days from `fromDay` on count for beyond themselves: one on a day that is lifted to twice the usual. */
export function liftOver(uplifts: Lifting[], fromDay: number, days: number): number {
  let beyond = 0;
  for (let day = fromDay; day < fromDay + days; day++) beyond += (upliftOn(uplifts, day)?.percent ?? USUAL) - USUAL;
  return beyond / USUAL;
}

/** Each uplift that some of those days follow, and how many. */
export function upliftsWithin<Uplift extends Lifting>(uplifts: Uplift[], fromDay: number, days: number) {
  const found = new Map<Uplift, number>();
  for (let day = fromDay; day < fromDay + days; day++) {
    const uplift = upliftOn(uplifts, day);
    if (uplift) found.set(uplift, (found.get(uplift) ?? 0) + 1);
  }
  return [...found].map(([uplift, days]) => ({ uplift, days }));
}
