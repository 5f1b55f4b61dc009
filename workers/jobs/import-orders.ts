import type { LineFact } from "../../app/demand/sales.server";
import { bulkOrders, type Order, orderLine, type SaleLine } from "../../app/shopify/graphql/bulk-orders";
import { dayOf } from "../../app/shops/calendar";
import type { Shop } from "../../app/shops/shops.server";
import { noFacts } from "../facts";
import type { BulkReader } from "./bulk-reader";

/** The order lines since a day. They are asked for in groups: an order, then its lines. */
export const importOrders: BulkReader = {
  query: (since) => bulkOrders(`processed_at:>=${since}`),
  startsGroup: (line) => !("__parentId" in orderLine.parse(line)),
  read(shop, readAt, lines) {
    const orders = new Map<string, Order>();
    const sales: LineFact[] = [];
    for (const line of lines.map((line) => orderLine.parse(line))) {
      if (!("__parentId" in line)) orders.set(line.id, line);
      else sales.push(...salesOf(shop, readAt, orders.get(line.__parentId), line));
    }
    return { facts: { ...noFacts(), lines: sales }, counts: { orders: orders.size } };
  },
};

/** Asks for all orders that changed since then (epoch ms), whenever they were made. */
export const ordersChangedSince = (at: number) =>
  bulkOrders(`updated_at:>='${new Date(at).toISOString().replace(/\.\d+/, "")}'`);

/** What a line of an order sold, as a read at `readAt` shows it. */
export function salesOf(shop: Shop, readAt: number, order: Order | undefined, line: SaleLine): LineFact[] {
  if (!order) throw new Error(`Shopify sent the line ${line.id} before its order.`);
  if (line.quantity <= 0) return [];
  return [
    {
      ...{ shopId: shop.id, triggeredAt: readAt, updatedAt: order.updatedAt },
      ...{
        orderId: order.id,
        lineId: line.id,
        variantId: line.variant?.id ?? null,
        productId: line.product?.id ?? null,
      },
      ...{ locationId: placeOf(order), processedAt: order.processedAt, day: dayOf(order.processedAt, shop.timeZone) },
      ...{ quantity: line.quantity, currentQuantity: Math.max(0, line.currentQuantity) },
      ...{ cancelled: order.cancelledAt !== null, test: order.test },
    },
  ];
}

/** Where all of it was sold, if that is one place: what fulfilled it, else the till. */
function placeOf(order: Order): string | null {
  const fulfilled = order.fulfillments.filter((each) => each.status !== "CANCELLED").map((each) => each.location?.id);
  const [place, ...others] = new Set(fulfilled);
  return place && others.length === 0 ? place : (order.retailLocation?.id ?? null);
}
