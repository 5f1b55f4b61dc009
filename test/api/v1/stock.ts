import { env } from "cloudflare:workers";
import { levelBody, locationBody, productBody } from "../../support/bodies";
import { deliver } from "../../support/shopify";
import { ONE, TWO } from "../../support/two-shops";

/** Ids of what a shop has: those of one never occur in the other. */
export const OURS = {
  product: 101,
  variant: 301,
  otherVariant: 302,
  item: 501,
  location: 901,
  supplier: 11,
  alert: 21,
  write: 31,
  endpoint: 1,
  dispatch: "1-1000",
  order: 1,
  otherOrder: 2,
  receivedOrder: 3,
  sentOrder: 4,
  sentLine: 4,
  receipt: 1,
  mailedOrder: 9,
  ...{ transfer: 1, otherTransfer: 2, sentTransfer: 3, sentTransferLine: 3, transferReceipt: 2 },
  count: 1,
  otherCount: 2,
  startedCount: 3,
  countedCount: 4,
  reviewedCount: 5,
  otherReviewed: 6,
};
export const THEIRS = {
  product: 102,
  variant: 401,
  otherVariant: 402,
  item: 601,
  location: 951,
  supplier: 12,
  alert: 22,
  write: 32,
  endpoint: 2,
  dispatch: "2-1000",
  order: 5,
  otherOrder: 6,
  receivedOrder: 7,
  sentOrder: 8,
  sentLine: 8,
  receipt: 2,
  mailedOrder: 10,
  ...{ transfer: 4, otherTransfer: 5, sentTransfer: 6, sentTransferLine: 6, transferReceipt: 4 },
  count: 7,
  otherCount: 8,
  startedCount: 9,
  countedCount: 10,
  reviewedCount: 11,
  otherReviewed: 12,
};
export type Held = typeof OURS;

/** Both shops with two variants, two locations, levels, a supplier, an alert and an adjustment. */
export async function givenStock() {
  for (const { id, domain, held } of [
    { ...ONE, held: OURS },
    { ...TWO, held: THEIRS },
  ]) {
    const { product, variant, item, location, supplier, alert, write } = held;
    const variants = [
      { id: variant, sku: "MUG-B", barcode: "4006381333931", inventory_item_id: item, title: "Blue" },
      { id: variant + 1, sku: "MUG-R", inventory_item_id: item + 1, title: "Red" },
    ];
    const sent = [
      { topic: "locations/update", body: locationBody({ id: location, name: `Leeds of ${domain}` }) },
      { topic: "locations/update", body: locationBody({ id: location + 1, name: `York of ${domain}` }) },
      {
        topic: "products/update",
        body: productBody({ id: product, title: `Mug of ${domain}`, product_type: " Mugs", variants }),
      },
      { topic: "inventory_levels/update", body: levelBody({ item, location, available: 8 }) },
      { topic: "inventory_levels/update", body: levelBody({ item, location: location + 1, available: 0 }) },
    ];
    await deliver(...sent.map((each) => ({ ...each, shop: domain })));
    await env.DB.batch([
      env.DB.prepare(
        "INSERT INTO suppliers (id, shop_id, name, email, currency, created_at, updated_at, name_folded) VALUES (?, ?, ?, 'a@b.com', 'JPY', 1, 1, ?)",
      ).bind(supplier, id, `Acme of ${domain}`, `acme of ${domain}`),
      env.DB.prepare("INSERT INTO supplier_vendors (shop_id, vendor, supplier_id) VALUES (?, 'Acme', ?)").bind(
        ...[id, supplier],
      ),
      env.DB.prepare(
        `INSERT INTO alerts (id, shop_id, variant_id, location_id, opened_at, initial, available_then, position_then, reorder_point_then)
        SELECT ?2, ?1, v.id, l.id, 5000, 0, 4, 4, 9 FROM variants v, locations l
        WHERE v.shop_id = ?1 AND v.shopify_id = ?3 AND l.shop_id = ?1 AND l.shopify_id = ?4`,
      ).bind(id, alert, variant, location),
      env.DB.prepare(
        `INSERT INTO inventory_writes (id, shop_id, idempotency_key, changes, reason, state, created_at, updated_at)
        VALUES (?2, ?1, ?3, ?4, 'received', 'queued', 6000, 6000)`,
      ).bind(
        ...[id, write, `adjust/${item}/x`],
        JSON.stringify([{ item: String(item), location: String(location), delta: 2, from: null }]),
      ),
    ]);
  }
}
