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
 * SQL: `rule_there`, the rule at each location that stocks the variant, and of the whole shop (location 0). Its lead time is
 * that of an order placed today: what the supplier is closed for, and the days until it takes one, are in it.
 */
export const RULE_THERE = `
rule_there AS MATERIALIZED (
  SELECT v.shop_id, v.variant_id, k.location_id, COALESCE(here.active, v.active) AS active,
    ${leadTimeOnSql("v", "v.today", "COALESCE(here.lead_time_days, v.lead_time_days)")} AS lead_time_days, COALESCE(here.cover_days, v.cover_days) AS cover_days,
    COALESCE(here.safety_days, v.safety_days) AS safety_days, COALESCE(here.review_days, v.review_days) AS review_days,
    COALESCE(here.minimum_order, v.minimum_order) AS minimum_order, COALESCE(here.case_pack, v.case_pack) AS case_pack,
    COALESCE(here.method, v.method) AS method, COALESCE(here.safety_stock, v.safety_stock) AS safety_stock,
    COALESCE(here.reorder_point, v.reorder_point) AS reorder_point, COALESCE(here.velocity, v.velocity * k.part) AS velocity,
    COALESCE(here.sell_out, v.sell_out) AS sell_out
  FROM share k
  CROSS JOIN variant v ON v.shop_id = k.shop_id AND v.variant_id = k.variant_id
  ${AT_LOCATION("k", "k.location_id")}
  UNION ALL
  SELECT v.shop_id, v.variant_id, ${WHOLE_SHOP}, MAX(COALESCE(here.active, v.active)), ${leadTimeOnSql("v", "v.today", "v.lead_time_days")}, v.cover_days, v.safety_days, v.review_days,
    v.minimum_order, v.case_pack, v.method,
    ${ofWhole("safety_stock")}, ${ofWhole("reorder_point")},
    CASE WHEN COUNT(here.velocity) = 0 THEN v.velocity
      WHEN COUNT(COALESCE(here.velocity, v.velocity)) = COUNT(*) THEN SUM(COALESCE(here.velocity, v.velocity * k.part)) END,
    MIN(COALESCE(here.sell_out, v.sell_out))
  FROM variant v
  LEFT JOIN share k ON k.shop_id = v.shop_id AND k.variant_id = v.variant_id
  ${AT_LOCATION("v", `COALESCE(k.location_id, ${EVERYWHERE})`)}
  GROUP BY v.shop_id, v.variant_id
)`;
