import type { Beginning, OrderFact, RefundFact } from "./facts";
import type { World } from "./world";

export interface Line {
  id: number;
  /** What it was sold as: stays when the variant is deleted. */
  variantId: number | null;
  /** What is left of it after edits and refunds. */
  left: number;
  /** Where its units lie or lay. Nobody is told before they are shipped or given back. */
  takenFrom: number | null;
  /** Where the first of them was put back. */
  putBackAt: number | null;
}

export interface Order {
  processedAt: number;
  test: boolean;
  cancelled: boolean;
  /** What fulfilled it, else the till; null while nobody was told. */
  soldAt: number | null;
  lines: Line[];
}

/** Refunds from before tell no place: an export of orders holds none of their lines. */
export function ordersFrom(orders: Beginning["orders"], lines: Beginning["lines"]): Map<number, Order> {
  const found = new Map<number, Order>(
    orders.map((row) => [
      row.id,
      {
        ...{ processedAt: row.processed_at, test: row.test, cancelled: row.cancelled_at !== null },
        ...{ soldAt: row.fulfillment_location_id ?? row.location_id, lines: [] },
      },
    ]),
  );
  for (const row of lines)
    found.get(row.order_id)?.lines.push({
      ...{ id: row.id, variantId: row.variant_id, left: row.current_quantity, takenFrom: row.location_id },
      putBackAt: null,
    });
  return found;
}

export function orderTold(world: World, fact: OrderFact, fulfilledAt: number | null = null) {
  const before = world.orders.get(fact.orderId);
  world.orders.set(fact.orderId, {
    ...{ processedAt: fact.processedAt, test: fact.test, cancelled: fact.cancelledAt !== null },
    soldAt: fulfilledAt ?? before?.soldAt ?? fact.locationId,
    lines: fact.lines.map((line) => {
      const was = before?.lines.find(({ id }) => id === line.lineId);
      return {
        ...{ id: line.lineId, left: line.currentQuantity, takenFrom: line.locationId },
        ...{ variantId: line.variantId ?? was?.variantId ?? null, putBackAt: was?.putBackAt ?? null },
      };
    }),
  });
}

export function refundTold(world: World, fact: RefundFact, heard: boolean) {
  const lines = world.orders.get(fact.orderId)?.lines ?? [];
  for (const { lineId, quantity, restock, locationId } of fact.lines) {
    const line = lines.find(({ id }) => id === lineId);
    if (!line) continue;
    line.left -= quantity;
    if (heard && restock !== "no_restock") line.putBackAt ??= locationId ?? line.takenFrom;
  }
}
