import { env } from "cloudflare:workers";
import { createOrder } from "../../../app/purchasing/orders/making/create.server";
import { ONE, TWO } from "./client";
import { type Held, OURS, THEIRS } from "./stock";

/** Three purchase orders of each shop, of ten units: two drafts, and one of which all has come (1 to 3, 4 to 6). */
export async function givenOrders() {
  for (const { id, held } of [
    { ...ONE, held: OURS },
    { ...TWO, held: THEIRS },
  ]) {
    const shop = { id, timeZone: "UTC", currency: "USD" };
    const { variantId, locationId } = await idsOf(id, held);
    for (const name of ["a", "b", "c"]) {
      const lines = [{ variantId, quantity: 10, price: { amount: 250, units: 1 } }];
      const order = { supplierId: held.supplier, locationId, lines, source: "hand" as const, formToken: name };
      const made = await createOrder(env.DB, shop, order, null, Date.now());
      if (made.kind !== "created") throw new Error(JSON.stringify(made));
    }
    await env.DB.prepare(
      "UPDATE purchase_orders SET state = 'received', units_open = 0, units_received = 10 WHERE id = ?",
    )
      .bind(held.receivedOrder)
      .run();
  }
}

async function idsOf(shopId: number, { variant, location }: Held) {
  const ids = await env.DB.prepare(
    `SELECT (SELECT id FROM variants WHERE shop_id = ?1 AND shopify_id = ?2) AS variantId,
      (SELECT id FROM locations WHERE shop_id = ?1 AND shopify_id = ?3) AS locationId`,
  )
    .bind(shopId, variant, location)
    .first<{ variantId: number; locationId: number }>();
  if (!ids) throw new Error("no ids");
  return ids;
}
