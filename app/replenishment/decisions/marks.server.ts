import type { Cursor } from "../../lists/keyset";

/** Later than any day: a list whose latest come first begins before it. */
const AFTER_ALL = 1e9;

/**
 * Marks of days, the latest first, with the name of the first that each is for; `of` is null for the shop, vendors and
 * product types, and where that is gone from Shopify. At most `limit`, nearest to the cursor first, and how many rows
 * that read.
 */
export async function marksNear<Row>(
  database: D1Database,
  shop: { id: number },
  { cursor, limit }: { cursor: Cursor; limit: number },
  /** SQL over `promotions m`: what is read, by which index if it is named, and which are meant. */
  { columns, index = "", meant }: { columns: string; index?: string; meant: string },
) {
  const backwards = cursor.side === "before";
  const [day, id] = cursor.side === "start" ? [AFTER_ALL, 0] : cursor.key;
  const { results, meta } = await database
    .prepare(
      `SELECT ${columns}, COALESCE(p.title, o.product_title || iif(o.variant_title = 'Default Title', '', ' · ' || o.variant_title)) AS "of",
        COALESCE(o.sku, '') AS sku
      FROM promotions m ${index}
      LEFT JOIN products p ON m.level = 'product' AND p.shop_id = m.shop_id AND p.shopify_id = m.subject_id AND p.deleted_at IS NULL
      LEFT JOIN overviews o ON m.level = 'variant' AND o.shop_id = m.shop_id AND o.variant_id = m.subject_id AND o.hidden = 0
      WHERE m.shop_id = ?1 AND ${meant} AND (m.from_day, m.id) ${backwards ? ">" : "<"} (?2, ?3)
      ORDER BY m.from_day ${backwards ? "" : "DESC"}, m.id ${backwards ? "" : "DESC"} LIMIT +?4`,
    )
    .bind(shop.id, day, id, limit)
    .all<Row>();
  return { rows: results, read: meta.rows_read };
}
