import { is } from "drizzle-orm";
import { getTableConfig, SQLiteTable } from "drizzle-orm/sqlite-core";
import * as schema from "../../drizzle/schema";

/** A table, the columns of its key, and the column that says whose row it is. */
interface Owned {
  name: string;
  key: string[];
}

/** Triggers write to them while the others go. */
const COUNTS = ["shop_counts", "supplier_counts"];

/** Every table with a shop's rows. Counts last but one, the shop itself last. */
const OWNED: Owned[] = Object.values(schema)
  .filter((table) => is(table, SQLiteTable))
  .map(getTableConfig)
  .filter(({ columns }) => columns.some((column) => column.name === "shop_id"))
  .map(({ name, columns, primaryKeys }) => ({
    name,
    key: (primaryKeys[0]?.columns ?? columns.filter((column) => column.primary)).map((column) => column.name),
  }))
  .sort((a, b) => Number(COUNTS.includes(a.name)) - Number(COUNTS.includes(b.name)));

/**
 * Deletes what is held of a shop, at most `limit` rows a table and call, until "done". Ignored where the shop was
 * installed again after Shopify asked for it at `triggeredAt` (epoch ms).
 */
export async function eraseShop(
  database: D1Database,
  shopId: number,
  triggeredAt: number,
  limit: number,
): Promise<"more" | "done" | "ignored"> {
  const shop = await database
    .prepare("SELECT installed_at AS installedAt FROM shops WHERE id = ?")
    .bind(shopId)
    .first<{ installedAt: number }>();
  if (!shop) return "done";
  if (shop.installedAt > triggeredAt) return "ignored";
  // Whatever still arrives for it while it goes is dropped.
  const closed = database
    .prepare("UPDATE shops SET uninstalled_at = COALESCE(uninstalled_at, ?2) WHERE id = ?1 AND installed_at <= ?2")
    .bind(shopId, triggeredAt);
  const [, ...deleted] = await database.batch([
    closed,
    ...OWNED.map((table) => someDeleted(database, table, shopId, triggeredAt, limit)),
  ]);
  if (deleted.some(({ results }) => results.length === limit)) return "more";
  await database.prepare("DELETE FROM shops WHERE id = ? AND installed_at <= ?").bind(shopId, triggeredAt).run();
  return "done";
}

/** Behind a domain, where no domain goes on. */
const SET_APART = "/erased/";

/**
 * Takes a shop's rows out of everybody's reach, under a name that nobody comes by; a trigger takes token, settings and
 * rules at once. The next visit finds no shop and installs afresh, even while the rest is being erased. Answers with
 * that name; null where the shop has gone already.
 */
export const setShopApart = (database: D1Database, shop: { id: number }, now: number): Promise<string | null> =>
  database
    .prepare(
      `UPDATE shops SET domain = domain || '${SET_APART}' || id, uninstalled_at = ?2
      WHERE id = ?1 AND uninstalled_at IS NULL RETURNING domain`,
    )
    .bind(shop.id, now)
    .first<string>("domain");

/** Those of which something is left: their erasure was never asked for, or has not ended. */
export async function listShopsSetApart(database: D1Database) {
  const { results } = await database
    .prepare(
      `SELECT domain, uninstalled_at AS setApartAt FROM shops WHERE domain LIKE '%${SET_APART}%' ORDER BY id LIMIT 100`,
    )
    .all<{ domain: string; setApartAt: number }>();
  return results;
}

/** It asks for the shop's age again: an installation may have come between. */
const someDeleted = (
  database: D1Database,
  { name, key }: Owned,
  shopId: number,
  triggeredAt: number,
  limit: number,
) => {
  const columns = key.map((column) => `"${column}"`).join(", ");
  return database
    .prepare(
      `DELETE FROM "${name}" WHERE (${columns}) IN (
        SELECT ${columns} FROM "${name}" WHERE shop_id = ?1
          AND EXISTS (SELECT 1 FROM shops WHERE id = ?1 AND installed_at <= ?2) LIMIT ?3) RETURNING 1`,
    )
    .bind(shopId, triggeredAt, limit);
};
