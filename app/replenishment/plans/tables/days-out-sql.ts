import { WHOLE_SHOP } from "../../../sql/zeros";
import { each } from "./windows-sql";

/** Days of a stretch, both ends in it, that lie in the window which ends today. Days are counted since 1970-01-01. */
export const daysWithin = (window: number, today: number, day: number, until: number) =>
  Math.max(0, until - Math.max(day, today - (window - 1)) + 1);

/** SQL: the same, of `day` to `until`. */
export const daysIn = (window: number) => `MAX(0, until - MAX(day, today - ${window - 1}) + 1)`;

/** Days in stock: those of the window that are known, without those out. */
export const daysInStock = (window: number, known: number, out: number | null) =>
  Math.max(0, Math.min(window, known) - (out ?? 0));

/** SQL: the same. */
export const daysInStockOf = (window: number, known: string, out: string) =>
  `MAX(0, MIN(${window}, ${known}) - COALESCE(${out}, 0))`;

/**
 * SQL: `out_days`, the stretches and, with the sign −, those of their days on which something sold; `days_out`, what is
 * left in each window.
 */
export const DAYS_OUT = `
out_days AS MATERIALIZED (
  SELECT shop_id, variant_id, location_id, today, day, until, 1 AS sign FROM out_spans
  UNION ALL
  SELECT DISTINCT e.shop_id, e.variant_id, e.location_id, e.today, s.day, s.day, -1
  FROM out_spans e
  CROSS JOIN daily_sales s ON s.shop_id = e.shop_id AND s.variant_id = e.variant_id AND s.day BETWEEN e.day AND e.until
    AND s.units > 0
  LEFT JOIN stocked k ON k.shop_id = s.shop_id AND k.variant_id = s.variant_id AND k.location_id = s.location_id
  WHERE e.location_id = ${WHOLE_SHOP} OR COALESCE(k.location_id, e.location_id) = e.location_id
),
days_out AS MATERIALIZED (
  SELECT shop_id, variant_id, location_id,
    ${each((window) => `SUM(sign * ${daysIn(window)}) AS out_${window}`)}
  FROM out_days GROUP BY shop_id, variant_id, location_id
)`;
