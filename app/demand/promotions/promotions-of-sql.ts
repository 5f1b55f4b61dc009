import { numberOf } from "./marked-stretches-sql";

/**
 * SQL: a promotion `m` is one of the variant `v`: of the whole shop, of its vendor, of its type, of its product or its
 * own. The shop stands in each arm, so that each is looked up by itself: left to choose, SQLite reads all promotions of
 * the shop.
 */
export const ITS_PROMOTIONS = `(${[
  ["shop", "0"],
  ["vendor", numberOf("vendor", "v.shop_id", "v.product_id")],
  ["product_type", numberOf("product_type", "v.shop_id", "v.product_id")],
  ["product", "v.product_id"],
  ["variant", "v.id"],
]
  .map(([level, subject]) => `(m.shop_id = v.shop_id AND m.level = '${level}' AND m.subject_id = ${subject})`)
  .join(" OR ")})`;
