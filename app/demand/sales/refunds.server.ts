import { type Deletion, FACTS_OF_LIVE_SHOPS } from "../../facts/version-sql";

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

/** One statement. The order may be unknown yet: both meet when its lines come. */
export const refundLinesTold = (database: D1Database, facts: RefundLineFact[]) =>
  database
    .prepare(
      `INSERT INTO refund_lines (shop_id, line_id, refund_line_id, order_id, quantity, restocked, location_id, created_at)
      SELECT s.id, CAST(f.value->>2 AS INTEGER), CAST(f.value->>3 AS INTEGER), CAST(f.value->>4 AS INTEGER), f.value->>5,
        f.value->>6, COALESCE(c.id, 0), f.value->>8
      FROM ${FACTS_OF_LIVE_SHOPS}
      LEFT JOIN locations c ON c.shop_id = s.id AND c.shopify_id = CAST(f.value->>7 AS INTEGER) WHERE true
      ON CONFLICT DO NOTHING`,
    )
    .bind(
      JSON.stringify(
        facts.map((r) => [
          ...[r.shopId, r.triggeredAt, r.lineId, r.id, r.orderId, r.quantity, Number(r.restocked), r.locationId],
          r.createdAt,
        ]),
      ),
    );

/** One statement. */
export const ordersDeleted = (database: D1Database, facts: OrderDeletion[]) =>
  database
    .prepare(
      `INSERT INTO deleted_orders (shop_id, order_id, deleted_at)
      SELECT s.id, CAST(f.value->>2 AS INTEGER), f.value->>1 FROM ${FACTS_OF_LIVE_SHOPS} WHERE true
      ON CONFLICT (shop_id, order_id) DO UPDATE SET deleted_at = excluded.deleted_at
      WHERE excluded.deleted_at > deleted_orders.deleted_at`,
    )
    .bind(JSON.stringify(facts.map((gone) => [gone.shopId, gone.triggeredAt, gone.orderId])));
