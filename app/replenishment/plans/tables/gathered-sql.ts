import { sellable } from "../../../catalog/for-sale-sql";
import type { Window } from "../../../demand/windows";
import { PASSED_ON } from "../../../sql/passed-on-sql";
import { WHOLE_SHOP } from "../../../sql/zeros";
import { ARRIVING } from "../../../stock/arriving-sql";
import { horizonIn } from "../steps/horizon-sql";
import { daysInStockOf } from "./days-out-sql";
import { HERE_AND_WHOLE } from "./places-sql";
import { LEAD_TIME, OWN_VELOCITY, ofPlace, ofRule, RULE_HERE, typed } from "./rule-there-sql";
import { TOLD_OUT, TOLD_UNITS } from "./told-sql";
import { each } from "./windows-sql";

/** Where stock was observed before its sales were known, 0; else the first observed day; null: never observed. */
export const observedFrom = (firstObserved: number | null, firstKnown: number) =>
  firstObserved !== null && firstObserved <= firstKnown ? 0 : firstObserved;

/** SQL: the same. */
export const observedFromIn = (observed: string, known: string) => `iif(${observed} <= ${known}, 0, ${observed})`;

const there = (name: string) =>
  `${name}.shop_id = k.shop_id AND ${name}.variant_id = k.variant_id AND ${name}.location_id = k.location_id`;

/** SQL, read from `pace` as `a` and the places as `k`: a window's units at a place and days out there, and the first observed day. */
type Days = { places: string; units: (window: Window) => string; out: (window: Window) => string; firstDay: string };

/**
 * SQL: `coming`, units on the way, of the whole shop without those to places that are closed or left out; `moved`, variants with a forecast of sales at
 * a place that no longer stocks it, so that the other places' miss what has passed on; `gathered`, a place's figures in one row,
 * and the forecast where the rule's method uses it and one holds.
 */
const gatheredBy = ({ places, units, out, firstDay }: Days) => `
coming AS MATERIALIZED (
  SELECT a.shop_id, a.variant_id, a.location_id * here AS location_id, SUM(a.quantity) AS quantity FROM (
    SELECT i.shop_id, i.variant_id, i.location_id, ${ARRIVING} AS quantity FROM variant v
    CROSS JOIN incoming i ON i.shop_id = v.shop_id AND i.variant_id = v.variant_id GROUP BY i.shop_id, i.variant_id, i.location_id
  ) a CROSS JOIN ${HERE_AND_WHOLE} LEFT JOIN locations c ON c.id = a.location_id AND c.shop_id = a.shop_id
  WHERE here OR COALESCE(${sellable("c")}, 1) GROUP BY a.shop_id, a.variant_id, a.location_id * here
),
moved AS MATERIALIZED (
  SELECT DISTINCT f.shop_id, f.variant_id
  FROM variant v
  CROSS JOIN forecasts f ON f.shop_id = v.shop_id AND f.variant_id = v.variant_id AND f.location_id <> ${WHOLE_SHOP} AND f.rate > 0
  LEFT JOIN stocked k ON k.shop_id = f.shop_id AND k.variant_id = f.variant_id AND k.location_id = f.location_id
  WHERE k.location_id IS NULL
),
gathered AS NOT MATERIALIZED (
  SELECT k.shop_id, k.variant_id, k.location_id, v.today AS as_of_day, k.available, v.supplier_id, v.price, v.cost,
    v.sold_here AND ${ofRule("active")} AND k.available IS NOT NULL AS watched,
    v.listed AND NOT k.left_over AND NOT ${ofRule("active")} AS excluded, v.listed AND NOT k.left_over AND v.snoozed AS snoozed,
    ${ofRule("sell_out")} AS sells_out,
    COALESCE(i.quantity, 0) AS incoming,
    COALESCE(k.available, 0) + COALESCE(i.quantity, 0) AS position,
    ${each((window) => `COALESCE(${units(window)}, 0) AS units_${window}`)},
    ${each((window) => `${daysInStockOf(window, "v.today - v.from_day + 1", out(window))} AS days_${window}`)},
    ${each((window) => `COALESCE(u.units_${window}, 0) AS promotion_units_${window}`)},
    ${each((window) => `COALESCE(u.days_${window}, 0) AS promotion_days_${window}`)},
    v.today - v.from_day + 1 AS known_days,
    ${observedFromIn(firstDay, "v.from_day")} AS observed_from_day,
    v.velocity_window, ${LEAD_TIME} AS lead_time_days, ${ofPlace("cover_days")} AS cover_days,
    ${ofPlace("safety_days")} AS safety_days, ${ofPlace("review_days")} AS review_days,
    ${ofPlace("minimum_order")} AS minimum_order, ${ofPlace("case_pack")} AS case_pack,
    ${typed("reorder_point")} AS own_reorder_point, ${OWN_VELOCITY} AS own_velocity, ${typed("safety_stock")} AS own_safety_stock,
    f.rate, f.reorder_level, f.variance, ${horizonIn("f.lead_time_days", "f.review_days")} AS horizon
  FROM ${places} k
  CROSS JOIN variant v ON v.shop_id = k.shop_id AND v.variant_id = k.variant_id
  LEFT JOIN pace a ON ${there("a")}
  ${RULE_HERE}
  LEFT JOIN rule_whole r ON k.location_id = ${WHOLE_SHOP} AND r.shop_id = k.shop_id AND r.variant_id = k.variant_id
  LEFT JOIN promoted_in_window u ON ${there("u")}
  LEFT JOIN coming i ON ${there("i")}
  LEFT JOIN moved m ON m.shop_id = k.shop_id AND m.variant_id = k.variant_id
  LEFT JOIN forecasts f ON ${there("f")} AND (k.location_id = ${WHOLE_SHOP} OR m.variant_id IS NULL)
    AND NOT k.left_over AND ${ofPlace("method")} = 'engine' AND ${OWN_VELOCITY} IS NULL AND ${typed("safety_stock")} IS NULL
  ${PASSED_ON}
)`;

/**
 * SQL: the places with what was counted of their days, and their figures. They are a table of their own, since of many joins in
 * one SQLite makes no index for some.
 */
export const GATHERED = `
dated AS MATERIALIZED (
  SELECT k.*, b.first_day, ${each((window) => `o.out_${window}`)}
  FROM place k LEFT JOIN days_out o ON ${there("o")} LEFT JOIN observed b ON ${there("b")}
),
${gatheredBy({ places: "dated", units: (window) => `a.units_${window}`, out: (window) => `k.out_${window}`, firstDay: "k.first_day" })}`;

/** SQL: the same, where `pace` holds what was told of their days. */
export const GATHERED_OF_TOLD = gatheredBy({
  places: "place",
  units: TOLD_UNITS,
  out: TOLD_OUT,
  firstDay: "a.first_day",
});
