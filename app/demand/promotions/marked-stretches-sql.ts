import { foldedVendor } from "../../sql/folded-vendor-sql";
import type { PromotionLevel } from "./promotion";

/** The column that names what days are marked for, in a table of variants with `0 AS shop_wide`; null leaves the shop's own days out. */
const SUBJECTS = {
  ...{ shop: "shop_wide", vendor: "vendor_id", product: "product_id", variant: "variant_id" },
} satisfies Record<PromotionLevel, string>;

/** SQL: the number under which a vendor, folded, stands in the shop's promotions; null where it has none. */
export const vendorNumber = (shop: string, folded: string) =>
  `(SELECT m.subject_id FROM promotions m INDEXED BY promotions_vendor
    WHERE m.shop_id = ${shop} AND m.level = 'vendor' AND m.vendor_folded = ${folded} LIMIT 1)`;

/** SQL: the same of a product's vendor. */
export const vendorNumberOf = (shop: string, product: string) =>
  vendorNumber(
    shop,
    `(SELECT ${foldedVendor("p")} FROM products p WHERE p.shop_id = ${shop} AND p.shopify_id = ${product})`,
  );

export const eachSubject = (select: (level: string, column: string) => string, between: "UNION" | "UNION ALL") =>
  Object.entries(SUBJECTS)
    .map(([level, column]) => select(level, column))
    .join(`\n  ${between}\n  `);

/**
 * SQL: `stretch(shop_id, level, subject_id, day, until)`, the days marked for a table's variants. What stands for many
 * variants is looked up once, and no day of it comes twice: a promotion gives the days that those begun before it leave
 * over. The table needs shop_id, variant_id, product_id, vendor_id, shop_wide, and from_day to today, both included.
 */
export const stretches = (variants: string) => `
subject AS MATERIALIZED (
  ${eachSubject((level, column) => `SELECT shop_id, '${level}' AS level, ${column} AS subject_id, MIN(from_day) AS from_day, today FROM ${variants} GROUP BY shop_id, ${column}`, "UNION ALL")}
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
