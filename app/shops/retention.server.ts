import { DAY } from "../days/iso-day";
import { CLOCKS_DIFFER } from "../facts/clocks";
import { NO_VARIANT } from "../sql/zeros";

/** What is kept for a number of days only, and how a row of it is known. ?1 is the time before which it goes, ?2 how many at once. */
interface Kept {
  days: number;
  /** Deletes at most ?2 rows. */
  statement: string;
}

const some = (table: string, key: string, old: string) =>
  `DELETE FROM ${table} WHERE (${key}) IN (SELECT ${key} FROM ${table} WHERE ${old} LIMIT ?2)`;

/** The lines and refunds that a deleted order's tombstone keeps from counting go before it. */
const ofDeletedOrders = (table: "order_lines" | "refund_lines", key: string) =>
  `DELETE FROM ${table} WHERE (${key}) IN (
    SELECT ${key.replace(/\w+/g, "t.$&")} FROM deleted_orders d
    CROSS JOIN order_lines l INDEXED BY order_lines_order ON l.shop_id = d.shop_id AND l.order_id = d.order_id AND l.triggered_at <= d.deleted_at + ${CLOCKS_DIFFER}
    CROSS JOIN ${table} t ON t.shop_id = l.shop_id AND t.line_id = l.line_id
    WHERE d.deleted_at < ?1 LIMIT ?2)`;

/** What dispatches of events that are kept no longer have left. */
const ofOldEvents = (table: "attempts" | "dispatch_bodies" | "dispatches", key: string, and = "") =>
  `DELETE FROM ${table} WHERE (${key}) IN (
    SELECT ${key.replace(/\w+/g, "t.$&")} FROM events e INDEXED BY events_age
    CROSS JOIN dispatches d INDEXED BY dispatches_newest ON d.shop_id = e.shop_id AND d.sequence = e.sequence
    CROSS JOIN ${table} t ON t.shop_id = d.shop_id AND t.endpoint_id = d.endpoint_id AND t.sequence = d.sequence
    WHERE e.at < ?1 ${and} LIMIT ?2)`;

/** SQL: nothing of a table is of the dispatch `t`. */
const without = (table: string) =>
  `AND NOT EXISTS (SELECT 1 FROM ${table} x WHERE x.shop_id = t.shop_id AND x.endpoint_id = t.endpoint_id AND x.sequence = t.sequence)`;

/**
 * In the order in which they go. Of the catalogue's tombstones variants and locations stay, as does a product that still
 * has variants: old sales, movements and alerts are told by their names.
 */
