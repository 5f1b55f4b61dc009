import { z } from "zod";
import type { LineFact } from "../../app/demand/sales.server";
import { bulkOrders, type Order, orderLine, type SaleLine } from "../../app/shopify/graphql/bulk-orders";
import { dayOf } from "../../app/shops/calendar";
import type { Shop } from "../../app/shops/shops.server";
import { noFacts } from "../facts";
import type { BulkReader } from "./bulk-reader";

/** The orders since a day, and their lines. */
export const importOrders: BulkReader = {
  query: (since) => bulkOrders(`processed_at:>=${since}`),
  parentOf: (line) => child.safeParse(line).data?.__parentId,
  read(shop, readAt, { lines, beside }) {
    const here = lines.map((line) => orderLine.parse(line));
    const all = [...here, ...beside.map((line) => orderLine.parse(line))];
    const orders = new Map(all.filter(isOrder).map((order) => [order.id, order]));
    const sales: LineFact[] = [];
    let astray = 0;
    for (const line of here) {
      if (isOrder(line)) continue;
      const order = orders.get(line.__parentId);
      if (order) sales.push(...salesOf(shop, readAt, order, line));
      else astray += 1;
    }
    const counts = { orders: here.filter(isOrder).length, ...(astray && { lines_without_an_order: astray }) };
    return { facts: { ...noFacts(), lines: sales }, counts };
  },
};

/** Asks for all orders that changed since then (epoch ms), whenever they were made. */
export const ordersChangedSince = (at: number) =>
  bulkOrders(`updated_at:>='${new Date(at).toISOString().replace(/\.\d+/, "")}'`);

const child = z.object({ __parentId: z.string() });
const isOrder = (line: z.infer<typeof orderLine>): line is Order => !("__parentId" in line);

/** What a line of an order sold, as a read at `readAt` shows it. */
export function salesOf(shop: Shop, readAt: number, order: Order, line: SaleLine): LineFact[] {
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
      ...placeOf(order),
      ...{ processedAt: order.processedAt, day: dayOf(order.processedAt, shop.timeZone) },
      ...{ quantity: line.quantity, currentQuantity: Math.max(0, line.currentQuantity) },
      ...{ cancelled: order.cancelledAt !== null, test: order.test },
    },
  ];
}

/** Where all of it was sold, if that is one place: what fulfilled it, else the till. */
function placeOf(order: Order): Pick<LineFact, "locationId" | "isPlaceUntold"> {
  const fulfilled = order.fulfillments.filter((each) => each.status !== "CANCELLED").map((each) => each.location?.id);
  const [place, ...others] = new Set(fulfilled);
  if (place && others.length === 0) return { locationId: place };
  return { locationId: order.retailLocation?.id ?? null, isPlaceUntold: others.length > 0 };
}
