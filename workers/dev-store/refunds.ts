import * as z from "zod";
import { refundBody } from "./bodies/order";
import { listLines } from "./order-rows";
import { emitOrder, moveLine, requireOrder, touchOrder, unshippedOf } from "./orders";
import { Refusal } from "./refusal";
import type { LineRow, OrderRow, RefundRow } from "./rows";
import type { Store } from "./store";

export const RefundRequest = z.object({
  lines: z
    .array(
      z.object({
        lineId: z.number().int(),
        quantity: z.number().int().positive(),
        restock: z.enum(["return", "cancel", "no_restock"]).default("return"),
        locationId: z.number().int().optional(),
      }),
    )
    .min(1),
});
type RefundRequest = z.infer<typeof RefundRequest>;

/** `cancel` gives back units that were never shipped, `return` units that came back, `no_restock` none. */
export function refundOrder(store: Store, orderId: number, request: RefundRequest): RefundRow {
  const order = requireOrder(store, orderId);
  const lines = new Map(listLines(store, orderId).map((line) => [line.id, line]));
  const refunded = request.lines.map((asked) => ({ ...asked, line: refundableLine(order, lines, asked) }));
  const refund: RefundRow = { id: store.nextId("Refund"), order_id: orderId, created_at: store.changeTime() };
  store.database.insert("refunds", refund);
  for (const { line, quantity, restock, locationId } of refunded) {
    const place = restock === "no_restock" ? null : (locationId ?? line.location_id);
    store.database.insert("refund_lines", {
      id: store.nextId("RefundLineItem"),
      refund_id: refund.id,
      line_id: line.id,
      quantity,
      restock,
      location_id: place,
    });
    const unshipped = Math.min(quantity, unshippedOf(store, line));
    store.database.run("update lines set current_quantity = current_quantity - ? where id = ?", quantity, line.id);
    moveLine(store, line, { committed: -unshipped }, "refunded");
    if (place !== null) moveLine(store, line, { available: quantity }, "refunded", place);
  }
  const touched = touchOrder(store, order);
  store.record("order_refunded", {
    orderId,
    refundId: refund.id,
    createdAt: refund.created_at,
    updatedAt: touched.updated_at,
    lines: request.lines,
  });
  store.emit("REFUNDS_CREATE", () => refundBody(store, refund));
  emitOrder(store, "ORDERS_UPDATED", touched);
  return refund;
}

function refundableLine(order: OrderRow, lines: Map<number, LineRow>, asked: RefundRequest["lines"][number]): LineRow {
  const line = lines.get(asked.lineId);
  if (!line) throw new Refusal(`${order.name} has no line ${asked.lineId}`);
  if (asked.quantity > line.current_quantity)
    throw new Refusal(`only ${line.current_quantity} of line ${line.id} are left to refund`);
  return line;
}