const KEPT: Kept[] = [
  { days: 1, statement: some("askings", "shop_id, work", "rests_until < ?1") },
  { days: 1, statement: some("api_answers", "shop_id, api_key_id, idempotency_key", "created_at < ?1") },
  { days: 30, statement: some("api_keys", "id", "revoked_at < ?1") },
  { days: 14, statement: some("quarantine", "id", "received_at < ?1") },
  { days: 14, statement: some("delivery_counts", "shop_id, day, topic, outcome", `day < ?1 / ${DAY}`) },
  {
    days: 30,
    statement: some("drifts", "shop_id, reconciliation_id, inventory_item_id, location_id", "found_at < ?1"),
  },
  { days: 30, statement: some("reconciliations", "id", "started_at < ?1") },
  // With the events that they tell of, before those go.
  { days: 30, statement: ofOldEvents("attempts", "id") },
  { days: 30, statement: ofOldEvents("dispatch_bodies", "shop_id, endpoint_id, sequence") },
  {
    days: 30,
    statement: ofOldEvents(
      "dispatches",
      "shop_id, endpoint_id, sequence",
      `${without("attempts")} ${without("dispatch_bodies")}`,
    ),
  },
  // But for the newest of each shop: the next one's sequence goes on from it.
  {
    days: 30,
    statement: some(
      "events",
      "id",
      `at < ?1 AND sequence < (SELECT MAX(n.sequence) FROM events n WHERE n.shop_id = events.shop_id)
        AND NOT EXISTS (SELECT 1 FROM dispatches d WHERE d.shop_id = events.shop_id AND d.sequence = events.sequence)`,
    ),
  },
  { days: 30, statement: some("mails", "id", "created_at < ?1") },
  { days: 30, statement: some("shopify_orders", "id", "gone_at < ?1") },
  // Those without an answer stay until a person has decided. So does what was refused of a receipt, a transfer or a count, as long as
  // that stands: whoever takes it back has to know that nothing of it was ever made.
  {
    days: 30,
    statement: some(
      "inventory_writes",
      "id",
      "state IN ('confirmed', 'refused') AND updated_at < ?1 AND (state = 'confirmed' OR reference IS NULL)",
    ),
  },
  // Days in stock go with their level: nothing else leads to them.
  {
    days: 30,
    statement: `DELETE FROM level_days WHERE (shop_id, inventory_item_id, location_id, day) IN (
      SELECT d.shop_id, d.inventory_item_id, d.location_id, d.day FROM levels l
      CROSS JOIN level_days d ON d.shop_id = l.shop_id AND d.inventory_item_id = l.inventory_item_id AND d.location_id = l.location_id
      WHERE l.deleted_at < ?1 LIMIT ?2)`,
  },
  {
    days: 30,
    statement: some(
      "levels",
      "shop_id, inventory_item_id, location_id",
      `deleted_at < ?1 AND NOT EXISTS (SELECT 1 FROM level_days d WHERE d.shop_id = levels.shop_id
        AND d.inventory_item_id = levels.inventory_item_id AND d.location_id = levels.location_id)`,
    ),
  },
  { days: 30, statement: some("inventory_items", "shop_id, shopify_id", "deleted_at < ?1") },
  {
    days: 30,
    statement: some(
      "products",
      "shop_id, shopify_id",
      "deleted_at < ?1 AND NOT EXISTS (SELECT 1 FROM variants v WHERE v.shop_id = products.shop_id AND v.product_id = products.shopify_id)",
    ),
  },
  { days: 30, statement: ofDeletedOrders("refund_lines", "shop_id, line_id, refund_line_id") },
  { days: 30, statement: ofDeletedOrders("order_lines", "shop_id, line_id") },
  {
    days: 30,
    statement: some(
      "deleted_orders",
      "shop_id, order_id",
      `deleted_at < ?1 AND NOT EXISTS (SELECT 1 FROM order_lines l INDEXED BY order_lines_order WHERE l.shop_id = deleted_orders.shop_id
        AND l.order_id = deleted_orders.order_id AND l.triggered_at <= deleted_orders.deleted_at + ${CLOCKS_DIFFER})`,
    ),
  },
  // Lines of which no body has named a variant: none that is so late will.
  {
    days: 30,
    statement: `DELETE FROM order_lines WHERE (shop_id, line_id) IN (
      SELECT l.shop_id, l.line_id FROM shops s
      CROSS JOIN order_lines l INDEXED BY order_lines_day ON l.shop_id = s.id AND l.variant_id = ${NO_VARIANT}
      WHERE l.triggered_at < ?1 LIMIT ?2)`,
  },
  // Refunds of which no line ever came; the others go with their lines.
  {
    days: 400,
    statement: some(
      "refund_lines",
      "shop_id, line_id, refund_line_id",
      "created_at < ?1 AND NOT EXISTS (SELECT 1 FROM order_lines l WHERE l.shop_id = refund_lines.shop_id AND l.line_id = refund_lines.line_id)",
    ),
  },
];

/** Deletes what is kept no longer, at most `limit` rows of each kind; answers whether there is more. One batch. */
export async function forgetOldRows(database: D1Database, now: number, limit: number): Promise<"more" | "done"> {
  const deleted = await database.batch(
    KEPT.map(({ days, statement }) => database.prepare(statement).bind(now - days * DAY, limit)),
  );
  return deleted.some(({ meta }) => meta.changes >= limit) ? "more" : "done";
}
