import type { Overview } from "./overview";
import { paceAt, quantityToOrder, wholeShopRule } from "./reorder";
import { effectiveRule, type Rule } from "./rule";
import type { StockAt } from "./stock-at";

/** What to order for the whole shop. 0 for a low variant means that its other locations hold enough. */
export function suggestedForShop(
  { velocity, position, stock }: Pick<Overview, "velocity" | "position" | "stock">,
  rules: { shop: Rule; variant: Rule },
) {
  return quantityToOrder(wholeShopRule(ruleFrom(rules), stock.length), paceAt(velocity), position);
}

/** What that location lacks. */
export const suggestedAt = ({ velocity, position }: StockAt, rules: { shop: Rule; variant: Rule }) =>
  quantityToOrder(ruleFrom(rules), paceAt(velocity), position);

export const ruleFrom = ({ shop, variant }: { shop: Rule; variant: Rule }) =>
  effectiveRule([
    { origin: "shop", rule: shop },
    { origin: "variant", rule: variant },
  ]);
