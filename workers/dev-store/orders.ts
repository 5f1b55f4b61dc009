import { z } from "zod";
import { orderBody } from "./bodies/order";
import { findOrder, listLines } from "./order-rows";
import { Refusal } from "./refusal";
import type { LevelRow, LineRow, OrderRow, VariantRow } from "./rows";
import { changeLevel, findLevel } from "./stock";
import type { Store } from "./store";
import type { Topic } from "./topics";

export const OrderPlacement = z.object({
  lines: z.array(z.object({ variantId: z.number().int(), quantity: z.number().int().positive() })).min(1),
  channel: z.enum(["online", "pos"]).default("online"),
  /** Required at the point of sale; online it names the location that will ship. */
  locationId: z.number().int().optional(),
  test: z.boolean().default(false),
  /** As staff may: sell what is not there. */
  oversell: z.boolean().default(false),
  /** A past sale; the order is still created now. */
  processedAt: z.number().int().optional(),
});
export type OrderPlacement = z.infer<typeof OrderPlacement>;

/** Online the units are committed until shipped; over the counter they leave at once. */
export function placeOrder(store: Store, placement: OrderPlacement): OrderRow {
  const pos = placement.channel === "pos";
  if (pos && placement.locationId === undefined) throw new Refusal("a point-of-sale order needs a locationId");
  const chosen = placement.lines.map((line) => ({ ...line, ...chooseStock(store, line, placement) }));
  const now = store.changeTime();
  const id = store.nextId("Order");
  const order: OrderRow = {
    id,
    name: `#${store.nextId("OrderName")}`,
    channel: placement.channel,
    location_id: pos ? (placement.locationId ?? null) : null,
    test: placement.test ? 1 : 0,
    processed_at: placement.processedAt ?? now,
    created_at: now,
    updated_at: now,
    cancelled_at: null,
    fulfillment_id: pos ? store.nextId("Fulfillment") : null,
    fulfillment_location_id: pos ? (placement.locationId ?? null) : null,
    fulfilled_at: pos ? now : null,
  };
  store.database.insert("orders", order);
  for (const { variant, level, quantity } of chosen)
    store.database.insert("lines", {
      id: store.nextId("LineItem"),
      order_id: id,
      variant_id: variant.id,
      product_id: variant.product_id,
      title: lineTitle(store, variant),
      sku: variant.sku,
      price: variant.price,
      quantity,
      current_quantity: quantity,
      location_id: level?.location_id ?? null,
    });
  recordOrder(store, "order_placed", order);
  emitOrder(store, "ORDERS_CREATE", order);
  // Read again line by line: two lines may take from one level.
  for (const { variant, level, quantity } of chosen)
    takeUnits(store, variant, level, pos ? { available: -quantity } : { available: -quantity, committed: quantity });
  return order;
}

export function fulfillOrder(store: Store, orderId: number): OrderRow {
  const order = requireOpenOrder(store, orderId);
  if (order.fulfilled_at !== null) throw new Refusal(`${order.name} is fulfilled already`);
  const lines = listLines(store, orderId);
  const fulfilled = touchOrder(store, {
    ...order,
    fulfillment_id: store.nextId("Fulfillment"),
    fulfillment_location_id: lines[0]?.location_id ?? null,
    fulfilled_at: store.changeTime(),
  });
  for (const line of lines) moveLine(store, line, { committed: -line.current_quantity }, "fulfilled");
  recordOrder(store, "order_fulfilled", fulfilled);
  emitOrder(store, "ORDERS_FULFILLED", fulfilled);
  emitOrder(store, "ORDERS_UPDATED", fulfilled);
  return fulfilled;
}

export const OrderCancellation = z.object({ restock: z.boolean().default(true) });

/** The lines keep their quantities, as Shopify's documented `orders/cancelled` body shows them. */
export function cancelOrder(store: Store, orderId: number, { restock }: z.infer<typeof OrderCancellation>): OrderRow {
  const order = requireOpenOrder(store, orderId);
  const cancelled = touchOrder(store, { ...order, cancelled_at: store.changeTime() });
  for (const line of listLines(store, orderId)) {
    const back = restock ? line.current_quantity : 0;
    const committed = order.fulfilled_at === null ? -line.current_quantity : 0;
    moveLine(store, line, { available: back, committed }, "cancelled");
  }
  recordOrder(store, "order_cancelled", cancelled);
  emitOrder(store, "ORDERS_CANCELLED", cancelled);
  emitOrder(store, "ORDERS_UPDATED", cancelled);
  return cancelled;
}

export const OrderEdit = z.object({ lineId: z.number().int(), quantity: z.number().int().min(0) });

