import { findOrder } from "../purchasing/orders/purchase-orders.server";

/** The purchase order that an address names. */
export async function requireOrder(database: D1Database, shop: { id: number }, orderId = "") {
  const order = /^\d{1,15}$/.test(orderId) ? await findOrder(database, shop, Number(orderId)) : undefined;
  if (!order) throw new Response(null, { status: 404 });
  return order;
}
