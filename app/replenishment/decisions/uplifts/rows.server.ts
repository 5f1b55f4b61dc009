import type { KeptUplift } from "../../../demand/promotions/uplift";
import { type Key, type Paged, type Place, pageOf } from "../../../lists/keyset";

export const PAGE_SIZE = 40;

/** With the name of the first that it is for; null for the shop and vendors, and where that is gone from Shopify. */
export type NamedUplift = KeptUplift & { of: string | null; sku: string };

/** The latest first. */
export async function listUplifts(
  database: D1Database,
  shop: { id: number },
  place: Place,
): Promise<Paged<NamedUplift>> {
  const { uplifts } = await upliftPage(database, shop, place, PAGE_SIZE + 1);
  return pageOf(uplifts, place, PAGE_SIZE, ({ fromDay, id }): Key => [fromDay, id]);
}

/** At most `limit` of them, nearest to the place first, and how many rows that read. */
export async function upliftPage(database: D1Database, shop: { id: number }, place: Place, limit: number) {
  const backwards = place.side === "before";
  const [day, id] = place.side === "start" ? [1e9, 0] : place.key;
  const { results, meta } = await database
    .prepare(
      `SELECT ${COLUMNS}, COALESCE(p.title, o.product_title || iif(o.variant_title = 'Default Title', '', ' · ' || o.variant_title)) AS "of",
        COALESCE(o.sku, '') AS sku
      FROM promotions m INDEXED BY promotions_uplifts
      LEFT JOIN products p ON m.level = 'product' AND p.shop_id = m.shop_id AND p.shopify_id = m.subject_id AND p.deleted_at IS NULL
      LEFT JOIN overviews o ON m.level = 'variant' AND o.shop_id = m.shop_id AND o.variant_id = m.subject_id AND o.hidden = 0
      WHERE m.shop_id = ?1 AND m.percent IS NOT NULL AND m.of_id IS NULL AND (m.from_day, m.id) ${backwards ? ">" : "<"} (?2, ?3)
      ORDER BY m.from_day ${backwards ? "" : "DESC"}, m.id ${backwards ? "" : "DESC"} LIMIT ?4`,
    )
    .bind(shop.id, day, id, limit)
    .all<Omit<NamedUplift, "subjects"> & { subjects: string }>();
  return { uplifts: results.map(kept), read: meta.rows_read };
}

/** Undefined where the shop has no such uplift. */
export async function findUplift(
  database: D1Database,
  shop: { id: number },
  id: number,
): Promise<KeptUplift | undefined> {
  const found = await database
    .prepare(
      `SELECT ${COLUMNS} FROM promotions m WHERE m.id = ?2 AND m.shop_id = ?1 AND m.percent IS NOT NULL AND m.of_id IS NULL`,
    )
    .bind(shop.id, id)
    .first<Omit<KeptUplift, "subjects"> & { subjects: string }>();
  return found ? kept(found) : undefined;
}

const kept = <Row extends { level: KeptUplift["level"]; subjects: string }>(row: Row) => ({
  ...row,
  subjects: row.level === "vendor" ? [] : row.subjects.split(","),
});

const COLUMNS = `m.id, m.level AS "level", m.name, m.from_day AS fromDay, m.to_day AS toDay, m.percent, m.vendor,
  m.subject_id || COALESCE((SELECT ',' || group_concat(g.subject_id) FROM promotions g INDEXED BY promotions_more
    WHERE g.shop_id = m.shop_id AND g.of_id = m.id), '') AS subjects`;
