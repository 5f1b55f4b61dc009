import { cells } from "../../../sql/cells-sql";
import { PATTERN_COST } from "../../../suppliers/cost-sql";
import { breaksFrom } from "../../../suppliers/costs/breaks-typed";
import type { Quote } from "./quote";

type Supplier = { id: number; currency: string };
type QuoteRow = Omit<Quote, "priceBreaks" | "costsIncludeTax"> & {
  supplierId: number;
  variantId: number;
  priceBreaks: string | null;
  costsIncludeTax: number;
};

const { json, cell } = cells({ variantId: "value", supplierId: "value", currency: "value" });

/**
 * Of the shop's variants among these, by variant, of each supplier: what its price list says, its pattern, and the cost that
 * Shopify holds in the order's currency. Amounts in another currency are none of this one. One statement.
 */
export async function quotesOfSuppliers(
  database: D1Database,
  shop: { id: number },
  asked: { supplier: Supplier; variantIds: number[] }[],
): Promise<Map<number, Map<number, Quote>>> {
  const { results } = await database
    .prepare(QUOTES)
    .bind(
      shop.id,
      json(
        asked.flatMap(({ supplier, variantIds }) =>
          [...new Set(variantIds)].map((variantId) => ({
            ...{ variantId, supplierId: supplier.id, currency: supplier.currency },
          })),
        ),
      ),
    )
    .all<QuoteRow>();
  const quotes = new Map(asked.map(({ supplier }) => [supplier.id, new Map<number, Quote>()]));
  for (const { supplierId, variantId, priceBreaks, costsIncludeTax, ...row } of results)
    quotes.get(supplierId)?.set(variantId, {
      ...{ ...row, priceBreaks: breaksFrom(priceBreaks), costsIncludeTax: costsIncludeTax === 1 },
    });
  return quotes;
}

/** The same of one supplier. */
export const quotesOf = async (database: D1Database, shop: { id: number }, supplier: Supplier, variantIds: number[]) =>
  (await quotesOfSuppliers(database, shop, [{ supplier, variantIds }])).get(supplier.id) ?? new Map<number, Quote>();

const QUOTES = `SELECT ${cell.supplierId} AS supplierId, v.id AS variantId,
  iif(s.id IS NULL, NULL, term.unit_cost) AS unitCost, iif(s.id IS NULL, NULL, term.price_breaks) AS priceBreaks, ${PATTERN_COST} AS patternCost,
  iif(i.cost_currency = ${cell.currency}, i.cost, NULL) AS shopifyCost, COALESCE(s.costs_include_tax, 0) AS costsIncludeTax, s.tax_rate AS taxRate,
  term.supplier_sku AS supplierSku, term.description,
  COALESCE(term.case_pack, iif(o.supplier_id = ${cell.supplierId} AND o.case_pack > 1, o.case_pack, NULL)) AS pack
FROM json_each(?2) f CROSS JOIN variants v ON v.id = ${cell.variantId} AND v.shop_id = ?1
CROSS JOIN shops shop ON shop.id = ?1
LEFT JOIN suppliers s ON s.id = ${cell.supplierId} AND s.shop_id = v.shop_id AND s.currency = ${cell.currency}
LEFT JOIN supplier_terms term ON term.shop_id = v.shop_id AND term.variant_id = v.id AND term.supplier_id = ${cell.supplierId}
LEFT JOIN inventory_items i ON i.shop_id = v.shop_id AND i.shopify_id = v.inventory_item_id
LEFT JOIN overviews o ON o.shop_id = v.shop_id AND o.variant_id = v.id`;
