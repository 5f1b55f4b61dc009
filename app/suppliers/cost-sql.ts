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

/** SQL: what one unit is ordered at, in the supplier's currency: what its price list says, else its pattern, else what Shopify does. */
export const ORDER_COST = `COALESCE(term.unit_cost, ${PATTERN_COST}, iif(i.cost_currency = COALESCE(s.currency, shop.currency), i.cost, NULL))`;
