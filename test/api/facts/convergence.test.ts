import { env } from "cloudflare:workers";
import { beforeEach, expect, it } from "vitest";
import {
  connectionBody,
  itemBody,
  levelBody,
  locationBody,
  orderBody,
  productBody,
  refundBody,
  shopBody,
} from "../../support/bodies";
import { randomFrom, shuffled } from "../../support/random";
import { consume, deliver, installShop, post, type Sent } from "../../support/shopify";

beforeEach(() => installShop());

const NOW = Math.floor(Date.now() / 1000) * 1000;
const at = (seconds: number) => NOW - 100_000 + seconds * 1000;

/** A delivery of this second, its body's version included. */
const told = (seconds: number, topic: string, body: (at: number) => string): Sent => ({
  topic,
  body: body(at(seconds)),
  triggeredAt: at(seconds) + 300,
});

const gone = (id: number) => () => JSON.stringify({ id });
const lines = [{ quantity: 10 }];
const order =
  (id: number, more: Record<string, unknown> = {}) =>
  (updatedAt: number) =>
    orderBody({ id, at: at(0), updatedAt, lines, ...more });

/** Everything that happens to a shop: twice each, in any order, it must end the same. */
const STORY: Sent[] = [
  told(1, "products/create", (at) => productBody({ at, variants: [{}, {}] })),
  told(2, "products/create", (at) =>
    productBody({ at, id: 102, title: "Gone", variants: [{ id: 351, inventory_item_id: 551 }] }),
  ),
  told(3, "inventory_items/create", (at) => itemBody({ at, cost: "9.00" })),
  told(4, "inventory_items/create", (at) => itemBody({ at, id: 502 })),
  told(5, "locations/create", (at) => locationBody({ at })),
  told(6, "locations/create", (at) => locationBody({ at, id: 902, name: "Shop floor" })),
  told(6.2, "locations/create", (at) => locationBody({ at, id: 903, name: "Van" })),
  told(7, "inventory_levels/connect", (at) => levelBody({ at, available: 0 })),
  told(8, "inventory_levels/update", (at) => levelBody({ at, available: 30 })),
  told(9, "inventory_levels/connect", (at) => levelBody({ at, location: 902, available: 4 })),
  told(9.1, "inventory_levels/connect", (at) => levelBody({ at, item: 502, available: 8 })),
  told(10, "inventory_levels/disconnect", () => connectionBody({ location: 902 })),
  told(11, "inventory_levels/connect", (at) => levelBody({ at, location: 902, available: 6 })),
  told(12, "inventory_levels/disconnect", () => connectionBody({ item: 502 })),
  told(13, "orders/create", order(7001)),
  told(14, "refunds/create", (at) => refundBody({ at, lines: [{ quantity: 2, location_id: 902 }] })),
  told(15, "orders/updated", order(7001, { lines: [{ quantity: 10, current_quantity: 8 }] })),
  told(16, "orders/create", order(7002, { location_id: 901 })),
  told(17, "orders/cancelled", order(7002, { location_id: 901, cancelled_at: "2026-01-01T00:00:00Z" })),
  told(18, "orders/create", order(7003, { location_id: 901 })),
  told(19, "orders/delete", gone(7003)),
  told(20, "orders/create", order(7004, { location_id: 901 })),
  told(21, "refunds/create", (at) =>
    refundBody({ at, id: 8004, order: 7004, lines: [{ quantity: 3, restock_type: "no_restock" }] }),
  ),
  told(22, "inventory_items/update", (at) => itemBody({ at, cost: "11.25" })),
  told(23, "inventory_items/update", (at) => itemBody({ at, id: 502, tracked: false, cost: null })),
  told(24, "inventory_items/delete", gone(551)),
  told(25, "products/delete", gone(102)),
  told(26, "locations/deactivate", (at) => locationBody({ at, id: 902, name: "Shop floor", active: false })),
  told(27, "locations/activate", (at) => locationBody({ at, id: 902, name: "Shop floor" })),
  told(28, "locations/update", (at) => locationBody({ at, id: 902, name: "Corner shop" })),
  told(29, "locations/delete", gone(903)),
  told(30, "shop/update", (at) => shopBody({ at, name: "Old name", currency: "USD" })),
  told(31, "shop/update", (at) => shopBody({ at, name: "New name", currency: "USD" })),
  told(32, "products/update", (at) => productBody({ at, title: "Better kettle", variants: [{ title: "Red" }, {}] })),
  told(33, "inventory_levels/update", (at) => levelBody({ at, available: 12 })),
  told(34, "app/scopes_update", () => JSON.stringify({ id: 1, previous: [], current: ["read_orders"] })),
  told(35, "bulk_operations/finish", () => JSON.stringify({ admin_graphql_api_id: "gid://shopify/BulkOperation/1" })),
];

