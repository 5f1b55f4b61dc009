import { forSale } from "../../catalog/for-sale-sql";
import { RULE_LEVELS, ruleField } from "../../replenishment/rules/levels-sql";
import { whereDifferentInPart } from "../../sql/upsert-sql";
import { WHOLE_SHOP } from "../../sql/zeros";
import { COST_OF_ONE } from "../../suppliers/cost-sql";
import { DEAD_DAYS } from "../dead-stock";
import { SELL_THROUGH_DAYS } from "../sell-through";
import { STOCK_OUT_DAYS } from "../stock-out-cost";
import { COVER_OF_UNITS, isDead, MISSED, MISSED_SALES, sellThroughOf } from "./formulas-sql";

/**
 * The figures of some variants from their plans as they are now: 2 statements, for the batch that makes the plans. With `since`, a day, of
 * those alone that were planned on it or later: whatever else figures are made of, a cost for one, plans its variant as it changes.
 */
export const figureChanges = (
  database: D1Database,
  shopId: number,
  { from, to, since = 0 }: { from: number; to: number; since?: number },
) => [database.prepare(GONE).bind(shopId, from, to), database.prepare(FIGURES).bind(shopId, from, to, since)];

const COLUMNS = [
  "units",
  "cost",
  "foreign_cost",
  "price",
  "stock_value",
  "velocity",
  "cover",
  "sold_90",
  "sell_through",
  "last_sold_day",
  "dead",
  "needed",
  "excess",
  "excess_value",
  "sold_365",
  "revenue",
  "out_days",
  "missed",
  "missed_sales",
];

const SOLD_OR_COUNTED = ["units", "stock_value", "sold_90", "sold_365", "revenue", "dead"];
const PERHAPS_UNKNOWN = ["cost", "price", "sell_through", "last_sold_day"];

/** By `variant_figures_settled`: a rate moves each night, and what it sorts; what was sold and what is there on few. */
const SETTLED = {
  index: `(shop_id, variant_id, ${SOLD_OR_COUNTED.join(", ")}, ${PERHAPS_UNKNOWN.map((column) => `CASE WHEN ${column} IS NULL THEN '' ELSE ${column} END`).join(", ")})`,
  columns: [...SOLD_OR_COUNTED, ...PERHAPS_UNKNOWN],
};

const GONE = `
DELETE FROM variant_figures WHERE shop_id = ?1 AND variant_id BETWEEN ?2 AND ?3 AND NOT EXISTS (
  SELECT 1 FROM overviews o WHERE o.shop_id = ?1 AND o.variant_id = variant_figures.variant_id AND o.hidden = 0)`;

/*
 * What is not for sale stands in value and past sales, and in nothing that is reckoned from what it would sell.
 * What a merchant multiplies on the page comes out as it is printed there: rates are rounded before they are used, and
 * amounts are sums of whole minor units. The class is made later, of all variants together.
 */
const FIGURES = `
INSERT INTO variant_figures (shop_id, variant_id, ${COLUMNS.join(", ")})
WITH stand AS MATERIALIZED (
  SELECT v.shop_id, v.id AS variant_id, v.price, whole.available IS NOT NULL AS tracked, ${forSale("o.status")} AS for_sale,
    MAX(0, COALESCE(whole.available, 0)) AS units,
    ${COST_OF_ONE} AS cost,
    i.cost IS NOT NULL OR term.unit_cost IS NOT NULL AS has_cost,
    round(whole.velocity, 3) AS velocity, whole.suffices AS needed, whole.known_days,
    ${ruleField("leadTimeDays")} + ${ruleField("reviewDays")} + ${ruleField("coverDays")} AS days,
    CAST(round(whole.units_${SELL_THROUGH_DAYS}) AS INTEGER) AS sold_90,
    CAST(round(whole.units_365) AS INTEGER) AS sold_365,
    whole.units_${DEAD_DAYS} AS sold_lately,
    (SELECT d.day FROM daily_sales d WHERE d.shop_id = v.shop_id AND d.variant_id = v.id AND d.units > 0
      ORDER BY d.day DESC LIMIT 1) AS last_sold_day,
    MAX(0, MIN(${STOCK_OUT_DAYS}, whole.known_days) - whole.days_${STOCK_OUT_DAYS}) AS out_days
  FROM variants v
  CROSS JOIN plans whole ON whole.shop_id = v.shop_id AND whole.variant_id = v.id AND whole.location_id = ${WHOLE_SHOP} AND whole.as_of_day >= ?4
  CROSS JOIN shops shop ON shop.id = v.shop_id
  CROSS JOIN overviews o ON o.shop_id = v.shop_id AND o.variant_id = v.id AND o.hidden = 0
  LEFT JOIN inventory_items i ON i.shop_id = v.shop_id AND i.shopify_id = v.inventory_item_id
  ${RULE_LEVELS}
  WHERE v.id BETWEEN ?2 AND ?3 AND +v.shop_id = ?1
),
reckoned AS (
  SELECT *,
    ${COVER_OF_UNITS} AS cover,
    ${MISSED} AS missed
  FROM stand
),
beyond AS (SELECT *, iif(for_sale AND known_days >= days, MAX(0, units - needed), 0) AS excess FROM reckoned)
SELECT shop_id, variant_id, units, cost, cost IS NULL AND has_cost, price, units * COALESCE(cost, 0), velocity, cover, sold_90,
  ${sellThroughOf("sold_90")},
  last_sold_day, ${isDead("sold_lately")},
  needed, excess, excess * COALESCE(cost, 0), sold_365, sold_365 * COALESCE(price, 0),
  out_days, missed, ${MISSED_SALES}
FROM beyond WHERE true
${whereDifferentInPart("variant_figures", ["shop_id", "variant_id"], COLUMNS, [SETTLED])}`;
