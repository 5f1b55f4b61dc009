import { cells } from "../../sql/cells-sql";
import { SUMS } from "./counts.server";
import type { Entry, LineCounted, Told } from "./entry";

const ENTRY = cells({ token: "value", variantId: "value", units: "value", at: "value", anew: "value" });

/** SQL: the count that may be counted on. */
const IN_PROGRESS = "c.shop_id = ?1 AND c.id = ?2 AND c.state = 'in_progress'";

/**
 * What several people found, each entry once however often it comes; a variant that the count does not have yet becomes a line.
 * What came after the count went to its review is not taken. One batch; answers with the lines that are news after `last`.
 */
export async function enterCounted(
  database: D1Database,
  shop: { id: number },
  countId: number,
  { entries, last }: { entries: Entry[]; last: number },
  who: string | null,
  now: number,
): Promise<Told | undefined> {
  const rows = ENTRY.json(entries.map(({ age, ...entry }) => ({ ...entry, at: now - age })));
  await database.batch([
    database.prepare(LINES_ADDED).bind(shop.id, countId, rows),
    database.prepare(BEGUN_ANEW).bind(shop.id, countId, rows),
    database.prepare(ENTERED).bind(shop.id, countId, rows, who),
    database.prepare(SUMMED).bind(shop.id, countId, rows),
    database
      .prepare(`UPDATE stock_counts SET ${SUMS} WHERE shop_id = ?1 AND id = ?2 AND state = 'in_progress'`)
      .bind(shop.id, countId),
  ]);
  return findTold(database, shop, countId, last);
}

/** Whether an entry was taken, on whatever count of the shop. */
export const isEntered = async (database: D1Database, shop: { id: number }, token: string) =>
  (await database
    .prepare("SELECT 1 FROM stock_count_entries WHERE shop_id = ?1 AND token = ?2")
    .bind(shop.id, token)
    .first()) !== null;

/** Lines on which somebody has counted after the entry `last`. Undefined where the shop has no such count. */
export async function findTold(
  database: D1Database,
  shop: { id: number },
  countId: number,
  last: number,
): Promise<Told | undefined> {
  const [found, news] = await database.batch<LineCounted & { state: string; last: number }>([
    database.prepare(NEWEST).bind(shop.id, countId),
    database.prepare(NEWS).bind(shop.id, countId, last),
  ]);
  const [count] = found?.results ?? [];
  return count && { kind: "told", lines: news?.results ?? [], last: count.last, state: count.state };
}

const NEWEST = `
SELECT c.state, COALESCE((SELECT MAX(x.id) FROM stock_count_entries x WHERE x.shop_id = c.shop_id AND x.count_id = c.id), 0) AS last
FROM stock_counts c WHERE c.shop_id = ?1 AND c.id = ?2`;

const OF_SHOP = `CROSS JOIN variants v ON v.shop_id = c.shop_id AND v.id = ${ENTRY.cell.variantId} AND v.deleted_at IS NULL`;

const LINES_ADDED = `
INSERT INTO stock_count_lines (shop_id, count_id, variant_id)
SELECT DISTINCT c.shop_id, c.id, v.id FROM stock_counts c CROSS JOIN json_each(?3) f ${OF_SHOP}
WHERE ${IN_PROGRESS} ON CONFLICT DO NOTHING`;

/** SQL: entries of ?3 that were never taken, each with its line `n`. */
const FRESH = `stock_counts c CROSS JOIN json_each(?3) f
CROSS JOIN stock_count_lines n ON n.shop_id = c.shop_id AND n.count_id = c.id AND n.variant_id = ${ENTRY.cell.variantId}
WHERE ${IN_PROGRESS} AND NOT EXISTS (SELECT 1 FROM stock_count_entries o WHERE o.shop_id = c.shop_id AND o.token = ${ENTRY.cell.token})`;

const BEGUN_ANEW = `
UPDATE stock_count_lines SET round = round + 1, counted = 0, people = 0, first_at = NULL
WHERE +shop_id = ?1 AND id IN (SELECT n.id FROM ${FRESH} AND ${ENTRY.cell.anew})`;

const ENTERED = `
INSERT INTO stock_count_entries (shop_id, count_id, line_id, round, units, at, who, token)
SELECT c.shop_id, c.id, n.id, n.round, ${ENTRY.cell.units}, ${ENTRY.cell.at}, ?4, ${ENTRY.cell.token} FROM ${FRESH} ORDER BY f.key`;

/** Of the lines that were entered on, from all that was: so it is the same however often and in whatever order entries come. */
const SUMMED = `
UPDATE stock_count_lines SET (counted, people, first_at) = (
  SELECT MAX(0, COALESCE(SUM(x.units), 0)), COUNT(DISTINCT COALESCE(x.who, '')), MIN(x.at) FROM stock_count_entries x
  WHERE x.shop_id = stock_count_lines.shop_id AND x.line_id = stock_count_lines.id AND x.round = stock_count_lines.round)
WHERE shop_id = ?1 AND count_id IN (SELECT c.id FROM stock_counts c WHERE ${IN_PROGRESS})
  AND count_id = ?2 AND variant_id IN (SELECT ${ENTRY.cell.variantId} FROM json_each(?3) f)`;

const NEWS = `
SELECT n.id AS lineId, n.variant_id AS variantId, iif(n.first_at IS NULL, NULL, n.counted) AS counted, n.people FROM stock_count_lines n
WHERE n.shop_id = ?1 AND n.count_id = ?2 AND n.id IN (
  SELECT x.line_id FROM stock_count_entries x INDEXED BY stock_count_entries_count WHERE x.shop_id = ?1 AND x.count_id = ?2 AND x.id > ?3)`;
