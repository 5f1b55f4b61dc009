import { env } from "cloudflare:workers";
import { expect } from "vitest";
import { givenShop, overviewRow, planRow } from "./rows";
import { visit } from "./visit";

export const SHOP = "one.myshopify.com";

/** A shop that buys of two suppliers, 3 and 4. */
export async function givenBuyer() {
  await givenShop(1, SHOP);
  await env.DB.prepare(
    `INSERT INTO suppliers (id, shop_id, name, currency, minimum_value, created_at, updated_at)
     VALUES (3, 1, 'Acme', 'EUR', 100000, 1, 1), (4, 1, 'Bolt', 'JPY', NULL, 1, 1)`,
  ).run();
}

/** Quantities as the page sends them while they are typed. */
export const type = async (quantities: string, back: number[] = [], domain = SHOP) => {
  const body = new URLSearchParams([["quantities", quantities], ...back.map((id) => ["back", String(id)])]);
  const answer = await visit("/reorder/quantities", domain, { method: "PUT", body });
  expect(answer.status).toBe(200);
  return answer.json();
};
export const keptQuantitiesOf = async (shopId: number) =>
  (
    await env.DB.prepare("SELECT variant_id AS id, quantity FROM order_quantities WHERE shop_id = ? ORDER BY 1")
      .bind(shopId)
      .all()
  ).results;

/** A variant as plans leave it: its line of the list and its place in the order. */
export const variant = (
  id: number,
  set: Parameters<typeof overviewRow>[2],
  plan: Parameters<typeof planRow>[3] = {},
) => [overviewRow(1, id, set), planRow(1, id, 0, { supplier_id: set?.supplier_id ?? 0, ...plan })];

/** What a row is copied with, but for its variant and standing. */
export const COPIED: Record<string, string> = {
  overviews: `shop_id, shopify_id, product_id, product_title, variant_title, sku, barcode, vendor, status, available, position, units,
    days, velocity, reorder_point, cover, low, "out", untracked, stock, hidden, supplier_id, suggested, risk, words, sku_folded`,
  plans: `shop_id, location_id, as_of_day, available, incoming, position, units_7, units_14, units_30, units_60, units_90, units_180,
    units_365, days_7, days_14, days_30, days_60, days_90, days_180, days_365, known_days, unobserved_days, velocity, safety_stock,
    reorder_point, cover, low, suggested, worth, supplier_id`,
};

export const page = async (path: string) => (await visit(path, SHOP)).text();

/** Low at the warehouse, while the shop floor has 24 to spare. */
export const MOVED = [
  [11, 3, 3, 5, 45, 1, 0, 0.6, 0, 24],
  [12, 69, 69, 1, 45, 0, 0, 69, 0, -24],
];
