export type Kept = "products" | "variants" | "inventory_items";

/** The next of them, by Shopify's id, that nothing since `before` has confirmed (epoch ms). One statement. */
export async function listUnseen(
  database: D1Database,
  shopId: number,
  table: Kept,
  { before, after, limit }: { before: number; after: string; limit: number },
): Promise<string[]> {
  const { results } = await database
    .prepare(
      `SELECT CAST(shopify_id AS TEXT) AS id FROM ${table} WHERE shop_id = ?1 AND shopify_id > CAST(?2 AS INTEGER)
        AND deleted_at IS NULL AND triggered_at < ?3 ORDER BY shopify_id LIMIT ?4`,
    )
    .bind(shopId, after, before, limit)
    .all<{ id: string }>();
  return results.map(({ id }) => id);
}

/** Variants that Shopify no longer has, unless something has confirmed them since. One statement. */
export const variantsGone = (database: D1Database, shopId: number, ids: string[], goneAt: number) =>
  database
    .prepare(
      `UPDATE variants SET deleted_at = ?3 WHERE shop_id = ?1 AND deleted_at IS NULL AND triggered_at < ?3
        AND shopify_id IN (SELECT CAST(value AS INTEGER) FROM json_each(?2))
        AND EXISTS (SELECT 1 FROM shops WHERE id = ?1 AND uninstalled_at IS NULL AND installed_at <= ?3)`,
    )
    .bind(shopId, JSON.stringify(ids), goneAt);

/** The local ids of these variants. One statement. */
export async function listLocalIds(database: D1Database, shopId: number, variantIds: string[]): Promise<number[]> {
  const { results } = await database
    .prepare(
      `SELECT id FROM variants WHERE shop_id = ?1 AND shopify_id IN (SELECT CAST(value AS INTEGER) FROM json_each(?2))`,
    )
    .bind(shopId, JSON.stringify(variantIds))
    .all<{ id: number }>();
  return results.map(({ id }) => id);
}
