/** What a supplier asks for one unit, in minor units of the currency, and how the variant stands on its price list. */
export type Quote = {
  variantId: number;
  unitCost: number | null;
  supplierSku: string | null;
  pack: number | null;
  leadTimeDays: number | null;
};

/**
 * By variant, of the shop's variants among these: from the price list, or, where it says nothing, the cost that Shopify holds
 * in that currency. A cost in another currency is no cost of this one.
 */
export async function quotesOf(
  database: D1Database,
  shop: { id: number },
  supplier: { id: number; currency: string },
  variantIds: number[],
): Promise<Map<number, Quote>> {
  const { results } = await database
    .prepare(
      `SELECT v.id AS variantId, COALESCE(t.unit_cost, iif(i.cost_currency = ?3, i.cost, NULL)) AS unitCost,
        t.supplier_sku AS supplierSku, COALESCE(t.case_pack, iif(o.supplier_id = ?2 AND o.case_pack > 1, o.case_pack, NULL)) AS pack,
        COALESCE(t.lead_time_days, o.lead_time_days) AS leadTimeDays
      FROM json_each(?4) f CROSS JOIN variants v ON v.id = f.value AND v.shop_id = ?1
      LEFT JOIN supplier_terms t ON t.shop_id = v.shop_id AND t.variant_id = v.id AND t.supplier_id = ?2
      LEFT JOIN inventory_items i ON i.shop_id = v.shop_id AND i.shopify_id = v.inventory_item_id
      LEFT JOIN overviews o ON o.shop_id = v.shop_id AND o.variant_id = v.id`,
    )
    .bind(shop.id, supplier.id, supplier.currency, JSON.stringify([...new Set(variantIds)]))
    .all<Quote>();
  return new Map(results.map((quote) => [quote.variantId, quote]));
}
