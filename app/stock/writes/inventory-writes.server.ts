import type { JobMessage } from "../../jobs/messages";
import { UNDER_WAY } from "../comparison/level-comparison";
import { type InventoryWrite, MOST_CHANGES, type NamedChange, SURE_FOR, type WriteState } from "./inventory-write";
import { availableThen, movementsToldOf, PENDING } from "./pending-sql";

/** A write as it is kept. */
export interface KeptWrite {
  id: number;
  key: string;
  /** So many keys of its Shopify keeps for attempts that failed. */
  keysSpent: number;
  changes: { item: string; location: string; delta: number; from: number | null }[];
  reason: string;
  reference: string | null;
  state: WriteState;
  attempts: number;
  refusal: string | null;
  createdAt: number;
  updatedAt: number;
}

/** Keeps a write and asks for it to be sent. The same key a second time is the same write. Answers whether it stands. */
export async function requestInventoryWrite(
  database: D1Database,
  jobs: Queue<JobMessage>,
  shop: { id: number; domain: string },
  write: InventoryWrite,
  now: number,
  { belowIsMeant = true } = {},
): Promise<boolean> {
  await inventoryWriteRequested(database, shop.id, write, now, { belowIsMeant }).run();
  if (!belowIsMeant && !(await findInventoryWrite(database, shop.id, write.key))) return false;
  await jobs.send({ kind: "write-inventory", shop: shop.domain, key: write.key }, { contentType: "json" });
  return true;
}

/**
 * The row alone, for a batch that decides something else with it; the message may follow, and where it is lost the
 * schedule asks. `belowIsMeant`: though what takes away leaves fewer than none available, with all that is under way. One statement.
 */
export function inventoryWriteRequested(
  database: D1Database,
  shopId: number,
  write: InventoryWrite,
  now: number,
  { belowIsMeant = true } = {},
) {
  if (!write.changes.length || write.changes.length > MOST_CHANGES)
    throw new Error(`A write of ${write.changes.length} changes: 1 to ${MOST_CHANGES} are one.`);
  const changes = write.changes.map(({ inventoryItemId, delta, from }) => ({
    ...{ item: inventoryItemId, location: write.locationId, delta, from },
  }));
  return database
    .prepare(
      `WITH ${PENDING}
      INSERT INTO inventory_writes (shop_id, idempotency_key, changes, reason, reference, asked_by, state, created_at, updated_at)
      SELECT ?1, ?2, ?3, ?4, ?5, ?7, 'queued', ?6, ?6
      WHERE ?8 OR NOT EXISTS (SELECT 1 FROM json_each(?3) f ${LEVEL_OF_CHANGE} WHERE f.value->>'delta' < 0 AND ${LEFT_THEN} + f.value->>'delta' < 0)
      ON CONFLICT DO NOTHING`,
    )
    .bind(
      ...[shopId, write.key, JSON.stringify(changes), write.reason, write.reference, now, write.askedBy ?? null],
      Number(belowIsMeant),
    );
}

const ITEM = "CAST(f.value->>'item' AS INTEGER)";
const LOCATION = "CAST(f.value->>'location' AS INTEGER)";
const LEVEL_OF_CHANGE = `LEFT JOIN locations c ON c.shop_id = ?1 AND c.shopify_id = ${LOCATION}
      LEFT JOIN levels e ON e.shop_id = ?1 AND e.inventory_item_id = ${ITEM} AND e.location_id = c.id AND e.deleted_at IS NULL`;
const LEFT_THEN = availableThen(ITEM, LOCATION, "COALESCE(e.available, 0)");

/** What is available of an item at a location once Shopify has made what it was asked for. One statement. */
export const findAvailableThen = async (
  database: D1Database,
  shop: { id: number },
  change: { item: string; location: string },
) =>
  (await database
    .prepare(`WITH ${PENDING} SELECT ${LEFT_THEN} AS units FROM json_each(?2) f ${LEVEL_OF_CHANGE}`)
    .bind(shop.id, JSON.stringify([change]))
    .first<number>("units")) ?? 0;

const COLUMNS = `id, idempotency_key AS "key", keys_spent AS keysSpent, changes, reason, reference, state, attempts, refusal, created_at AS createdAt, updated_at AS updatedAt`;

