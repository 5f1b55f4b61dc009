import { listOrdersToRead, ordersRead } from "../../../app/demand/sales/orders-to-read.server";
import { ORDERS_A_READ } from "../../../app/shopify/graphql/orders-by-id";
import type { ShopFacts } from "../../deliveries/facts";
import type { Found, JobContext } from "../job";
import { readWholeOrders } from "./whole-orders";

/**
 * The next orders of which an export told in part. Its statements take them off the list, in the batch that writes what was
 * read: killed anywhere, the list holds what is left. Undefined once it is empty.
 */
export async function readListedOrders(context: JobContext): Promise<(Found & { facts: ShopFacts }) | undefined> {
  const { database, shop } = context;
  const orders = await listOrdersToRead(database, shop.id, ORDERS_A_READ);
  if (!orders.length) return undefined;
  const { facts, statements, refundLines, ...read } = await readWholeOrders(context, orders);
  return {
    facts,
    statements: [...statements, ordersRead(database, shop.id, orders)],
    counts: { orders_read_again: read.orders, refund_lines: refundLines },
  };
}
