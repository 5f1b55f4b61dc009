import { recountAsked } from "../../jobs/recount.server";
import { SOLD_UNITS } from "../sales/net-units-sql";
import { DRAFTS } from "./order-source";
import type { OrdersLeftOut } from "./orders-left-out";
import { keptText, leftOutOf } from "./orders-left-out-kept";

export async function findOrdersLeftOut(database: D1Database, shop: { id: number }): Promise<OrdersLeftOut> {
  const text = await database
    .prepare("SELECT orders_left_out AS text FROM shop_settings WHERE shop_id = ?")
    .bind(shop.id)
    .first<string | null>("text");
  return leftOutOf(text ?? null);
}

/** Answers whether it is news: then all days of sales are to be counted anew, and the caller sends that job's message. */
export async function saveOrdersLeftOut(
  database: D1Database,
  shop: { id: number },
  leftOut: OrdersLeftOut,
  now: number,
) {
  const text = keptText(leftOut);
  if (text === keptText(await findOrdersLeftOut(database, shop))) return false;
  await database.batch([
    database
      .prepare(
        `INSERT INTO shop_settings (shop_id, orders_left_out, updated_at) VALUES (?1, ?2, ?3)
        ON CONFLICT (shop_id) DO UPDATE SET orders_left_out = ?2, updated_at = ?3`,
      )
      .bind(shop.id, text, now),
    ...recountAsked(database, shop.id),
  ]);
  return true;
}

const MOST_CHANNELS = 50;

/**
 * Where orders came from, and whether there are lines of which nobody has told it yet. Leaps from channel to channel in
 * the index of those beside "web".
 */
export async function listChannels(database: D1Database, shop: { id: number }) {
  const next = (after: string) => `(SELECT channel FROM order_lines l INDEXED BY order_lines_channel
      WHERE l.shop_id = ?1 AND l.channel IS NOT 'web' AND l.channel ${after} ORDER BY l.channel LIMIT 1)`;
  const { results } = await database
    .prepare(
      `WITH RECURSIVE found (channel) AS (
        SELECT ${next(">= ''")} UNION ALL SELECT ${next("> found.channel")} FROM found WHERE found.channel IS NOT NULL LIMIT ${MOST_CHANNELS}
      ) SELECT channel FROM found WHERE channel IS NOT NULL
      UNION ALL SELECT * FROM (
        SELECT l.channel FROM order_lines l INDEXED BY order_lines_channel
        WHERE l.shop_id = ?1 AND l.channel IS NOT 'web' AND l.channel IS NULL LIMIT 1)`,
    )
    .bind(shop.id)
    .all<{ channel: string | null }>();
  const channels = results.map(({ channel }) => channel);
  const found = new Set(["web", "pos", ...channels.filter((channel) => channel !== null)]);
  found.delete(DRAFTS);
  return { channels: [...found], hasUntold: channels.includes(null) };
}

/** Units of a variant on these days that count as no demand, by the shop's settings. */
export async function findUnitsLeftOut(
  database: D1Database,
  shop: { id: number },
  variantId: number,
  [from, to]: [from: number, to: number],
): Promise<number> {
  const units = await database
    .prepare(
      `SELECT COALESCE(SUM(${SOLD_UNITS}), 0) AS units FROM order_lines l INDEXED BY order_lines_left_out
      WHERE l.shop_id = ?1 AND l.variant_id = ?2 AND l.day BETWEEN ?3 AND ?4 AND l.left_out`,
    )
    .bind(shop.id, variantId, from, to)
    .first<number>("units");
  return units ?? 0;
}
