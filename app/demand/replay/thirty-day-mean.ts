import { notStarving } from "./not-starving";
import type { Policy } from "./simulate";

const DAYS = 30;
/** Sums of reals may end a hair above the whole number they mean; a hair is not a unit. */
const HAIR = 1e-9;

/**
 * What apps of this kind do: units of the last 30 days ÷ 30 is the rate; order at rate × (lead time + safety days), up
 * to a cover more. Nothing starves.
 */
export function thirtyDayMean(
  articles: number,
  { leadTimeDays, coverDays, safetyDays }: { leadTimeDays: number; coverDays: number; safetyDays: number },
): Policy {
  const lastDays = Array.from({ length: articles }, () => new Float64Array(DAYS));
  const sums = new Float64Array(articles);
  let day = -1;
  return notStarving(articles, {
    dayEnds() {
      day++;
    },
    remember(article, sold) {
      const ring = lastDays[article];
      if (!ring) return;
      sums[article] = (sums[article] ?? 0) + sold - (ring[day % DAYS] ?? 0);
      ring[day % DAYS] = sold;
    },
    toOrder(article, position) {
      const rate = Math.max(0, sums[article] ?? 0) / DAYS;
      const reorderPoint = rate * (leadTimeDays + safetyDays);
      return position <= reorderPoint ? Math.max(0, Math.ceil(reorderPoint + rate * coverDays - position - HAIR)) : 0;
    },
  });
}
