import type { FulfillmentLineRow, FulfillmentRow, LineRow, OrderRow, RefundLineRow, RefundRow } from "./rows";
import type { Store } from "./store";

export function findOrder(store: Store, id: number): OrderRow | undefined {
  return store.database.find<OrderRow>("select * from orders where id = ?", id);
}

export function listLines(store: Store, orderId: number): LineRow[] {
  return store.database.all<LineRow>("select * from lines where order_id = ? order by id", orderId);
}

export function listRefunds(store: Store, orderId: number): RefundRow[] {
  return store.database.all<RefundRow>("select * from refunds where order_id = ? order by id", orderId);
}

export function listRefundLines(store: Store, refundId: number): RefundLineRow[] {
  return store.database.all<RefundLineRow>("select * from refund_lines where refund_id = ? order by id", refundId);
}

export function listFulfillments(store: Store, orderId: number): FulfillmentRow[] {
  return store.database.all<FulfillmentRow>("select * from fulfillments where order_id = ? order by id", orderId);
}

export function findFulfillment(store: Store, id: number): FulfillmentRow | undefined {
  return store.database.find<FulfillmentRow>("select * from fulfillments where id = ?", id);
}

export function listFulfillmentLines(store: Store, fulfillmentId: number): FulfillmentLineRow[] {
  return store.database.all<FulfillmentLineRow>(
    "select * from fulfillment_lines where fulfillment_id = ? order by id",
    fulfillmentId,
  );
}

const SHIPS = "f.status in ('success', 'open')";

/** Units of a line that have left, from wherever. */
export function shippedOf(store: Store, lineId: number): number {
  return store.database.one<{ n: number }>(
    `select coalesce(sum(s.quantity), 0) n from fulfillment_lines s
     join fulfillments f on f.id = s.fulfillment_id where s.line_id = ? and ${SHIPS}`,
    lineId,
  ).n;
}

export function isPartlyShipped(store: Store, orderId: number): boolean {
  return store.database.find(`select 1 from fulfillments f where f.order_id = ? and ${SHIPS}`, orderId) !== undefined;
}