const keptOf = (row: Omit<KeptWrite, "changes"> & { changes: string }): KeptWrite => ({
  ...row,
  changes: JSON.parse(row.changes),
});

/** By its key; undefined where nobody asked for it, or it was settled long ago. One statement. */
export async function findInventoryWrite(database: D1Database, shopId: number, key: string) {
  const row = await database
    .prepare(`SELECT ${COLUMNS} FROM inventory_writes WHERE shop_id = ? AND idempotency_key = ?`)
    .bind(shopId, key)
    .first<Omit<KeptWrite, "changes"> & { changes: string }>();
  return row ? keptOf(row) : undefined;
}

/** By its own number; undefined where the shop has none of it, or it was settled long ago. */
export async function findInventoryWriteById(database: D1Database, shop: { id: number }, id: number) {
  const row = await database
    .prepare(`SELECT ${COLUMNS} FROM inventory_writes WHERE shop_id = ? AND id = ?`)
    .bind(shop.id, id)
    .first<Omit<KeptWrite, "changes"> & { changes: string }>();
  return row ? keptOf(row) : undefined;
}

/** The newest writes whose keys begin so: a key tells what the write is about. One statement. */
export async function listInventoryWrites(
  database: D1Database,
  shopId: number,
  prefix: string,
  limit: number,
): Promise<KeptWrite[]> {
  const { results } = await database
    .prepare(
      `SELECT ${COLUMNS} FROM inventory_writes WHERE shop_id = ?1 AND idempotency_key >= ?2 AND idempotency_key < ?3
      ORDER BY id DESC LIMIT +?4`,
    )
    .bind(shopId, prefix, `${prefix}\u{10ffff}`, limit)
    .all<Omit<KeptWrite, "changes"> & { changes: string }>();
  return results.map(keptOf);
}

const OPEN = "state IN ('queued', 'sending')";

/** Items of a write that its location does not stock, as far as we were told. One statement. */
export async function listNotStocked(
  database: D1Database,
  shopId: number,
  { changes }: Pick<KeptWrite, "changes">,
): Promise<{ item: string; location: string }[]> {
  const { results } = await database
    .prepare(
      `SELECT f.value->>'item' AS item, f.value->>'location' AS location FROM json_each(?2) f ${LEVEL_OF_CHANGE}
      WHERE e.shop_id IS NULL`,
    )
    .bind(shopId, JSON.stringify(changes))
    .all<{ item: string; location: string }>();
  return results;
}

/** Noted before it is sent: whoever dies in between leaves a write that may have been made. One statement. */
export const writeSending = (database: D1Database, shopId: number, id: number, now: number) =>
  database
    .prepare(
      `UPDATE inventory_writes SET state = 'sending', attempts = attempts + 1, updated_at = ?3
      WHERE shop_id = ?1 AND id = ?2 AND ${OPEN}`,
    )
    .bind(shopId, id, now);

/** Shopify let no try through its door: the write is as it was before it. One statement. */
export const writeUnsent = (database: D1Database, shopId: number, id: number, now: number) =>
  database
    .prepare(
      `UPDATE inventory_writes SET state = iif(attempts > 1, 'sending', 'queued'), attempts = MAX(0, attempts - 1),
        updated_at = ?3 WHERE shop_id = ?1 AND id = ?2 AND state = 'sending'`,
    )
    .bind(shopId, id, now);

/** It was asked for and has to wait for another: others that stand still have their turn before it does again. One statement. */
export const writeWaits = (database: D1Database, shopId: number, id: number, now: number) =>
  database
    .prepare("UPDATE inventory_writes SET updated_at = ?3 WHERE shop_id = ?1 AND id = ?2 AND state = 'queued'")
    .bind(shopId, id, now);

/** What Shopify is told: the write's key, or, after those that are spent, the next one. Its row is written before it is sent. */
export const sentKey = ({ key, keysSpent }: Pick<KeptWrite, "key" | "keysSpent">) =>
  keysSpent === 0 ? key : `${key}#${keysSpent}`;

