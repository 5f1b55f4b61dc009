import { cells, rowsIn } from "../sql/cells-sql";

/** The first cells of whatever a delivery tells: its shop, and Shopify's time of the delivery. */
export const DELETION = { shopId: "value", triggeredAt: "value" } as const;

/** The first cells of a fact: those, and its version. */
export const FACT = { ...DELETION, updatedAt: "value" } as const;

const { cell } = cells(DELETION);

/**
 * The source of every write that a delivery causes: `f` is one fact, a JSON array that begins with the shop's id and
 * Shopify's time of the delivery; `s` is its shop. A shop that was uninstalled, or installed after the delivery was
 * triggered, takes nothing. The array of facts is the statement's first parameter.
 */
export const FACTS_OF_LIVE_SHOPS = factsOfLiveShops("?1");

/** The same, where a statement takes facts of two kinds. */
export function factsOfLiveShops(parameter: string) {
  return `${rowsIn(parameter)}
  CROSS JOIN shops s ON s.id = ${cell.shopId} AND s.uninstalled_at IS NULL AND s.installed_at <= ${cell.triggeredAt}`;
}

/** What every fact carries. `triggeredAt` and `updatedAt` (epoch ms) are its version: the later pair wins. */
export interface Fact {
  shopId: number;
  triggeredAt: number;
  updatedAt: number;
}

/** SQL: the incoming row is a later version than the one stored in `table`. */
export const isNewerThan = (table: string) =>
  `(excluded.updated_at, excluded.triggered_at) > (${table}.updated_at, ${table}.triggered_at)`;

/** Negative when a is the older version. */
export const byVersion = (a: Fact, b: Fact) => a.updatedAt - b.updatedAt || a.triggeredAt - b.triggeredAt;

/**
 * SQL: the incoming row may replace the one in `table`. It brings either a version or a tombstone (`deleted_at`); a
 * version must be newer than the last one and than the tombstone, a tombstone not older than the last version. On a tie
 * the tombstone wins, whoever comes first; where what is deleted never comes back, so it does within `margin` (ms).
 */
export const supersedes = (table: string, margin = 0) => `(
  (excluded.deleted_at IS NULL AND ${isNewerThan(table)} AND excluded.triggered_at > COALESCE(${table}.deleted_at + ${margin}, -1))
  OR (excluded.deleted_at > COALESCE(${table}.deleted_at, -1) AND excluded.deleted_at + ${margin} >= ${table}.triggered_at))`;

/** SQL: a column of a row that may be a tombstone. A tombstone changes nothing but what it says of itself. */
export const unlessGone = (table: string, ...columns: string[]) =>
  columns
    .map((column) => `${column} = iif(excluded.deleted_at IS NULL, excluded.${column}, ${table}.${column})`)
    .join(", ");

/** A deletion as Shopify tells it: an id, and the delivery's own time. */
export interface Deletion {
  shopId: number;
  triggeredAt: number;
}
