import { foldedVendor } from "../../sql/folded-vendor-sql";
import type { PromotionLevel } from "./promotion";

/** The column that names what days are marked for, in a table of variants with `0 AS shop_wide`; null leaves the shop's own days out. */
const SUBJECTS = {
  ...{ shop: "shop_wide", vendor: "vendor_id", product_type: "type_id", product: "product_id", variant: "variant_id" },
} satisfies Record<PromotionLevel, string>;

/** What is marked by a name: the column and the index that hold it, folded, and what a product `p` has there. */
const NAMED = {
  vendor: { column: "vendor_folded", index: "promotions_vendor", ofProduct: foldedVendor("p") },
  product_type: { column: "product_type_folded", index: "promotions_type", ofProduct: "p.product_type_folded" },
} satisfies Partial<Record<PromotionLevel, unknown>>;

/** SQL: the number under which a vendor or a type, folded, stands in the shop's promotions; null where it has none. */
const numberNamed = (level: keyof typeof NAMED, shop: string, folded: string) =>
  `(SELECT m.subject_id FROM promotions m INDEXED BY ${NAMED[level].index}
    WHERE m.shop_id = ${shop} AND m.level = '${level}' AND m.${NAMED[level].column} = ${folded} LIMIT 1)`;

/** SQL: the same of a product by its id. */
export const numberOf = (level: keyof typeof NAMED, shop: string, product: string) =>
  numberNamed(
    level,
    shop,
    `(SELECT ${NAMED[level].ofProduct} FROM products p WHERE p.shop_id = ${shop} AND p.shopify_id = ${product})`,
  );

/** SQL: `vendor_id` and `type_id` of a table of variants, by the product `p` beside them, or by its id. */
export const numbersBeside = (shop: string) =>
  `${numberNamed("vendor", shop, NAMED.vendor.ofProduct)} AS vendor_id,
    ${numberNamed("product_type", shop, NAMED.product_type.ofProduct)} AS type_id`;
export const numbersOf = (shop: string, product: string) =>
  `${numberOf("vendor", shop, product)} AS vendor_id, ${numberOf("product_type", shop, product)} AS type_id`;

const levels = Object.entries(SUBJECTS);

/**
 * SQL: each level beside a table's row, `at.level`; and the subject of the variant `v` there. A union of the levels would name
 * the table four times, and SQLite prepares a table with all that it is made of once for each time that it is named.
 */
export const EACH_LEVEL = `(${levels.map(([level]) => `SELECT '${level}' AS level`).join(" UNION ALL ")}) at`;
export const SUBJECT = `CASE at.level ${levels.map(([level, column]) => `WHEN '${level}' THEN v.${column}`).join(" ")} END`;

/**
 * SQL: `stretch(shop_id, level, subject_id, day, until)`, the days marked for a table's variants. What stands for many
 * variants is looked up once, and no day of it comes twice: a promotion gives the days that those begun before it leave
 * over. The table needs shop_id, variant_id, product_id, vendor_id, type_id, shop_wide, and from_day to today, both included.
 */
export const stretches = (variants: string) => `
subject AS MATERIALIZED (
  SELECT v.shop_id, at.level, ${SUBJECT} AS subject_id, MIN(v.from_day) AS from_day, v.today
  FROM ${variants} v CROSS JOIN ${EACH_LEVEL} GROUP BY v.shop_id, at.level, subject_id
),
stretch AS MATERIALIZED (
  SELECT shop_id, level, subject_id, MAX(first_day, taken_until + 1) AS day, until FROM (
    SELECT u.shop_id, u.level, u.subject_id, MAX(m.from_day, u.from_day) AS first_day, MIN(m.to_day, u.today) AS until,
      COALESCE(MAX(m.to_day) OVER (PARTITION BY u.shop_id, u.level, u.subject_id ORDER BY m.from_day, m.id
        ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0) AS taken_until
    FROM subject u CROSS JOIN promotions m ON (m.shop_id, m.level, m.subject_id) = (u.shop_id, u.level, u.subject_id)
      AND m.to_day >= u.from_day AND m.from_day <= u.today
  ) WHERE until > taken_until
)`;
