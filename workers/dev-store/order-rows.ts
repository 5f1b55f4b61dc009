import type { LineRow, OrderRow, RefundLineRow, RefundRow } from "./rows";
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
