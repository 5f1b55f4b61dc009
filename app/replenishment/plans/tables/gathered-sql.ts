import { PASSED_ON } from "../../../sql/passed-on-sql";
import { WHOLE_SHOP } from "../../../sql/zeros";
import { ARRIVING } from "../../../stock/arriving-sql";
import { horizonIn } from "../steps/horizon-sql";
import { daysInStockOf } from "./days-out-sql";
import { HERE_AND_WHOLE } from "./places-sql";
import { each } from "./windows-sql";

/** Where stock was observed before its sales were known, 0; else the first observed day; null: never observed. */
export const observedFrom = (firstObserved: number | null, firstKnown: number) =>
  firstObserved !== null && firstObserved <= firstKnown ? 0 : firstObserved;

/** SQL: the same. */
export const observedFromIn = (observed: string, known: string) => `iif(${observed} <= ${known}, 0, ${observed})`;

/**
 * SQL, by the tables in which days out and the first observed day stand: `coming`, units on the way, of the whole shop without those to places left out; `made`, the forecasts, with `moved`
 * where one of sales is of a place that no longer stocks it, so that the other places' miss what has passed on; `gathered`,
 * a place's figures in one row, and the forecast where the rule's method uses it and one holds.
 */
const gatheredBy = ({ out, observed }: { out: string; observed: string }, besides = "") => `
coming AS MATERIALIZED (
  SELECT a.shop_id, a.variant_id, a.location_id * here AS location_id, SUM(a.quantity) AS quantity FROM (
    SELECT i.shop_id, i.variant_id, i.location_id, ${ARRIVING} AS quantity FROM variant v
    CROSS JOIN incoming i ON i.shop_id = v.shop_id AND i.variant_id = v.variant_id GROUP BY i.shop_id, i.variant_id, i.location_id
  ) a CROSS JOIN ${HERE_AND_WHOLE} LEFT JOIN locations c ON c.id = a.location_id AND c.shop_id = a.shop_id
  WHERE here OR NOT COALESCE(c.left_out, 0) GROUP BY a.shop_id, a.variant_id, a.location_id * here
),
made AS MATERIALIZED (
  SELECT f.shop_id, f.variant_id, f.location_id, f.rate, f.reorder_level, f.variance, f.lead_time_days, f.review_days,
    MAX(f.location_id <> ${WHOLE_SHOP} AND f.rate > 0 AND k.location_id IS NULL) OVER (PARTITION BY f.shop_id, f.variant_id) AS moved
  FROM variant v
  CROSS JOIN forecasts f ON f.shop_id = v.shop_id AND f.variant_id = v.variant_id
  LEFT JOIN stocked k ON k.shop_id = f.shop_id AND k.variant_id = f.variant_id AND k.location_id = f.location_id
),
gathered AS NOT MATERIALIZED (
  SELECT k.shop_id, k.variant_id, k.location_id, v.today AS as_of_day, k.available, v.supplier_id, v.price, v.cost,
    v.sold_here AND COALESCE(r.active, v.active) AND k.available IS NOT NULL AS watched,
    v.listed AND NOT k.left_over AND NOT COALESCE(r.active, v.active) AS excluded, v.listed AND NOT k.left_over AND v.snoozed AS snoozed,
    COALESCE(r.sell_out, v.sell_out) AS sells_out,
    COALESCE(i.quantity, 0) AS incoming,
    COALESCE(k.available, 0) + COALESCE(i.quantity, 0) AS position,
    ${each((window) => `COALESCE(a.units_${window}, 0) AS units_${window}`)},
    ${each((window) => `${daysInStockOf(window, "v.today - v.from_day + 1", `${out}.out_${window}`)} AS days_${window}`)},
    ${each((window) => `COALESCE(u.units_${window}, 0) AS promotion_units_${window}`)},
    ${each((window) => `COALESCE(u.days_${window}, 0) AS promotion_days_${window}`)},
    v.today - v.from_day + 1 AS known_days,
    ${observedFromIn(`${observed}.first_day`, "v.from_day")} AS observed_from_day,
    v.velocity_window, COALESCE(r.lead_time_days, v.lead_time_days) AS lead_time_days, COALESCE(r.cover_days, v.cover_days) AS cover_days,
    COALESCE(r.safety_days, v.safety_days) AS safety_days, COALESCE(r.review_days, v.review_days) AS review_days,
    COALESCE(r.minimum_order, v.minimum_order) AS minimum_order, COALESCE(r.case_pack, v.case_pack) AS case_pack,
    iif(k.left_over, v.reorder_point, r.reorder_point) AS own_reorder_point,
    iif(k.left_over, v.velocity, r.velocity) AS own_velocity, iif(k.left_over, v.safety_stock, r.safety_stock) AS own_safety_stock,
    f.rate, f.reorder_level, f.variance, ${horizonIn("f.lead_time_days", "f.review_days")} AS horizon
  FROM place k
  CROSS JOIN variant v ON v.shop_id = k.shop_id AND v.variant_id = k.variant_id
  LEFT JOIN rule_there r ON r.shop_id = k.shop_id AND r.variant_id = k.variant_id AND r.location_id = k.location_id
  LEFT JOIN pace a ON a.shop_id = k.shop_id AND a.variant_id = k.variant_id AND a.location_id = k.location_id
  ${besides}
  LEFT JOIN promoted_in_window u ON u.shop_id = k.shop_id AND u.variant_id = k.variant_id AND u.location_id = k.location_id
  LEFT JOIN coming i ON i.shop_id = k.shop_id AND i.variant_id = k.variant_id AND i.location_id = k.location_id
  LEFT JOIN made f ON f.shop_id = k.shop_id AND f.variant_id = k.variant_id AND f.location_id = k.location_id
    AND (k.location_id = ${WHOLE_SHOP} OR NOT f.moved) AND r.method = 'engine' AND r.velocity IS NULL AND r.safety_stock IS NULL
  ${PASSED_ON}
)`;

const there = (name: string) =>
  `${name}.shop_id = k.shop_id AND ${name}.variant_id = k.variant_id AND ${name}.location_id = k.location_id`;

export const GATHERED = gatheredBy(
  { out: "o", observed: "b" },
  `LEFT JOIN days_out o ON ${there("o")} LEFT JOIN observed b ON ${there("b")}`,
);

/** SQL: the same, where `pace` holds them. */
export const GATHERED_OF_TOLD = gatheredBy({ out: "a", observed: "a" });
