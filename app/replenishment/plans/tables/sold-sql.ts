import { each, passedOn } from "./windows-sql";

/** SQL: `sold`, units in each window by sale location; 0 is unassigned, and what was sold where it is not stocked. */
export const SOLD = `
sold_at AS MATERIALIZED (
  SELECT v.shop_id, v.variant_id, s.location_id,
    ${each((window) => `SUM(s.units) FILTER (WHERE s.day > v.today - ${window}) AS units_${window}`)}
  FROM variant v
  CROSS JOIN daily_sales s ON s.shop_id = v.shop_id AND s.variant_id = v.variant_id AND s.day BETWEEN v.from_day AND v.today
  GROUP BY v.shop_id, v.variant_id, s.location_id
),
sold AS MATERIALIZED (${passedOn("sold_at")}
)`;
