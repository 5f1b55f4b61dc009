import { cells } from "../../sql/cells-sql";
import { FIRST_OF_LINE, UPDATED_AT } from "./line-version-sql";
import { refunded, WAS_DELETED } from "./net-units-sql";
import type { LineFact } from "./sales.server";

const { json, cell } = cells({
  lineId: "id",
  variantId: "id",
  updatedAt: "value",
  quantity: "value",
  currentQuantity: "value",
  cancelled: "value",
  test: "value",
  day: "value",
  channel: "value",
  tags: "json",
});

/**
 * Which of these lines we do not know, or know otherwise or in an older version; by their index in the list. One that
 * names no variant and last changed before the installation is none. One statement.
 */
export async function listNewsOfLines(database: D1Database, shopId: number, facts: LineFact[]): Promise<Set<number>> {
  const { results } = await database
    .prepare(
      `SELECT f.key AS "index" FROM json_each(?2) f
      LEFT JOIN order_lines l ON l.shop_id = ?1 AND l.line_id = ${cell.lineId}
      ${FIRST_OF_LINE}
      WHERE iif(l.shop_id IS NULL,
        ${cell.variantId} IS NOT NULL OR ${cell.updatedAt} >= (SELECT installed_at FROM shops WHERE id = ?1), ${UPDATED_AT} < ${cell.updatedAt}
        OR (${UPDATED_AT} = ${cell.updatedAt} AND (l.quantity, l.current_quantity, l.cancelled, l.test, l.day)
          IS NOT (${cell.quantity}, ${cell.currentQuantity}, ${cell.cancelled}, ${cell.test}, ${cell.day}))
        OR (${UPDATED_AT} = ${cell.updatedAt} AND ${cell.channel} IS NOT NULL AND (l.channel IS NULL OR l.tags IS NOT NULLIF(${cell.tags}, '[]'))))`,
    )
    .bind(shopId, json(facts))
    .all<{ index: number }>();
  return new Set(results.map(({ index }) => index));
}

/**
 * Those of these orders of which more is gone than refunds took that are known: they were edited, or a refund was never
 * heard of. One statement.
 */
export async function listRefundsUnheard(database: D1Database, shopId: number, orders: string[]): Promise<string[]> {
  const { results } = await database
    .prepare(
      `SELECT DISTINCT CAST(l.order_id AS TEXT) AS orderId FROM json_each(?2) f
      CROSS JOIN order_lines l INDEXED BY order_lines_order ON l.shop_id = ?1 AND l.order_id = CAST(f.value AS INTEGER)
      WHERE l.quantity - l.current_quantity > ${refunded()}`,
    )
    .bind(shopId, JSON.stringify(orders))
    .all<{ orderId: string }>();
  return results.map(({ orderId }) => orderId);
}

/** The next orders of which we count lines, the newest first, processed since `since` (epoch ms). One statement. */
export async function listOrdersBefore(
  database: D1Database,
  shopId: number,
  before: string,
  since: number,
  limit: number,
): Promise<{ orderId: string; isWithin: boolean }[]> {
  const { results } = await database
    .prepare(
      `SELECT CAST(order_id AS TEXT) AS orderId, MAX(processed_at) >= ?3 AS isWithin
      FROM order_lines l INDEXED BY order_lines_order WHERE shop_id = ?1 AND order_id < CAST(?2 AS INTEGER)
        AND NOT EXISTS (SELECT 1 FROM deleted_orders d WHERE ${WAS_DELETED})
      GROUP BY order_id ORDER BY order_id DESC LIMIT ?4`,
    )
    .bind(shopId, before, since, limit)
    .all<{ orderId: string; isWithin: number }>();
  return results.map(({ orderId, isWithin }) => ({ orderId, isWithin: Boolean(isWithin) }));
}
