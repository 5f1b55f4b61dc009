import { EACH_LEVEL, SUBJECT, stretches } from "../../../demand/promotions/marked-stretches-sql";
import { UNASSIGNED, WHOLE_SHOP } from "../../../sql/zeros";
import { MARKABLE } from "./variant-sql";
import { each, passedOn } from "./windows-sql";

/**
 * SQL: `marked`, each variant's own days of promotions, each once; `promoted`, what sold on them, by sale location as in
 * `sold`; `marked_in`, those of them in each window that were not out anyway. Of `stretch`.
 */
export const PROMOTION_DAYS = `
marked_day(shop_id, level, subject_id, day, until) AS (
  SELECT shop_id, level, subject_id, day, until FROM stretch
  UNION ALL
  SELECT shop_id, level, subject_id, day + 1, until FROM marked_day WHERE day < until
),
marked AS MATERIALIZED (
  SELECT DISTINCT v.shop_id, v.variant_id, v.today, m.day FROM ${MARKABLE} v CROSS JOIN ${EACH_LEVEL}
  CROSS JOIN marked_day m ON (m.shop_id, m.level, m.subject_id) = (v.shop_id, at.level, ${SUBJECT}) AND m.day BETWEEN v.from_day AND v.today
),
promoted_at AS MATERIALIZED (
  SELECT m.shop_id, m.variant_id, s.location_id, ${each((window) => `SUM(s.units) FILTER (WHERE m.day > m.today - ${window}) AS units_${window}`)}
  FROM marked m CROSS JOIN daily_sales s ON s.shop_id = m.shop_id AND s.variant_id = m.variant_id AND s.day = m.day
  GROUP BY m.shop_id, m.variant_id, s.location_id
),
promoted AS MATERIALIZED (${passedOn("promoted_at")}
),
marked_in AS MATERIALIZED (
  SELECT shop_id, variant_id, location_id, ${each((window) => `COUNT(*) FILTER (WHERE day > today - ${window}) AS days_${window}`)}
  FROM (
    SELECT m.shop_id, m.variant_id, k.location_id, m.today, m.day
    FROM marked m CROSS JOIN place k ON k.shop_id = m.shop_id AND k.variant_id = m.variant_id
    LEFT JOIN out_days o ON o.shop_id = k.shop_id AND o.variant_id = k.variant_id AND o.location_id = k.location_id
      AND m.day BETWEEN o.day AND o.until
    GROUP BY m.shop_id, m.variant_id, k.location_id, m.today, m.day HAVING COALESCE(SUM(o.sign), 0) = 0
  )
  GROUP BY shop_id, variant_id, location_id
)`;

/** SQL: `stretch`, the days that are marked. */
export const MARKED_STRETCHES = stretches(MARKABLE);

/** SQL: `promoted_in_window`, at each place, what promotions leave out of each window: units, and days that were not out anyway. */
export const PROMOTED_IN_WINDOW = `
promoted_in_window AS MATERIALIZED (
  SELECT d.shop_id, d.variant_id, d.location_id, ${each((window) => `d.days_${window}`)},
    ${each((window) => `SUM(COALESCE(p.units_${window} * CASE WHEN p.location_id = d.location_id OR d.location_id = ${WHOLE_SHOP} THEN 1 ELSE k.part END, 0)) AS units_${window}`)}
  FROM marked_in d
  LEFT JOIN share k ON k.shop_id = d.shop_id AND k.variant_id = d.variant_id AND k.location_id = d.location_id
  LEFT JOIN promoted p ON p.shop_id = d.shop_id AND p.variant_id = d.variant_id
    AND (d.location_id = ${WHOLE_SHOP} OR p.location_id IN (d.location_id, ${UNASSIGNED}))
  WHERE d.location_id = ${WHOLE_SHOP} OR k.part IS NOT NULL
  GROUP BY d.shop_id, d.variant_id, d.location_id
)`;
