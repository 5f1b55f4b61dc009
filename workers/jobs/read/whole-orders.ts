import { deliveriesCounted } from "../../../app/deliveries/counts.server";
import { hasShipped, placesOf, type Shipped } from "../../../app/demand/sales/places";
import type { RefundLineFact } from "../../../app/demand/sales/refunds.server";
import type { LineFact } from "../../../app/demand/sales/sales.server";
import { groupsOf } from "../../../app/lists/groups";
import type { Admin } from "../../../app/shopify/admin";
import type { Order } from "../../../app/shopify/graphql/bulk-orders";
import {
  FULFILLMENT_LINES,
  ORDER_LINES,
  ORDERS_A_READ,
  ORDERS_BY_ID,
  REFUND_LINES,
  type ReadOrder,
} from "../../../app/shopify/graphql/orders-by-id";
import type { Shop } from "../../../app/shops/shops.server";
import { noFacts, type ShopFacts } from "../../deliveries/facts";
import { saleOf } from "../bulk/orders";
import { allPages } from "./all-pages";

export interface WholeOrders {
  facts: ShopFacts;
  orders: number;
  refundLines: number;
  /** Counts refund lines that nothing tells from one another; they are in no list. */
  statements: D1PreparedStatement[];
}

const SKIPPED = { topic: "refunds/create", outcome: "refund line without an id" } as const;

/**
 * Some orders with all their lines, fulfilments and refunds, each list read to its end. One that Shopify does not show is
 * left out: what is older than we may see looks no different from what was deleted.
 */
export async function readWholeOrders(
  { admin, database, shop, now }: { admin: Admin; database: D1Database; shop: Shop; now: number },
  orders: string[],
): Promise<WholeOrders> {
  const whole: ReadOrder[] = [];
  for (const some of groupsOf(orders, ORDERS_A_READ)) {
    const ids = some.map((id) => `gid://shopify/Order/${id}`);
    for (const node of (await admin.request(ORDERS_BY_ID, { ids })).nodes)
      if (node) whole.push(await toTheEnd(admin, node));
  }
  const lines = whole.flatMap((order) => linesOf(shop, now, order));
  const refunds = whole.map((order) => refundsOf(shop, now, order));
  const refundLines = refunds.flatMap((told) => told.refundLines);
  const skipped = refunds.reduce((sum, told) => sum + told.skipped, 0);
  return {
    facts: { ...noFacts(), lines, refundLines },
    orders: whole.length,
    refundLines: refundLines.length,
    statements: skipped ? [deliveriesCounted(database, [{ ...SKIPPED, shopId: shop.id, count: skipped }], now)] : [],
  };
}

/** The order with every page of its lists. */
async function toTheEnd(admin: Admin, order: ReadOrder): Promise<ReadOrder> {
  const id = `gid://shopify/Order/${order.id}`;
  const lineItems = await allPages(
    order.lineItems,
    async (after) => (await admin.request(ORDER_LINES, { id, after })).order?.lineItems,
  );
  const fulfillments = [];
  for (const { fulfillmentLineItems: first, ...fulfillment } of order.fulfillments) {
    const nodes = await allPages(
      first,
      async (after) =>
        (await admin.request(FULFILLMENT_LINES, { id: fulfillment.id, after })).fulfillment?.fulfillmentLineItems,
    );
    fulfillments.push({ ...fulfillment, fulfillmentLineItems: { ...first, nodes } });
  }
  const refunds = [];
  for (const { refundLineItems: first, ...refund } of order.refunds) {
    const nodes = await allPages(
      first,
      async (after) => (await admin.request(REFUND_LINES, { id: refund.id, after })).refund?.refundLineItems,
    );
    refunds.push({ ...refund, refundLineItems: { ...first, nodes } });
  }
  return { ...order, lineItems: { ...order.lineItems, nodes: lineItems }, fulfillments, refunds };
}

/** What the lines of an order sold, and where. */
export function linesOf(shop: Shop, readAt: number, order: ReadOrder): LineFact[] {
  const shipped = new Map<string, Shipped[]>();
  for (const { status, location, fulfillmentLineItems } of order.fulfillments)
    if (location && hasShipped(status))
      for (const { lineItem, quantity } of fulfillmentLineItems.nodes)
        shipped.set(lineItem.id, [...(shipped.get(lineItem.id) ?? []), { locationId: location.id, units: quantity }]);
  const header: Omit<Order, "fulfillments"> = order;
  return order.lineItems.nodes.flatMap((line) =>
    saleOf(
      shop,
      readAt,
      header,
      line,
      placesOf(line.quantity, shipped.get(line.id) ?? [], order.retailLocation?.id ?? null),
    ),
  );
}

/** What was given back. A line without an id cannot be told from another: it is skipped. */
export function refundsOf(shop: Shop, readAt: number, { id: orderId, refunds }: ReadOrder) {
  const all = refunds.flatMap(({ createdAt, refundLineItems }) =>
    refundLineItems.nodes.map((line) => ({ ...line, createdAt })),
  );
  const refundLines = all.flatMap(({ id, createdAt, lineItem, quantity, restockType, location }): RefundLineFact[] =>
    id === null
      ? []
      : [
          {
            ...{ shopId: shop.id, triggeredAt: readAt, orderId, createdAt },
            ...{ id, lineId: lineItem.id, quantity, locationId: location?.id ?? null },
            restocked: restockType !== "NO_RESTOCK",
          },
        ],
  );
  return { refundLines, skipped: all.length - refundLines.length };
}
