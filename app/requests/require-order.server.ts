import { findOrder } from "../purchasing/orders/purchase-orders.server";
import { localIdIn } from "./local-id";

/** The purchase order that an address names. */
export async function requireOrder(database: D1Database, shop: { id: number }, orderId = "") {
  const order = await findOrder(database, shop, localIdIn(orderId));
  if (!order) throw new Response(null, { status: 404 });
  return order;
}
