/** The column that names what days are marked for, in a table of variants with `0 AS shop_wide`; null leaves the shop's own days out. */
const SUBJECTS = { shop: "shop_wide", product: "product_id", variant: "variant_id" };

export const eachSubject = (select: (level: string, column: string) => string, between: "UNION" | "UNION ALL") =>
  Object.entries(SUBJECTS)
    .map(([level, column]) => select(level, column))
    .join(`\n  ${between}\n  `);

/**
 * SQL: `stretch(shop_id, level, subject_id, day, until)`, the days marked for a table's variants. What stands for many
 * variants is looked up once, and no day of it comes twice: a promotion gives the days that those begun before it leave
 * over. The table needs shop_id, variant_id, product_id, shop_wide, and from_day to today, both included.
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
