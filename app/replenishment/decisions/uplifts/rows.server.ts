import { isNamed, type KeptUplift } from "../../../demand/promotions/uplift";
import { type Cursor, type Key, type Paged, pageOf } from "../../../lists/keyset";
import { marksNear } from "../marks.server";

const PAGE_SIZE = 40;

/** With the name of the first that it is for; null for the shop, vendors and product types, and where that is gone from Shopify. */
export type NamedUplift = KeptUplift & { of: string | null; sku: string };

/** The latest first. */
export async function listUplifts(
  database: D1Database,
  shop: { id: number },
  cursor: Cursor,
): Promise<Paged<NamedUplift>> {
  const { uplifts } = await upliftPage(database, shop, cursor, PAGE_SIZE + 1);
  return pageOf(uplifts, cursor, PAGE_SIZE, ({ fromDay, id }): Key => [fromDay, id]);
}

/** At most `limit` of them, nearest to the cursor first, and how many rows that read. */
export async function upliftPage(database: D1Database, shop: { id: number }, cursor: Cursor, limit: number) {
  const { rows, read } = await marksNear<Omit<NamedUplift, "subjects"> & { subjects: string }>(
    database,
    shop,
    { cursor, limit },
    {
      columns: COLUMNS,
      index: "INDEXED BY promotions_uplifts",
      meant: "m.percent IS NOT NULL AND m.of_id IS NULL",
    },
  );
  return { uplifts: rows.map(kept), read };
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
  subjects: isNamed(row.level) ? [] : row.subjects.split(","),
});

const COLUMNS = `m.id, m.level AS "level", m.name, m.from_day AS fromDay, m.to_day AS toDay, m.percent, m.vendor, m.product_type AS productType,
  m.subject_id || COALESCE((SELECT ',' || group_concat(g.subject_id) FROM promotions g INDEXED BY promotions_more
    WHERE g.shop_id = m.shop_id AND g.of_id = m.id), '') AS subjects`;