/** Of two runners that were told so of one key, one spends it. One statement. */
export const keySpent = (database: D1Database, shopId: number, { id, keysSpent }: KeptWrite, now: number) =>
  database
    .prepare(
      `UPDATE inventory_writes SET keys_spent = keys_spent + 1, updated_at = ?4
      WHERE shop_id = ?1 AND id = ?2 AND keys_spent = ?3 AND ${OPEN}`,
    )
    .bind(shopId, id, keysSpent, now);

/** One statement. A late answer settles an uncertain write, too. */
export const writeEnded = (
  database: D1Database,
  shopId: number,
  id: number,
  { state, refusal = null }: { state: "confirmed" | "refused"; refusal?: string | null },
  now: number,
) =>
  database
    .prepare(
      `UPDATE inventory_writes SET state = ?3, refusal = ?4, updated_at = ?5
      WHERE shop_id = ?1 AND id = ?2 AND state IN ('queued', 'sending', 'uncertain')`,
    )
    .bind(shopId, id, state, refusal, now);

/**
 * The movements that a write made get our cause, and what of the write is told for as long as they are kept: why, what it belongs
 * to, who asked. Where Shopify's delivery was here before its answer, the movement stands already, without its write. After the
 * levels of that answer are written. One statement.
 */
export const movementsAttached = (database: D1Database, shopId: number, id: number) =>
  database
    .prepare(
      `UPDATE movements SET cause = 'adjustment', write_id = ?2, reason = made.reason, reference = made.reference, who = made.asked_by
      FROM inventory_writes made
      WHERE made.shop_id = ?1 AND made.id = ?2 AND +movements.shop_id = ?1 AND movements.id IN (
        SELECT COALESCE(
          (SELECT o.id FROM movements o WHERE o.shop_id = ?1 AND o.inventory_item_id = CAST(f.value->>'item' AS INTEGER) AND o.location_id = c.id
            AND o.at >= w.created_at - ${UNDER_WAY} AND o.write_id = ?2 LIMIT 1),
          (SELECT m.id FROM ${movementsToldOf("c.id")} ORDER BY m.at, m.id LIMIT 1))
        FROM inventory_writes w CROSS JOIN json_each(w.changes) f
        CROSS JOIN locations c ON c.shop_id = ?1 AND c.shopify_id = CAST(f.value->>'location' AS INTEGER)
        WHERE w.shop_id = ?1 AND w.id = ?2)`,
    )
    .bind(shopId, id);

/** A person has looked at an uncertain write and says whether Shopify made it. Answers whether it was uncertain. */
export async function settleInventoryWrite(
  database: D1Database,
  shop: { id: number },
  id: number,
  was: "made" | "not made",
  now: number,
): Promise<boolean> {
  const { meta } = await database
    .prepare(
      `UPDATE inventory_writes SET state = ?3, refusal = ?4, updated_at = ?5 WHERE shop_id = ?1 AND id = ?2 AND state = 'uncertain'`,
    )
    .bind(
      ...[shop.id, id, was === "made" ? "confirmed" : "refused"],
      ...[was === "made" ? null : "Shopify never answered, and you saw that it was not made.", now],
    )
    .run();
  return meta.changes > 0;
}

/** SQL: of `incoming`, units that a write puts into stock or takes out of it, and the key of that write. */
const OF_A_WRITE = "source IN ('receipt', 'transfer_move')";
const KEY_OF_POSTING = "iif(source = 'receipt', 'receipt/', 'transfer/') || source_id";

/**
 * What came by a receipt or a transfer is on its way into stock until its write has an answer; what was shipped, out of
 * it. Of one write; one statement, to stand before the plans that follow.
 */
export const postingEnded = (
  database: D1Database,
  shopId: number,
  { key, changes }: Pick<KeptWrite, "key" | "changes">,
) =>
  database
    .prepare(
      `DELETE FROM incoming WHERE shop_id = ?1 AND ${OF_A_WRITE} AND ${KEY_OF_POSTING} = ?2 AND variant_id IN (
        SELECT v.id FROM json_each(?3) f CROSS JOIN variants v ON v.shop_id = ?1 AND v.inventory_item_id = CAST(f.value AS INTEGER))`,
    )
    .bind(shopId, key, JSON.stringify(changes.map(({ item }) => item)));