const TABLES =
  "locations products variants inventory_items levels level_days movements order_lines refund_lines deleted_orders daily_sales plans overviews alerts events";

it("ends as the story did, whatever the order and number of its deliveries", async () => {
  await deliver(...STORY);
  const expected = await shown();
  expect(expected).toMatchObject({
    sales: [
      { order_units: 8, at: 902 },
      { order_units: 7, at: 901 },
    ],
    levels: [
      { item: 501, at: 901, available: 12 },
      { item: 501, at: 902, available: 6 },
    ],
    items: [
      { id: 501, tracked: 1, cost: 1125, cost_currency: "USD" },
      { id: 502, tracked: 0, cost: null },
    ],
    products: [{ id: 101, title: "Better kettle" }],
    locations: [
      { id: 901, name: "Warehouse", active: 1 },
      { id: 902, name: "Corner shop", active: 1 },
      { id: 903, active: 0 },
    ],
    shop: [{ name: "New name" }],
  });
  for (let seed = 1; seed <= 10; seed++) {
    for (const table of TABLES.split(" ")) await env.DB.exec(`DELETE FROM ${table}`);
    await env.DB.exec("UPDATE shops SET updated_at = 0, triggered_at = 0");
    const random = randomFrom(seed);
    const arrivals = shuffled([...STORY, ...STORY], random);
    if (seed % 2) await deliver(...arrivals);
    else for (const batch of inBatches(arrivals, random)) await consume(await messagesOf(batch));
    expect(await shown(), `seed ${seed}`).toEqual(expected);
  }
});

function inBatches(sent: Sent[], random: () => number) {
  const batches: Sent[][] = [[]];
  for (const each of sent) random() < 0.15 ? batches.push([each]) : batches.at(-1)?.push(each);
  return batches;
}

const messagesOf = async (sent: Sent[]) =>
  (await Promise.all(sent.map((each) => post(each)))).flatMap(({ messages }) => messages);

/** What the rows show, by Shopify's ids. Of what is gone only its absence counts. */
async function shown() {
  const rows = async (text: string) => (await env.DB.prepare(text).all()).results;
  return {
    sales: await rows(
      `SELECT SUM(d.units) AS order_units, c.shopify_id AS "at", v.shopify_id AS variant, d.day FROM daily_sales d
      JOIN variants v ON v.id = d.variant_id LEFT JOIN locations c ON c.id = d.location_id
      WHERE d.units > 0 GROUP BY d.variant_id, d.day, d.location_id ORDER BY 1 DESC`,
    ),
    levels: await rows(
      `SELECT l.inventory_item_id AS item, c.shopify_id AS "at", l.available, l.updated_at, l.doubtful FROM levels l
      JOIN locations c ON c.id = l.location_id WHERE l.deleted_at IS NULL ORDER BY 1, 2`,
    ),
    ledger: await rows(
      `SELECT m.inventory_item_id AS item, c.shopify_id AS "at", SUM(m.delta) AS sum FROM movements m
      JOIN locations c ON c.id = m.location_id GROUP BY 1, 2 HAVING SUM(m.delta) <> 0 ORDER BY 1, 2`,
    ),
    days: await rows(
      `SELECT d.inventory_item_id AS item, c.shopify_id AS "at", d.max_available, d.last_available FROM level_days d
      JOIN locations c ON c.id = d.location_id ORDER BY 1, 2`,
    ),
    items: await rows(
      "SELECT shopify_id AS id, tracked, cost, cost_currency FROM inventory_items WHERE deleted_at IS NULL ORDER BY 1",
    ),
    products: await rows("SELECT shopify_id AS id, title, status FROM products WHERE deleted_at IS NULL ORDER BY 1"),
    variants: await rows("SELECT shopify_id AS id, title FROM variants WHERE deleted_at IS NULL ORDER BY 1"),
    locations: await rows(
      "SELECT shopify_id AS id, iif(deleted_at IS NULL, name, NULL) AS name, active FROM locations ORDER BY 1",
    ),
    plans: await rows(
      `SELECT v.shopify_id AS id, c.shopify_id AS "at", p.available, p.units_30, p.velocity, p.low FROM plans p
      JOIN variants v ON v.id = p.variant_id AND v.deleted_at IS NULL LEFT JOIN locations c ON c.id = p.location_id
      WHERE p.available IS NOT NULL OR p.location_id = 0 ORDER BY 1, 2`,
    ),
    overviews: await rows(
      "SELECT shopify_id AS id, product_title, variant_title, available, untracked, low FROM overviews WHERE hidden = 0 ORDER BY 1",
    ),
    alerts: await rows("SELECT COUNT(*) AS open FROM alerts WHERE closed_at IS NULL"),
    shop: await rows("SELECT name, time_zone, currency, days_time_zone FROM shops"),
  };
}
