import { ordersRead } from "../../../app/demand/sales/orders-to-read.server";
import { ORDERS_A_READ } from "../../../app/shopify/graphql/orders-by-id";
import { addFacts, noFacts, type ShopFacts } from "../../deliveries/facts";
import type { Found, JobContext } from "../job";
import { readWholeOrders, type WholeOrders } from "./whole-orders";

/** What has been read by then (ms) is written: Shopify may let us wait for each read. */
export const READING = 1500;
/** Of so many lines and refunds no more orders are read for one write. */
const LINES_A_WRITE = 5000;

/**
 * Orders of which an export told in part, as many of them as are read until a time (epoch ms). Its statements take them off the
 * list, in the batch that writes what was read: killed anywhere, the list holds what is left.
 */
export async function readListedOrders(
  context: JobContext,
  orders: string[],
  until: number,
): Promise<Found & { facts: ShopFacts }> {
  const { database, shop } = context;
  const all: WholeOrders[] = [];
  const facts = noFacts();
  const isFull = () => facts.lines.length + facts.refundLines.length >= LINES_A_WRITE || Date.now() >= until;
  let read = 0;
  while (read < orders.length && (read === 0 || !isFull())) {
    const whole = await readWholeOrders(context, orders.slice(read, read + ORDERS_A_READ));
    all.push(whole);
    addFacts(facts, whole.facts);
    read += ORDERS_A_READ;
  }
  return {
    facts,
    statements: [...all.flatMap(({ statements }) => statements), ordersRead(database, shop.id, orders.slice(0, read))],
    counts: {
      orders_read_again: all.reduce((sum, each) => sum + each.orders, 0),
      refund_lines: all.reduce((sum, each) => sum + each.refundLines, 0),
    },
  };
}
