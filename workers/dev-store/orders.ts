import * as z from "zod";
import { orderBody } from "./bodies/order";
import { findOrder, listFulfillmentLines, listFulfillments, listLines, shippedOf } from "./order-rows";
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
  if (pos) ship(store, order, placement.locationId ?? null, unshipped(store, id));
  recordOrder(store, "order_placed", order);
  emitOrder(store, "ORDERS_CREATE", order);
  // Read again line by line: two lines may take from one level.
  for (const { variant, level, quantity } of chosen)
    takeUnits(store, variant, level, pos ? { available: -quantity } : { available: -quantity, committed: quantity });
  return order;
}

export const Shipment = z.object({
  /** By default the one from which the first line is taken. */
  locationId: z.number().int().optional(),
  /** By default all that is left to ship. */
  lines: z.array(z.object({ lineId: z.number().int(), quantity: z.number().int().positive() })).optional(),
  /** A failed one ships nothing. */
  status: z.enum(["success", "open", "failure", "error", "cancelled"]).default("success"),
});

/** All of an order, or some units of it from one place; the order is fulfilled once nothing is left to ship. */
export function fulfillOrder(store: Store, orderId: number, asked: z.input<typeof Shipment> = {}): OrderRow {
  const { locationId, lines: wanted, status } = Shipment.parse(asked);
  const order = requireOpenOrder(store, orderId);
  if (order.fulfilled_at !== null) throw new Refusal(`${order.name} is fulfilled already`);
  const left = unshipped(store, orderId);
  const lines = (wanted ?? left).filter(({ quantity }) => quantity > 0);
  const isTooMuch = ({ lineId, quantity }: { lineId: number; quantity: number }) =>
    quantity > (left.find((line) => line.lineId === lineId)?.quantity ?? 0);
  if (lines.some(isTooMuch)) throw new Refusal(`not so much of ${order.name} is left to ship`);
  const place = locationId ?? listLines(store, orderId)[0]?.location_id ?? null;
  ship(store, order, place, lines, status);
  if (status === "success" || status === "open")
    for (const { lineId, quantity } of lines) {
      const line = store.database.one<LineRow>("select * from lines where id = ?", lineId);
      moveLine(store, line, { committed: -quantity }, "fulfilled");
      // The goods are where they were shipped from, wherever they were meant to be taken.
      if (place !== null && place !== line.location_id) {
        moveLine(store, line, { available: quantity }, "fulfilled");
        moveLine(store, line, { available: -quantity }, "fulfilled", place);
      }
    }
  const isDone = unshipped(store, orderId).every(({ quantity }) => quantity === 0);
  const fulfilled = touchOrder(store, { ...order, fulfilled_at: isDone ? store.changeTime() : null });
  recordOrder(store, "order_fulfilled", fulfilled);
  emitOrder(store, "ORDERS_FULFILLED", fulfilled);
  emitOrder(store, "ORDERS_UPDATED", fulfilled);
  return fulfilled;
}

/** What of each line is left to ship. */
function unshipped(store: Store, orderId: number) {
  return listLines(store, orderId).map((line) => ({ lineId: line.id, quantity: unshippedOf(store, line) }));
}

function ship(
  store: Store,
  order: OrderRow,
  locationId: number | null,
  lines: { lineId: number; quantity: number }[],
  status = "success",
) {
  const id = store.nextId("Fulfillment");
  const created_at = store.changeTime();
  store.database.insert("fulfillments", { id, order_id: order.id, location_id: locationId, status, created_at });
  for (const { lineId, quantity } of lines)
    store.database.insert("fulfillment_lines", {
      ...{ id: store.nextId("FulfillmentLineItem"), fulfillment_id: id, line_id: lineId, quantity },
    });
}

export const OrderCancellation = z.object({ restock: z.boolean().default(true) });

/** The lines keep their quantities, as Shopify's documented `orders/cancelled` body shows them. */
export function cancelOrder(store: Store, orderId: number, { restock }: z.infer<typeof OrderCancellation>): OrderRow {
  const order = requireOpenOrder(store, orderId);
  const cancelled = touchOrder(store, { ...order, cancelled_at: store.changeTime() });
  for (const line of listLines(store, orderId)) {
    const back = restock ? line.current_quantity : 0;
    const committed = -unshippedOf(store, line);
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
  moveLine(
    store,
    line,
    { available: -delta, committed: order.fulfilled_at === null ? Math.max(delta, -unshippedOf(store, line)) : 0 },
    "edited",
  );
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
  store.database.run(
    "delete from fulfillment_lines where fulfillment_id in (select id from fulfillments where order_id = ?)",
    orderId,
  );
  for (const table of ["refunds", "fulfillments", "lines"])
    store.database.run(`delete from ${table} where order_id = ?`, orderId);
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
    "update orders set updated_at = ?, cancelled_at = ?, fulfilled_at = ? where id = ?",
    touched.updated_at,
    touched.cancelled_at,
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

/** Units of a line that are left to ship. */
export function unshippedOf(store: Store, line: LineRow): number {
  return Math.max(0, Math.min(line.current_quantity, line.quantity - shippedOf(store, line.id)));
}

/** From where units of a line have gone, as a body of the order tells it. */
function shipments(store: Store, orderId: number, lineId: number) {
  return listFulfillments(store, orderId)
    .filter(({ status }) => status === "success" || status === "open")
    .flatMap(({ id, location_id: locationId }) =>
      listFulfillmentLines(store, id)
        .filter((line) => line.line_id === lineId)
        .map(({ quantity }) => ({ locationId, quantity })),
    );
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
      shipped: shipments(store, order.id, line.id),
    })),
  });
}
