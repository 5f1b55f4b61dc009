import { type Cursor, type Key, type Paged, pageOf } from "../../lists/keyset";
import type { Order } from "./order";
import type { State } from "./purchase-order";

/** An order without its lines. */
export type IndexedOrder = Pick<
  Order,
  | "id"
  | "number"
  | "state"
  | "supplierId"
  | "locationId"
  | "currency"
  | "expectedDay"
  | "nextDay"
  | "orderedDay"
  | "lineCount"
  | "unitsOrdered"
  | "unitsReceived"
  | "unitsOpen"
  | "linesAmount"
  | "createdAt"
>;

/** The newest first; of one state or supplier where that is said. One statement. */
export async function listOrderIndex(
  database: D1Database,
  shop: { id: number },
  wanted: { state?: State | undefined; supplierId?: number | undefined },
  cursor: Cursor,
  size: number,
): Promise<Paged<IndexedOrder>> {
  const before = cursor.side === "start" ? Number.MAX_SAFE_INTEGER : cursor.key[1];
  const { results } = await database
    .prepare(
      `SELECT id, number, state AS "state", supplier_id AS supplierId, location_id AS locationId, currency,
        expected_day AS expectedDay, next_day AS nextDay, ordered_day AS orderedDay, line_count AS lineCount, units_ordered AS unitsOrdered,
        units_received AS unitsReceived, units_open AS unitsOpen, lines_amount AS linesAmount, created_at AS createdAt
      FROM purchase_orders WHERE shop_id = ?1 AND id < ?2 AND (?3 IS NULL OR state = ?3) AND (?4 IS NULL OR supplier_id = ?4)
      ORDER BY id DESC LIMIT +?5`,
    )
    .bind(shop.id, before, wanted.state ?? null, wanted.supplierId ?? null, size + 1)
    .all<IndexedOrder>();
  return pageOf(results, cursor, size, ({ id }): Key => [id, id]);
}
