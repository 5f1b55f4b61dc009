/** A level of which two values came with one version, by Shopify's ids. */
interface DoubtfulLevel {
  inventoryItemId: string;
  locationId: string;
}

/** At most `limit` of them, in no order. One statement. */
export async function listDoubtfulLevels(
  database: D1Database,
  shopId: number,
  limit: number,
): Promise<DoubtfulLevel[]> {
  const { results } = await database
    .prepare(
      `SELECT CAST(l.inventory_item_id AS TEXT) AS inventoryItemId, CAST(c.shopify_id AS TEXT) AS locationId
      FROM levels l JOIN locations c ON c.id = l.location_id AND c.shop_id = l.shop_id
      WHERE l.shop_id = ? AND l.doubtful = 1 LIMIT ?`,
    )
    .bind(shopId, limit)
    .all<DoubtfulLevel>();
  return results;
}

/** Domains of the shops that have such levels, but for those whose reading waits for a token. */
export async function listShopsInDoubt(database: D1Database): Promise<string[]> {
  const { results } = await database
    .prepare(
      `SELECT s.domain FROM shops s WHERE s.uninstalled_at IS NULL
        AND EXISTS (SELECT 1 FROM levels l WHERE l.shop_id = s.id AND l.doubtful = 1)
        AND NOT EXISTS (SELECT 1 FROM waiting_jobs w WHERE w.shop_id = s.id AND w.kind = 'read-doubtful-levels')`,
    )
    .all<{ domain: string }>();
  return results.map((row) => row.domain);
}
