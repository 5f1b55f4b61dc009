import type { History } from "./simulate";

/** An article that sold on fewer days before the replay begins has no history to order by. */
const LEAST_SALE_DAYS = 3;

/** Those that can be replayed; the sales of the others still tell how the shop as a whole goes. */
export function historyOf(articles: Float64Array[], warmDays: number): History {
  const known = articles.filter((units) => saleDays(units.subarray(0, warmDays)) >= LEAST_SALE_DAYS);
  const others = new Float64Array(articles[0]?.length ?? 0);
  for (const units of articles.filter((each) => !known.includes(each)))
    for (const [day, sold] of units.entries()) others[day] = (others[day] ?? 0) + Math.sqrt(sold);
  return { articles: known, others };
}

const saleDays = (units: Float64Array) => units.reduce((days, sold) => days + (sold > 0 ? 1 : 0), 0);
