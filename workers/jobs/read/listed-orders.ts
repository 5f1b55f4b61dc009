import { listOrdersToRead, ordersRead } from "../../../app/demand/sales/orders-to-read.server";
import { ORDERS_A_READ } from "../../../app/shopify/graphql/orders-by-id";
import { addFacts, noFacts, type ShopFacts } from "../../deliveries/facts";
import type { Found, JobContext } from "../job";
import { readWholeOrders, type WholeOrders } from "./whole-orders";

/** So many at most are written at once. */
const ORDERS_A_WRITE = 50;
/** What has been read by then (ms) is written: Shopify may let us wait for each read. */
const READING = 1500;

/**
 * The next orders of which an export told in part. Its statements take them off the list, in the batch that writes what was
 * read: killed anywhere, the list holds what is left. Undefined once it is empty.
 */
export async function readListedOrders(context: JobContext): Promise<(Found & { facts: ShopFacts }) | undefined> {
  const { database, shop } = context;
  const orders = await listOrdersToRead(database, shop.id, ORDERS_A_WRITE);
  if (!orders.length) return undefined;
  const endsAt = Date.now() + READING;
  const all: WholeOrders[] = [];
  let read = 0;
  while (read < orders.length && (read === 0 || Date.now() < endsAt)) {
    all.push(await readWholeOrders(context, orders.slice(read, read + ORDERS_A_READ)));
    read += ORDERS_A_READ;
  }
  const facts = noFacts();
  for (const each of all) addFacts(facts, each.facts);
  return {
    facts,
    statements: [...all.flatMap(({ statements }) => statements), ordersRead(database, shop.id, orders.slice(0, read))],
    counts: {
      orders_read_again: all.reduce((sum, each) => sum + each.orders, 0),
      refund_lines: all.reduce((sum, each) => sum + each.refundLines, 0),
    },
  };
}
