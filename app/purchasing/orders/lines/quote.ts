import { type PriceBreak, unitCostAt } from "../../../suppliers/costs/price-breaks";

/** What a supplier asks for one unit, in minor units of the order's currency, and how the variant stands on its price list. */
export type Quote = {
  unitCost: number | null;
  priceBreaks: readonly PriceBreak[];
  /** By the supplier's pattern, where its list says nothing. */
  patternCost: number | null;
  /** Shopify's own, where the supplier says nothing: it never has tax in it. */
  shopifyCost: number | null;
  costsIncludeTax: boolean;
  /** The supplier's, in basis points; null: no tax. */
  taxRate: number | null;
  supplierSku: string | null;
  description: string | null;
  pack: number | null;
};

/** What one costs where so many are ordered; null: nobody knows. `taxIncluded`: as whoever says it counts. */
export function quotedAt(quote: Quote, quantity: number): { unitCost: number | null; taxIncluded: boolean } {
  const asked = unitCostAt(quote, quantity) ?? quote.patternCost;
  if (asked !== null || quote.shopifyCost === null) return { unitCost: asked, taxIncluded: quote.costsIncludeTax };
  return { unitCost: quote.shopifyCost, taxIncluded: false };
}
