/**
 * SQL: the first day (since 1970-01-01) on which the sales of a variant `v` of the shop `shop` are known, so that a day
 * without any counts as one: that of its creation or, where it sold before, of its first sale; not before the shop's sales
 * are known, nor more than `reach` days before `today`.
 */
export const firstKnownDay = (today: string, reach: number) => `MAX(shop.sales_from_day, MIN(
      COALESCE(v.created_day, shop.sales_from_day),
      COALESCE((SELECT MIN(sold.day) FROM daily_sales sold WHERE sold.shop_id = v.shop_id AND sold.variant_id = v.id AND sold.units > 0), ${today})
    ), ${today} - ${reach})`;
