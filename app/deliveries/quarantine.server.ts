import { cells } from "../sql/cells-sql";
import type { Chosen, KeptDelivery, Quarantined } from "./quarantine";

const MOST_A_SHOP = 1000;

const { json, cell } = cells({
  shop: "value",
  topic: "value",
  webhookId: "value",
  size: "value",
  sha256: "value",
  reason: "value",
  message: "value",
  receivedAt: "value",
});

/** Keeps them for a person to look at, at most 1,000 a shop; the same delivery once. One statement. */
export const quarantined = (database: D1Database, deliveries: Quarantined[]) =>
  database
    .prepare(
      `INSERT INTO quarantine (shop_id, topic, webhook_id, size, sha256, reason, message, received_at)
      WITH room AS MATERIALIZED (
        SELECT id, domain, ${MOST_A_SHOP} - (SELECT COUNT(*) FROM quarantine q WHERE q.shop_id = s.id) AS room
        FROM shops s WHERE domain IN (SELECT ${cell.shop} FROM json_each(?1) f)
      ), told AS (
        SELECT r.id, f.value, r.room, ROW_NUMBER() OVER (PARTITION BY r.id ORDER BY f.key) AS turn
        FROM json_each(?1) f JOIN room r ON r.domain = ${cell.shop}
      )
      SELECT id, ${cell.topic}, ${cell.webhookId}, ${cell.size}, ${cell.sha256}, ${cell.reason}, ${cell.message}, ${cell.receivedAt} FROM told f WHERE f.turn <= f.room
      ON CONFLICT DO NOTHING`,
    )
    .bind(json(deliveries));

const COLUMNS = `id, topic, webhook_id AS webhookId, size, sha256, reason, message, received_at AS receivedAt`;

/** The newest first, before that id where one is given. One statement. */
export async function listQuarantined(
  database: D1Database,
  shop: { id: number },
  { before, limit }: { before: number | null; limit: number },
): Promise<KeptDelivery[]> {
  const { results } = await database
    .prepare(`SELECT ${COLUMNS} FROM quarantine WHERE shop_id = ?1 AND id < ?2 ORDER BY id DESC LIMIT +?3`)
    .bind(shop.id, before ?? Number.MAX_SAFE_INTEGER, limit)
    .all<KeptDelivery>();
  return results;
}

/** How many of each topic. One statement. */
export async function countQuarantined(database: D1Database, shop: { id: number }) {
  const { results } = await database
    .prepare("SELECT topic, COUNT(*) AS count FROM quarantine WHERE shop_id = ? GROUP BY topic ORDER BY topic")
    .bind(shop.id)
    .all<{ topic: string; count: number }>();
  return results;
}

const CHOSEN = "shop_id = ?1 AND (id = ?2 OR topic = ?3)";

const bound = (shop: { id: number }, chosen: Chosen) => [
  ...[shop.id, "id" in chosen ? chosen.id : null, "topic" in chosen ? chosen.topic : null],
];

export async function listChosen(database: D1Database, shop: { id: number }, chosen: Chosen, limit: number) {
  const { results } = await database
    .prepare(`SELECT ${COLUMNS} FROM quarantine WHERE ${CHOSEN} ORDER BY id LIMIT +?4`)
    .bind(...bound(shop, chosen), limit)
    .all<KeptDelivery>();
  return results;
}

/** Deletes them for good; answers how many. One statement. */
export async function dropQuarantined(database: D1Database, shop: { id: number }, chosen: Chosen): Promise<number> {
  const { meta } = await database
    .prepare(`DELETE FROM quarantine WHERE ${CHOSEN}`)
    .bind(...bound(shop, chosen))
    .run();
  return meta.changes;
}

/** Deletes those that are on their way again. One statement. */
export const readmitted = (database: D1Database, shop: { id: number }, ids: number[]) =>
  database
    .prepare("DELETE FROM quarantine WHERE shop_id = ?1 AND id IN (SELECT value FROM json_each(?2))")
    .bind(shop.id, JSON.stringify(ids));
