import { DELETION, type Deletion, FACTS_OF_LIVE_SHOPS } from "../../facts/version-sql";
import { cells } from "../../sql/cells-sql";
import { UNASSIGNED } from "../../sql/zeros";
import { FIRST_OF_LINE, STANDS_LATER } from "./line-version-sql";

/** A line of a refund. Shopify never changes one, so that it has no version. */
export interface RefundLineFact extends Deletion {
  id: string;
  orderId: string;
  lineId: string;
  quantity: number;
  /** Put back into stock. */
  restocked: boolean;
  /** Null where Shopify does not say where. */
  locationId: string | null;
  createdAt: number;
}

/** An order that Shopify deleted: it counts nothing. */
export interface OrderDeletion extends Deletion {
  orderId: string;
}

const LINE = cells({
  ...DELETION,
  lineId: "id",
  id: "id",
  orderId: "id",
  quantity: "value",
  restocked: "value",
  locationId: "id",
  createdAt: "value",
});
const ORDER = cells({ ...DELETION, orderId: "id" });

/** One statement. The order may be unknown yet: both meet when its lines come. */
export const refundLinesTold = (database: D1Database, facts: RefundLineFact[]) =>
  database
    .prepare(
      `INSERT INTO refund_lines (shop_id, line_id, refund_line_id, order_id, quantity, restocked, location_id, created_at)
      SELECT s.id, ${LINE.cell.lineId}, ${LINE.cell.id}, ${LINE.cell.orderId}, ${LINE.cell.quantity},
        ${LINE.cell.restocked}, COALESCE(c.id, ${UNASSIGNED}), ${LINE.cell.createdAt}
      FROM ${FACTS_OF_LIVE_SHOPS}
      LEFT JOIN locations c ON c.shop_id = s.id AND c.shopify_id = ${LINE.cell.locationId} WHERE true
      ON CONFLICT DO NOTHING`,
    )
    .bind(LINE.json(facts));

/** To stand before the deletion, which is held against the version of each line: each is written with its own. One statement. */
export const linesToldOneByOne = (database: D1Database, facts: OrderDeletion[]) =>
  database
    .prepare(
      `UPDATE order_lines SET (updated_at, triggered_at) = (SELECT k.stands_updated_at, k.stands_triggered_at FROM order_lines k
        WHERE k.shop_id = order_lines.shop_id AND k.line_id = order_lines.first_line_id)
      WHERE (shop_id, line_id) IN (SELECT l.shop_id, l.line_id FROM ${FACTS_OF_LIVE_SHOPS}
        CROSS JOIN order_lines l INDEXED BY order_lines_order ON l.shop_id = s.id AND l.order_id = ${ORDER.cell.orderId}
        ${FIRST_OF_LINE} WHERE ${STANDS_LATER})`,
    )
    .bind(ORDER.json(facts));

/** One statement. */
export const ordersDeleted = (database: D1Database, facts: OrderDeletion[]) =>
  database
    .prepare(
      `INSERT INTO deleted_orders (shop_id, order_id, deleted_at)
      SELECT s.id, ${ORDER.cell.orderId}, ${ORDER.cell.triggeredAt} FROM ${FACTS_OF_LIVE_SHOPS} WHERE true
      ON CONFLICT (shop_id, order_id) DO UPDATE SET deleted_at = excluded.deleted_at
      WHERE excluded.deleted_at > deleted_orders.deleted_at`,
    )
    .bind(ORDER.json(facts));
