import { numberOf } from "./marked-stretches-sql";

/**
 * SQL: a promotion `m` is one of this variant's: of the whole shop, of its vendor, of its type, of its product or its own. The shop stands in each arm,
 * so that each is looked up by itself: left to choose, SQLite reads all promotions of the shop.
 */
export const promotionsOf = (shop: string, product: string, variant: string) =>
  `(${[
    ["shop", "0"],
    ["vendor", numberOf("vendor", shop, product)],
    ["product_type", numberOf("product_type", shop, product)],
    ["product", product],
    ["variant", variant],
  ]
    .map(([level, subject]) => `(m.shop_id = ${shop} AND m.level = '${level}' AND m.subject_id = ${subject})`)
    .join(" OR ")})`;