/** The same of all writes that have ended without one. One statement. */
export const oldPostingsEnded = (database: D1Database) =>
  database.prepare(
    `DELETE FROM incoming WHERE ${OF_A_WRITE} AND NOT EXISTS (
      SELECT 1 FROM inventory_writes w WHERE w.shop_id = incoming.shop_id AND w.idempotency_key = ${KEY_OF_POSTING}
        AND w.state IN ('queued', 'sending'))`,
  );

/**
 * Writes without an answer for a day, or of an earlier installation: one that was sent is uncertain, one that never was is refused.
 * One statement.
 */
export const oldWritesEnded = (database: D1Database, now: number) =>
  database
    .prepare(
      `UPDATE inventory_writes SET state = iif(attempts = 0, 'refused', 'uncertain'), updated_at = ?2,
        refusal = CASE WHEN attempts > 0 THEN NULL WHEN created_at <= ?1 THEN 'It could not be sent for a day. Nothing was changed.'
          ELSE 'Evenstock was uninstalled before it was sent. Nothing was changed.' END
      WHERE ${OPEN} AND (created_at <= ?1 OR created_at < (SELECT s.installed_at FROM shops s WHERE s.id = inventory_writes.shop_id))`,
    )
    .bind(now - SURE_FOR, now);

/** Open writes that nobody has moved for a while: their message was lost, or a step died. One statement. */
export async function listStalledWrites(database: D1Database, before: number) {
  const { results } = await database
    .prepare(
      `SELECT s.domain, w.idempotency_key AS "key" FROM inventory_writes w JOIN shops s ON s.id = w.shop_id
      WHERE w.${OPEN} AND w.updated_at < ? AND s.uninstalled_at IS NULL
        AND NOT EXISTS (SELECT 1 FROM waiting_jobs j WHERE j.shop_id = w.shop_id AND j.kind = 'write-inventory')
      ORDER BY w.updated_at LIMIT 100`,
    )
    .bind(before)
    .all<{ domain: string; key: string }>();
  return results;
}

/** Shops with a write that has waited since before then, and for how long (ms) the oldest. One statement. */
export async function listLateWrites(database: D1Database, before: number, now: number) {
  const { results } = await database
    .prepare(
      `SELECT s.domain AS shop, ?2 - MIN(w.created_at) AS lag
      FROM inventory_writes w INDEXED BY inventory_writes_open JOIN shops s ON s.id = w.shop_id
      WHERE w.${OPEN} AND w.created_at <= ?1 GROUP BY s.id`,
    )
    .bind(before, now)
    .all<{ shop: string; lag: number }>();
  return results;
}

/** A write of more items than this is told by their number. */
const FEW = 3;

/** SQL: what each change of a write of few is of. */
const NAMED_CHANGES = `(SELECT json_group_array(json_object('item', f.value->>'item', 'delta', f.value->>'delta', 'variantId', v.id,
          'productTitle', p.title, 'variantTitle', v.title))
        FROM json_each(iif(json_array_length(w.changes) <= ${FEW}, w.changes, '[]')) f
        LEFT JOIN variants v ON v.shop_id = w.shop_id AND v.inventory_item_id = CAST(f.value->>'item' AS INTEGER)
          AND v.deleted_at IS NULL
        LEFT JOIN products p ON p.shop_id = v.shop_id AND p.shopify_id = v.product_id)`;

/** Those that wait for a person, and those under way, the oldest first; `named` where they are of few items. One statement. */
export async function listUnsettledWrites(database: D1Database, shop: { id: number }, limit: number) {
  const { results } = await database
    .prepare(
      `SELECT ${COLUMNS}, ${NAMED_CHANGES} AS named FROM inventory_writes w
      WHERE shop_id = ? AND state IN ('queued', 'sending', 'uncertain') ORDER BY id LIMIT +?`,
    )
    .bind(shop.id, limit)
    .all<Omit<KeptWrite, "changes"> & { changes: string; named: string }>();
  return results.map((row): KeptWrite & { named: NamedChange[] } => ({ ...keptOf(row), named: JSON.parse(row.named) }));
}