/** An edit to fewer lowers only `current_quantity`; to more raises both. */
export function editOrder(store: Store, orderId: number, edit: z.infer<typeof OrderEdit>): OrderRow {
  const order = requireOpenOrder(store, orderId);
  const line = listLines(store, orderId).find((candidate) => candidate.id === edit.lineId);
  if (!line) throw new Refusal(`${order.name} has no line ${edit.lineId}`);
  const delta = edit.quantity - line.current_quantity;
  store.database.run(
    "update lines set current_quantity = ?, quantity = quantity + ? where id = ?",
    edit.quantity,
    Math.max(delta, 0),
    line.id,
  );
  const edited = touchOrder(store, order);
  moveLine(store, line, { available: -delta, committed: order.fulfilled_at === null ? delta : 0 }, "edited");
  recordOrder(store, "order_edited", edited);
  emitOrder(store, "ORDERS_UPDATED", edited);
  return edited;
}

export function deleteOrder(store: Store, orderId: number): void {
  const order = requireOrder(store, orderId);
  store.database.run(
    "delete from refund_lines where refund_id in (select id from refunds where order_id = ?)",
    orderId,
  );
  for (const table of ["refunds", "lines"]) store.database.run(`delete from ${table} where order_id = ?`, orderId);
  store.database.run("delete from orders where id = ?", orderId);
  store.record("order_deleted", { orderId, name: order.name });
  store.emit("ORDERS_DELETE", () => ({ id: orderId }));
}

export function requireOrder(store: Store, id: number): OrderRow {
  const order = findOrder(store, id);
  if (!order) throw new Refusal(`no order ${id}`);
  return order;
}

export function touchOrder(store: Store, order: OrderRow): OrderRow {
  const touched = { ...order, updated_at: store.changeTime() };
  store.database.run(
    `update orders set updated_at = ?, cancelled_at = ?, fulfillment_id = ?, fulfillment_location_id = ?, fulfilled_at = ?
     where id = ?`,
    touched.updated_at,
    touched.cancelled_at,
    touched.fulfillment_id,
    touched.fulfillment_location_id,
    touched.fulfilled_at,
    order.id,
  );
  return touched;
}

export function emitOrder(store: Store, topic: Topic, order: OrderRow): void {
  store.emit(topic, () => orderBody(store, order));
}

/** Moves the units of a line at the place they were taken from; where the item is not, or no more, stocked nothing moves. */
export function moveLine(
  store: Store,
  line: LineRow,
  deltas: { available?: number; committed?: number },
  cause: string,
  locationId = line.location_id,
): void {
  if (line.variant_id === null || locationId === null) return;
  const variant = store.database.find<VariantRow>("select * from variants where id = ?", line.variant_id);
  const level = variant && findLevel(store, variant.item_id, locationId);
  if (variant?.tracked && level?.active) changeLevel(store, level, deltas, cause);
}

function takeUnits(
  store: Store,
  variant: VariantRow,
  level: LevelRow | undefined,
  deltas: { available: number; committed?: number },
): void {
  const current = level && findLevel(store, level.item_id, level.location_id);
  if (variant.tracked && current) changeLevel(store, current, deltas, "order");
}

function chooseStock(
  store: Store,
  line: OrderPlacement["lines"][number],
  placement: OrderPlacement,
): { variant: VariantRow; level: LevelRow | undefined } {
  const variant = store.database.find<VariantRow>("select * from variants where id = ?", line.variantId);
  if (!variant) throw new Refusal(`no variant ${line.variantId}`);
  const levels = store.database
    .all<LevelRow>("select * from levels where item_id = ? and active = 1 order by location_id", variant.item_id)
    .filter((level) => placement.locationId === undefined || level.location_id === placement.locationId);
  const level = levels.find((candidate) => candidate.available >= line.quantity) ?? levels[0];
  const mayOversell = placement.oversell || variant.tracked === 0 || variant.policy === "continue";
  if (!mayOversell && (level?.available ?? 0) < line.quantity)
    throw new Refusal(`only ${level?.available ?? 0} of ${variant.sku ?? variant.id} available`);
  return { variant, level };
}

function lineTitle(store: Store, variant: VariantRow): string {
  const product = store.database.find<{ title: string }>("select title from products where id = ?", variant.product_id);
  return variant.title === "Default Title" ? (product?.title ?? "") : `${product?.title ?? ""} - ${variant.title}`;
}

function requireOpenOrder(store: Store, id: number): OrderRow {
  const order = requireOrder(store, id);
  if (order.cancelled_at !== null) throw new Refusal(`${order.name} is cancelled`);
  return order;
}

function recordOrder(
  store: Store,
  kind: "order_placed" | "order_fulfilled" | "order_cancelled" | "order_edited",
  order: OrderRow,
): void {
  store.record(kind, {
    orderId: order.id,
    name: order.name,
    channel: order.channel,
    locationId: order.location_id,
    test: order.test === 1,
    processedAt: order.processed_at,
    updatedAt: order.updated_at,
    cancelledAt: order.cancelled_at,
    lines: listLines(store, order.id).map((line) => ({
      lineId: line.id,
      variantId: line.variant_id,
      quantity: line.quantity,
      currentQuantity: line.current_quantity,
      locationId: line.location_id,
    })),
  });
}
