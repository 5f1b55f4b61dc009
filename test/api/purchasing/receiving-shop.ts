import { env } from "cloudflare:workers";
import { costsProposed } from "../../../app/purchasing/costs/shopify/proposals.server";
import { orderChange } from "../../../app/purchasing/orders/order-change.server";
import type { ReceiptForm } from "../../../app/purchasing/receiving/receipt-form";
import { submitReceipt } from "../../../app/purchasing/receiving/receipts.server";
import { productBody } from "../../support/bodies";
import { PlayedShopify } from "../../support/played-shopify";
import { levelDelivery } from "../../support/played-writes";
import { all, first } from "../../support/rows";
import { deliver, givenToken, installShop, SHOP } from "../../support/shopify";

const DAY = 86_400_000;
export const shop = { id: 1, domain: SHOP, timeZone: "UTC" };
export const ITEMS = [501, 502];
export const PLACE = 901;

/** A shop with a kettle and a second variant of it, at one place, and Shopify played. */
export async function givenReceivingShop() {
  await installShop();
  await givenToken();
  const shopify = new PlayedShopify();
  const began = shopify.now - 3_600_000;
  await deliver({
    topic: "products/update",
    body: productBody({ at: began, variants: [{}, { title: "Large" }] }),
    triggeredAt: began,
  });
  for (const item of ITEMS) {
    shopify.setLevel(item, PLACE, 0, began);
    await deliver(levelDelivery(shopify, item));
  }
  await env.DB.prepare(
    "INSERT INTO suppliers (id, shop_id, name, currency, created_at, updated_at) VALUES (12, 1, 'Clayworks', 'USD', 1, 1)",
  ).run();
  return shopify;
}

export const today = () => Math.floor(Date.now() / DAY);

/** An order that was sent ten days ago: [variant's place in ITEMS, units, amount] a line. */
export async function givenOrder(lines: [variant: number, ordered: number, amount?: number | null][], state = "sent") {
  const order = await first<{ id: number }>(
    `INSERT INTO purchase_orders (shop_id, number, state, supplier_id, location_id, currency, source, ordered_day, created_at, updated_at)
    SELECT 1, 'PO-' || (1 + (SELECT COUNT(*) FROM purchase_orders)), ?1, 12, c.id, 'USD', 'hand', ?2, 1, 1 FROM locations c WHERE c.shopify_id = ?3 RETURNING id`,
    ...[state, today() - 10, PLACE],
  );
  const orderId = order?.id ?? 0;
  const ids: number[] = [];
  for (const [variant, ordered, amount = null] of lines) {
    const line = await first<{ id: number }>(
      `INSERT INTO purchase_order_lines (shop_id, order_id, position, variant_id, ordered, amount, created_at)
      SELECT 1, ?1, ?2, v.id, ?3, ?4, 1 FROM variants v WHERE v.inventory_item_id = ?5 RETURNING id`,
      ...[orderId, ids.length, ordered, amount, ITEMS[variant]],
    );
    ids.push(line?.id ?? 0);
  }
  const { results } = await env.DB.prepare("SELECT id FROM variants").all<{ id: number }>();
  const variants = results.map(({ id }) => id);
  await env.DB.batch(orderChange(env.DB, shop, { ids: [orderId] }, variants, Date.now()));
  return { orderId, ids };
}

let forms = 0;
export const formOf = (
  lines: [lineId: number, accepted: number, damaged?: number, shown?: number | null][],
  fields: Partial<ReceiptForm> = {},
): ReceiptForm => ({
  formToken: `form-token-${++forms}`,
  receivedDay: today(),
  lines: lines.map(([lineId, accepted, damaged = 0, shown = null]) => ({ lineId, accepted, damaged, shown })),
  ...{ confirmOver: false, note: null, codes: [], known: null, ...fields },
});

export const submit = (orderId: number, form: ReceiptForm, now = Date.now()) =>
  submitReceipt(env.DB, shop, orderId, form, "42", now);

/** An average of the variant that is due, as it would be proposed to Shopify. */
export const propose = async (variantId: number, average: number, now: number) => {
  await env.DB.prepare("INSERT INTO averages_due VALUES (1, ?, 'due', 1) ON CONFLICT DO UPDATE SET token = 'due'")
    .bind(variantId)
    .run();
  await env.DB.batch(costsProposed(env.DB, shop, [{ variantId, token: "due", average }], now));
};

export const stateOf = async (orderId: number) =>
  (await first<{ state: string }>("SELECT state FROM purchase_orders WHERE id = ?", orderId))?.state;

export const onTheWay = async (item = ITEMS[0]) =>
  (
    await first<{ sum: number }>(
      "SELECT COALESCE(SUM(i.quantity), 0) AS sum FROM incoming i JOIN variants v ON v.id = i.variant_id WHERE v.inventory_item_id = ?",
      item,
    )
  )?.sum;

export const position = async (item = ITEMS[0]) =>
  (
    await first<{ position: number }>(
      "SELECT position FROM plans p JOIN variants v ON v.id = p.variant_id WHERE v.inventory_item_id = ? AND location_id = 0",
      item,
    )
  )?.position;

/** What our own rows say is available. */
export const ours = async (item = ITEMS[0]) =>
  (await first<{ available: number }>("SELECT available FROM levels WHERE inventory_item_id = ?", item))?.available;

export const movements = (item = ITEMS[0]) =>
  all(
    `SELECT m.delta, m.available_after AS after, m.cause, w.reason FROM movements m
    LEFT JOIN inventory_writes w ON w.id = m.write_id WHERE m.inventory_item_id = ? ORDER BY m.id`,
    item,
  );
