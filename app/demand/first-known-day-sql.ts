/**
 * SQL: the first day (since 1970-01-01) on which the sales of a variant `v` of the shop `shop` are known, so that a day
 * without any counts as one: that of its creation or, where it sold before, of its first sale; not before the shop's sales
 * are known, nor more than `reach` days before `today`.
 */
export const firstKnownDay = (today: string, reach: number | string) => `MAX(shop.sales_from_day, MIN(
      COALESCE(v.created_day, shop.sales_from_day),
      COALESCE((SELECT MIN(sold.day) FROM daily_sales sold WHERE sold.shop_id = v.shop_id AND sold.variant_id = v.id AND sold.units > 0), ${today})
    ), ${today} - ${reach})`;

/** Days after which the first day that is looked at moves on, all at once. */
const MOVES_EACH = 36;

/**
 * SQL: a reach for it of `days` at most, by which its first day stays for 36 days before it moves, each variant's on another day: what is
 * kept of its days can go on meanwhile, and few begin anew each night.
 */
export const steadyReach = (today: string, variant: string, days: number) =>
  `(${days} - (${MOVES_EACH} - (${today} - ${days} + ${variant}) % ${MOVES_EACH}) % ${MOVES_EACH})`;
