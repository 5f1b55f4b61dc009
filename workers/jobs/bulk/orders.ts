import { dayOf } from "../../../app/days/calendar";
import { sourceOf, UNTOLD_SOURCE } from "../../../app/demand/left-out/order-source";
import { hasShipped } from "../../../app/demand/sales/places";
import type { LineFact } from "../../../app/demand/sales/sales.server";
import { bulkOrders, type Order, orderLine, type SaleLine } from "../../../app/shopify/graphql/bulk-orders";
import { readerOf } from "../../../app/shopify/wire/quick-reader";
import type { Shop } from "../../../app/shops/shops.server";
import { UNDER_WAY } from "../../../app/stock/comparison/level-comparison";
import { noFacts } from "../../deliveries/facts";
import { textIn } from "./part";
import type { BulkReader } from "./reader";

const readLine = readerOf(orderLine);

/** The orders since a day, and their lines. */
export const importOrders: BulkReader = {
  query: (since) => bulkOrders(`processed_at:>=${since}`),
  parentOf: (line) => textIn(line, "__parentId"),
  needed: "parents",
  read(shop, readAt, { lines, beside }) {
    const here = lines.map(readLine);
    const all = [...here, ...beside.map(readLine)];
    const orders = new Map(all.filter(isOrder).map((order) => [order.id, order]));
    const sales: LineFact[] = [];
    const untold = new Set<string>();
    let astray = 0;
    for (const line of here) {
      if (isOrder(line)) continue;
      const order = orders.get(line.__parentId);
      if (!order) astray += 1;
      else {
        const place = placeOf(order, line);
        // Whoever tells all of this version counts as later, by whatever clock.
        const at = place.isPlaceUntold ? Math.max(shop.installedAt, readAt - UNDER_WAY) : readAt;
        sales.push(...saleOf(shop, at, order, line, place));
        if (place.isPlaceUntold || line.currentQuantity < line.quantity) untold.add(order.id);
      }
    }
    const ordersToRead = [...untold].map((orderId) => ({ shopId: shop.id, orderId }));
    const counts = { orders: here.filter(isOrder).length, ...(astray && { lines_without_an_order: astray }) };
    return { facts: { ...noFacts(), lines: sales, ordersToRead }, counts };
  },
};

/** Asks for all orders that changed since then (epoch ms), whenever they were made. */
export const ordersChangedSince = (at: number) =>
  bulkOrders(`updated_at:>='${new Date(at).toISOString().replace(/\.\d+/, "")}'`);

const isOrder = (line: ReturnType<typeof readLine>): line is Order => !("__parentId" in line);

/** What a line of an order sold, as a read at `readAt` shows it. */
export function saleOf(
  shop: Shop,
  readAt: number,
  order: Omit<Order, "fulfillments">,
  line: SaleLine,
  place: Place,
): LineFact[] {
  if (line.quantity <= 0) return [];
  return [
    {
      ...{ shopId: shop.id, triggeredAt: readAt, updatedAt: order.updatedAt },
      orderId: order.id,
      orderName: order.name ?? null,
      lineId: line.id,
      variantId: line.variant?.id ?? null,
      productId: line.product?.id ?? null,
      ...place,
      ...{ processedAt: order.processedAt, day: dayOf(order.processedAt, shop.timeZone) },
      ...{ quantity: line.quantity, currentQuantity: Math.max(0, line.currentQuantity) },
      ...{ cancelled: order.cancelledAt !== null, test: order.test },
      // Who bought is shown only to apps that may see customers: whether a company did is for the body to tell.
      ...(order.tags ? sourceOf(order.sourceName ?? null, null, order.tags) : UNTOLD_SOURCE),
    },
  ];
}

type Place = Pick<LineFact, "locationId" | "parts" | "isPlaceUntold">;

/**
 * Where a line was sold, by what an export tells: the one place that shipped the order, if nothing of the line is left to
 * ship; the till, if nobody shipped anything. Else another read has to tell: no bulk query may ask for a connection within
 * a list, as the lines of fulfilments and refunds are.
 */
function placeOf(order: Order, line: SaleLine): Place {
  const shipped = order.fulfillments
    .filter(({ status }) => hasShipped(status))
    .flatMap(({ location }) => location?.id ?? []);
  const [place, ...others] = new Set(shipped);
  const till = order.retailLocation?.id ?? null;
  if (!place) return { locationId: till, parts: [] };
  if (others.length === 0 && line.unfulfilledQuantity <= 0) return { locationId: place, parts: [] };
  return { locationId: till, parts: [], isPlaceUntold: true };
}
