import { netIn } from "../money/decimal-sql";
import { cells } from "../sql/cells-sql";
import { patternCostSql } from "./costs/cost-pattern";

/**
 * SQL: what one unit costs, in minor units of the shop's currency: what Shopify says, else what the supplier takes without tax; null
 * where both are in another currency. Of a variant's item `i`, its supplier `s` with the terms `term`, and the shop `shop`.
 */
export const COST_OF_ONE = `COALESCE(iif(i.cost_currency = shop.currency, i.cost, NULL),
    iif(s.currency = shop.currency, ${netIn("term.unit_cost", { included: "s.costs_include_tax", rate: "s.tax_rate" })}, NULL))`;

/** SQL: what the pattern of the supplier `s` makes of the price of `v` or of Shopify's cost, in the supplier's currency; null for none. */
export const PATTERN_COST = patternCostSql(
  "s",
  "iif(s.currency = shop.currency, v.price, NULL)",
  "iif(i.cost_currency = s.currency, i.cost, NULL)",
);

/** As a price list stores them. */
const BREAK = cells({ from: "value", unitCost: "value" }, "b");

/** SQL: the price break of a supplier's `term` that so many units reach; null where they reach none. The same as `unitCostAt`. */
export const breakAt = (units: string) =>
  `(SELECT ${BREAK.cell.unitCost} FROM json_each(term.price_breaks) b WHERE ${BREAK.cell.from} <= ${units} ORDER BY b.key DESC LIMIT 1)`;

/** SQL: what one is ordered at of few: what the price list says, else its supplier's pattern, else what Shopify does. */
const COST_OF_FEW = `COALESCE(term.unit_cost, ${PATTERN_COST}, iif(i.cost_currency = COALESCE(s.currency, shop.currency), i.cost, NULL))`;

/** SQL: what one of so many units is ordered at, in the supplier's currency. */
export const orderCost = (units: string) => `COALESCE(${breakAt(units)}, ${COST_OF_FEW})`;

/** SQL: what `term` asks for one of few; where it has price breaks and no cost of one, what that is ordered at. */
export const COST_BELOW_BREAKS = `iif(term.unit_cost IS NOT NULL OR term.price_breaks IS NULL, term.unit_cost, (
    SELECT ${COST_OF_FEW} FROM variants v CROSS JOIN shops shop ON shop.id = v.shop_id
    LEFT JOIN suppliers s ON s.id = term.supplier_id AND s.shop_id = v.shop_id
    LEFT JOIN inventory_items i ON i.shop_id = v.shop_id AND i.shopify_id = v.inventory_item_id
    WHERE v.id = term.variant_id AND +v.shop_id = term.shop_id))`;
