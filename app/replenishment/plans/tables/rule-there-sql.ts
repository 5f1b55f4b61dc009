import { EVERYWHERE, WHOLE_SHOP } from "../../../sql/zeros";
import { leadTimeOnSql } from "../../../suppliers/calendar/order-days-sql";
import { AT_LOCATION } from "../../rules/levels-sql";

/** What is typed in units at every place adds up over the shop; typed at some only, it says nothing of the whole: null. */
export const summedOf = (typed: (number | null)[]) =>
  typed.reduce((sum, each) => (sum === null || each === null ? null : sum + each), 0 as number | null);

/** SQL: the same over rows, one at least. */
export const summed = (typed: string) => `iif(COUNT(${typed}) = COUNT(*), SUM(${typed}), NULL)`;

const ofWhole = (field: string) => `${summed(`COALESCE(here.${field}, v.${field})`)} AS ${field}`;

/**
 * SQL: `rule_whole`, the rule of the whole shop where it is another than the variant's: where something is typed in units, which adds
 * up over its locations, or at a location alone.
 */
export const RULE_WHOLE = `
rule_whole AS MATERIALIZED (
  SELECT v.shop_id, v.variant_id, MAX(COALESCE(here.active, v.active)) AS active,
    ${ofWhole("safety_stock")}, ${ofWhole("reorder_point")},
    CASE WHEN COUNT(here.velocity) = 0 THEN v.velocity
      WHEN COUNT(COALESCE(here.velocity, v.velocity)) = COUNT(*) THEN SUM(COALESCE(here.velocity, v.velocity * k.part)) END AS velocity,
    MIN(COALESCE(here.sell_out, v.sell_out)) AS sell_out
  FROM variant v
  LEFT JOIN share k ON k.shop_id = v.shop_id AND k.variant_id = v.variant_id
  ${AT_LOCATION("v", `COALESCE(k.location_id, ${EVERYWHERE})`)}
  WHERE v.safety_stock IS NOT NULL OR v.reorder_point IS NOT NULL OR v.velocity IS NOT NULL
    OR EXISTS (SELECT 1 FROM rules r WHERE r.shop_id = v.shop_id AND r.level = 'variant' AND r.subject_id = v.variant_id AND r.location_id > ${EVERYWHERE})
  GROUP BY v.shop_id, v.variant_id
)`;

/*
 * SQL, of a place `k` of a variant `v`: `here` is its own rule at a location that stocks it, `r` the whole shop's of RULE_WHOLE.
 */

export const RULE_HERE = `${AT_LOCATION("k", "k.location_id")} AND NOT k.left_over`;

/** SQL: a field that holds for a location where it is decided there, and for the whole shop as for the variant. */
export const ofPlace = (field: string) => `COALESCE(here.${field}, v.${field})`;

/** SQL: a field of which the whole shop has one that follows from its locations'. */
export const ofRule = (field: string) => `COALESCE(here.${field}, r.${field}, v.${field})`;

/** SQL: what is typed in units. */
export const typed = (field: string) =>
  `iif(k.location_id = ${WHOLE_SHOP}, r.${field}, COALESCE(here.${field}, v.${field}))`;

/** SQL: a velocity typed for the variant is shared out by what its locations sold. */
export const OWN_VELOCITY = `iif(k.location_id = ${WHOLE_SHOP}, r.velocity, COALESCE(here.velocity, iif(k.left_over, v.velocity, v.velocity * a.part)))`;

/** SQL: the lead time of an order placed today: what the supplier is closed for, and the days until it takes one, are in it. */
export const LEAD_TIME = `iif(k.left_over, v.lead_time_days, ${leadTimeOnSql("v", "v.today", ofPlace("lead_time_days"))})`;
