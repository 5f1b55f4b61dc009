import type { Policy } from "./simulate";

/** What sold so long ago may be left to end. */
const DAYS_REMEMBERED = 365;

/**
 * The rule, but that it buys one of what stands at nothing, has nothing on its way and sold within the last year. A mean of
 * few days is 0 for whatever sells more slowly; an article that it let run out would stay empty for ever, as no shopkeeper
 * would let it, and whatever is compared with it would look too good.
 */
export function notStarving(articles: number, rule: Policy): Policy {
  const lastSales = new Int32Array(articles).fill(-DAYS_REMEMBERED);
  let today = -1;
  return {
    dayEnds(shopSold) {
      today++;
      rule.dayEnds(shopSold);
    },
    remember(article, sold, availability) {
      if (sold > 0) lastSales[article] = today;
      rule.remember(article, sold, availability);
    },
    toOrder(article, position) {
      const quantity = rule.toOrder(article, position);
      if (quantity > 0 || position > 0) return quantity;
      return today - (lastSales[article] ?? 0) < DAYS_REMEMBERED ? 1 : 0;
    },
  };
}
