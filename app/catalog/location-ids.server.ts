import type { Cursor, Key, Paged } from "../lists/keyset";
import { pageOf } from "../lists/keyset";

/** Local id → Shopify's, of those locations, some that are gone among them. A row is read of each. */
export async function listLocationIds(
  database: D1Database,
  shop: { id: number },
  named: Iterable<number>,
): Promise<Map<number, string>> {
  const ids = [...new Set(named)];
  if (ids.length === 0) return new Map();
  const { results } = await database
    .prepare(
      `SELECT l.id, CAST(l.shopify_id AS TEXT) AS shopifyId
      FROM json_each(?2) f CROSS JOIN locations l ON l.id = f.value AND l.shop_id = ?1`,
    )
    .bind(shop.id, JSON.stringify(ids))
    .all<{ id: number; shopifyId: string }>();
  return new Map(results.map(({ id, shopifyId }) => [id, shopifyId]));
}

interface ListedLocation {
  shopifyId: string;
  name: string | null;
  active: boolean;
}

/** Those that Shopify has, in the order of its ids. */
export async function listLocations(
  database: D1Database,
  shop: { id: number },
  cursor: Cursor,
  size: number,
): Promise<Paged<ListedLocation>> {
  const after = cursor.side === "start" ? "0" : String(cursor.key[0]);
  const { results } = await database
    .prepare(
      `SELECT CAST(shopify_id AS TEXT) AS shopifyId, name, active FROM locations
      WHERE shop_id = ?1 AND shopify_id > CAST(?2 AS INTEGER) AND deleted_at IS NULL ORDER BY shopify_id LIMIT ?3`,
    )
    .bind(shop.id, after, size + 1)
    .all<Omit<ListedLocation, "active"> & { active: number }>();
  const found = results.map((row) => ({ ...row, active: Boolean(row.active) }));
  return pageOf(found, cursor, size, ({ shopifyId }): Key => [shopifyId, 0]);
}

/** Ours of Shopify's id, where the location is open: Shopify takes changes of its stock. Null where there is none. */
export const findOpenLocation = (
  database: D1Database,
  shop: { id: number },
  shopifyId: string,
): Promise<number | null> =>
  database
    .prepare(
      "SELECT id FROM locations WHERE shop_id = ? AND shopify_id = CAST(? AS INTEGER) AND active AND deleted_at IS NULL",
    )
    .bind(shop.id, shopifyId)
    .first<number>("id");
