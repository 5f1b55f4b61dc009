import { cells } from "../sql/cells-sql";
import { patternCostSql } from "./costs/cost-pattern";

/**
 * SQL: what one unit costs, in minor units of the shop's currency: what Shopify says, else what the supplier takes; null where
 * both are in another currency. Of a variant's item `i`, its supplier `s` with the terms `term`, and the shop `shop`.
 */
export const COST_OF_ONE =
  "COALESCE(iif(i.cost_currency = shop.currency, i.cost, NULL), iif(s.currency = shop.currency, term.unit_cost, NULL))";

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

/**
 * SQL: what one of so many units is ordered at, in the supplier's currency: what its price list says, else its pattern, else what
 * Shopify does.
 */
export const orderCost = (units: string) =>
  `COALESCE(${breakAt(units)}, term.unit_cost, ${PATTERN_COST}, iif(i.cost_currency = COALESCE(s.currency, shop.currency), i.cost, NULL))`;
