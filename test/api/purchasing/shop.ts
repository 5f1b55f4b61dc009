import { env } from "cloudflare:workers";
import { createOrder } from "../../../app/purchasing/orders/making/create.server";
import { levelBody, productBody } from "../../support/bodies";
import { all, first } from "../../support/rows";
import { deliver, installShop } from "../../support/shopify";

export const DAY = 86_400_000;
export const TODAY = Math.floor(Date.now() / DAY);
export const NOW = TODAY * DAY + DAY / 2;
export const ANNA = "staff-1";
export const shop = { id: 1, timeZone: "UTC", currency: "USD" };

const ago = (days: number) => NOW - days * DAY;

/**
 * A shop with a warehouse and three variants: 1 and 2 of Acme, which is the supplier 1 and sells in EUR, 3 of nobody. All of
 * them sold 5 a day for a month and have 10 left.
 */
export async function givenBuyingShop() {
  await installShop({ rule: { method: "simple" } });
  await deliver(
    {
      topic: "products/update",
      body: productBody({
        at: ago(300),
        variants: [{ title: "Red" }, { title: "Blue" }],
      }),
    },
    {
      topic: "products/update",
      body: productBody({
        id: 102,
        title: "Cup",
        vendor: "Nobody",
        at: ago(300),
        variants: [{ id: 401, inventory_item_id: 601 }],
      }),
    },
    ...[501, 502, 601].map((item) => ({
      topic: "inventory_levels/update",
      body: levelBody({ item, available: 10, at: ago(200) }),
    })),
  );
  await env.DB.batch([
    env.DB.prepare(
      "INSERT INTO suppliers (id, shop_id, name, currency, created_at, updated_at) VALUES (1, 1, 'Acme Ltd', 'EUR', 1, 1), (2, 1, 'Bolt', 'JPY', 1, 1)",
    ),
    env.DB.prepare("INSERT INTO supplier_vendors (shop_id, vendor, supplier_id) VALUES (1, 'Acme', 1)"),
    env.DB.prepare(
      `INSERT INTO supplier_terms (shop_id, variant_id, supplier_id, supplier_sku, unit_cost, case_pack, updated_at)
      VALUES (1, 1, 1, 'A-RED', 320, 12, 1)`,
    ),
    env.DB.prepare("UPDATE shops SET sales_from_day = ?").bind(TODAY - 100),
    env.DB.prepare("UPDATE locations SET name = 'Warehouse', active = 1"),
    env.DB.prepare(
      `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 30)
      INSERT INTO daily_sales (shop_id, variant_id, day, location_id, units) SELECT 1, v.id, ?1 - i, 1, 5 FROM n, variants v`,
    ).bind(TODAY),
  ]);
  await replan();
}

/** Plans as the rows stand now, by the door: the same levels told once more. */
const replan = () =>
  deliver(
    ...[501, 502, 601].map((item) => ({
      topic: "inventory_levels/update",
      body: levelBody({ item, available: 10, at: ago(200) }),
    })),
  );

export async function givenOrder(
  lines: [variantId: number, quantity: number][],
  formToken: string | null = null,
  supplierId = 1,
) {
  const made = await createOrder(
    env.DB,
    shop,
    {
      ...{ supplierId, locationId: 1, source: "hand", formToken },
      lines: lines.map(([variantId, quantity]) => ({ variantId, quantity })),
    },
    ANNA,
    NOW,
  );
  if (made.kind !== "created") throw new Error(JSON.stringify(made.refusals));
  return made.id;
}

export const arrivals = () =>
  all("SELECT variant_id, source, quantity, state, expected_day FROM incoming ORDER BY variant_id, source_id");

export const positionOf = async (variantId: number) =>
  (await first<{ position: number }>("SELECT position FROM plans WHERE variant_id = ? AND location_id = 0", variantId))
    ?.position;

export const eventTypes = async () =>
  (await all("SELECT type FROM events WHERE type LIKE 'purchase_order.%' ORDER BY sequence")).map(({ type }) => type);

/** A submitted receipt of these units, as receiving leaves its rows. */
export const receiptOf = (orderId: number, lines: [lineId: number, accepted: number, damaged?: number][]) =>
  env.DB.batch([
    env.DB.prepare(
      "INSERT INTO receipts (shop_id, order_id, state, received_day, created_at, submitted_at) VALUES (1, ?, 'submitted', ?, 1, 1)",
    ).bind(orderId, TODAY),
    env.DB.prepare(
      `INSERT INTO receipt_lines (shop_id, receipt_id, line_id, accepted, damaged)
      SELECT 1, (SELECT MAX(id) FROM receipts), value->>0, value->>1, COALESCE(value->>2, 0) FROM json_each(?)`,
    ).bind(JSON.stringify(lines)),
  ]);
