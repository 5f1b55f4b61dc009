import { env } from "cloudflare:workers";
import { dayOf } from "../../../app/days/calendar";
import { createOrder } from "../../../app/purchasing/orders/making/create.server";
import { moveOrder } from "../../../app/purchasing/orders/moves.server";
import { submitReceipt } from "../../../app/purchasing/receiving/receipts.server";
import { ONE, TWO } from "../../support/two-shops";
import { type Held, OURS, THEIRS } from "./stock";

/**
 * Five purchase orders of each shop, of ten units: two drafts, one of which all has come, one sent with a receipt of
 * two that Shopify has confirmed (1 to 4, 5 to 8), and one more draft (9, 10).
 */
export async function givenOrders() {
  const both = [
    { ...ONE, held: OURS },
    { ...TWO, held: THEIRS },
  ];
  for (const { id, domain, held } of both) {
    const shop = { id, timeZone: "UTC", currency: "USD" };
    const { variantId, locationId } = await idsOf(id, held);
    for (const name of ["a", "b", "c", "d"]) {
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
    await moveOrder(env.DB, shop, held.sentOrder, "sent", null, Date.now());
    const form = {
      ...{ formToken: "receipt-of-two", receivedDay: dayOf(Date.now(), "UTC"), confirmOver: false, note: null },
      ...{ codes: [], known: null, lines: [{ lineId: held.sentLine, accepted: 2, damaged: 0, shown: null }] },
    };
    const came = await submitReceipt(env.DB, { ...shop, domain }, held.sentOrder, form, null, Date.now());
    if (came.kind !== "received") throw new Error(JSON.stringify(came));
    await env.DB.prepare(
      "UPDATE inventory_writes SET state = 'confirmed' WHERE shop_id = ? AND idempotency_key LIKE 'receipt/%'",
    )
      .bind(id)
      .run();
  }
  for (const { id, held } of both) {
    const { variantId, locationId } = await idsOf(id, held);
    const order = {
      supplierId: held.supplier,
      locationId,
      lines: [{ variantId, quantity: 10 }],
      source: "hand" as const,
    };
    await createOrder(env.DB, { id, timeZone: "UTC", currency: "USD" }, { ...order, formToken: "e" }, null, Date.now());
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
