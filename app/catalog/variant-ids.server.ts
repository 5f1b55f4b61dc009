/**
 * Shopify's id → ours, of those of these variants that the shop has. One that an order alone has named is not known yet: Shopify could
 * not be asked to move any stock of it. One statement.
 */
export async function listVariantIds(
  database: D1Database,
  shop: { id: number },
  shopifyIds: readonly string[],
): Promise<Map<string, number>> {
  const { results } = await database
    .prepare(
      `SELECT f.value AS shopifyId, v.id FROM json_each(?2) f
      CROSS JOIN variants v ON v.shop_id = ?1 AND v.shopify_id = CAST(f.value AS INTEGER) AND v.deleted_at IS NULL
        AND v.inventory_item_id IS NOT NULL`,
    )
    .bind(shop.id, JSON.stringify([...new Set(shopifyIds)]))
    .all<{ shopifyId: string; id: number }>();
  return new Map(results.map(({ shopifyId, id }) => [shopifyId, id]));
}
