import { env } from "cloudflare:workers";
import { beforeEach, expect, it } from "vitest";
import type { JobMessage } from "../../app/jobs/messages";
import { TOPICS, type TopicName } from "../../workers/deliveries/topics/table";
import {
  connectionBody,
  itemBody,
  levelBody,
  locationBody,
  orderBody,
  productBody,
  refundBody,
  shopBody,
} from "../support/bodies";
import { countedDatabase } from "../support/counted-database";
import { farewell, redaction } from "../support/jobs";
import { randomFrom, shuffled } from "../support/random";
import { first, rowsOf } from "../support/rows";
import { consume, deliver, installShop, post } from "../support/shopify";

beforeEach(() => installShop());

it("leads from an order to velocity, stock and an alert", async () => {
  const now = Date.now();
  await deliver(
    { topic: "products/update", body: productBody({ at: now - 9000 }) },
    { topic: "inventory_levels/update", body: levelBody({ available: 40, at: now - 8000 }) },
    { topic: "orders/create", body: orderBody({ at: now - 7000, lines: [{ quantity: 30 }] }) },
  );
  const plan = await first("SELECT * FROM plans WHERE location_id <> 0");
  expect(plan).toMatchObject({
    available: 40,
    units_7: 30,
    units_30: 30,
    days_30: 30,
    velocity: 1,
    reorder_point: 7,
    low: 0,
    cover: 40,
  });
  await deliver({ topic: "inventory_levels/update", body: levelBody({ available: 7, at: now - 6000 }) });
  expect(await first("SELECT low, available FROM plans WHERE location_id <> 0")).toEqual({ low: 1, available: 7 });
  expect(await first("SELECT position_then, reorder_point_then, closed_at FROM alerts")).toEqual({
    position_then: 7,
    reorder_point_then: 7,
    closed_at: null,
  });
  expect(await first("SELECT low, alerts, variants FROM shop_counts")).toEqual({ low: 1, alerts: 1, variants: 1 });
  await deliver({ topic: "inventory_levels/update", body: levelBody({ available: 70, at: now - 5000 }) });
  expect(await first("SELECT COUNT(*) AS n, SUM(closed_at IS NULL) AS open FROM alerts")).toEqual({ n: 1, open: 0 });
  expect(await first("SELECT low, alerts FROM shop_counts")).toEqual({ low: 0, alerts: 0 });
  expect((await rowsOf("overviews")).overviews).toMatchObject([
    { product_title: "Kettle", sku: "SKU-301", available: 70, velocity: 1 },
  ]);
});

const TABLES = ["locations", "products", "levels", "level_days", "order_lines", "daily_sales", "plans", "overviews"];

it("ends the same whatever the order and number of arrivals", async () => {
  const now = Date.now();
  const at = (seconds: number) => ({ at: now - 100_000 + seconds * 1000 });
  const sent = [
    { topic: "products/update", body: productBody({ ...at(1), variants: [{}, {}] }), triggeredAt: at(1).at },
    {
      topic: "products/update",
      body: productBody({ ...at(5), title: "Better kettle", variants: [{ title: "Red" }] }),
      triggeredAt: at(5).at,
    },
    { topic: "inventory_levels/update", body: levelBody({ available: 3, ...at(2) }), triggeredAt: at(2).at },
    { topic: "inventory_levels/update", body: levelBody({ available: 9, ...at(6) }), triggeredAt: at(6).at },
    { topic: "orders/create", body: orderBody({ ...at(3), lines: [{ quantity: 4 }] }), triggeredAt: at(3).at },
    {
      topic: "orders/create",
      body: orderBody({
        ...at(3),
        updatedAt: at(7).at,
        lines: [{ quantity: 4, current_quantity: 1 }],
        location_id: 901,
      }),
      triggeredAt: at(7).at,
    },
  ];
  await deliver(...sent);
  const expected = await normalised();
  for (let seed = 1; seed <= 12; seed++) {
    for (const table of [...TABLES, "variants", "movements", "alerts"]) await env.DB.exec(`DELETE FROM ${table}`);
    await deliver(...shuffled([...sent, ...sent], randomFrom(seed)));
    expect(await normalised(), `seed ${seed}`).toEqual(expected);
  }
});

/** Local ids and rows of what is gone depend on who came first; everything that is shown must not. */
async function normalised() {
  const query = (text: string) =>
    env.DB.prepare(text)
      .all()
      .then((answer) => answer.results);
  return [
    await query(
      "SELECT shopify_id, title, product_id, inventory_item_id, updated_at FROM variants WHERE deleted_at IS NULL ORDER BY 1",
    ),
    await query("SELECT shopify_id, title, updated_at FROM products"),
    await query("SELECT inventory_item_id, available, updated_at, doubtful FROM levels"),
    await query("SELECT inventory_item_id, day, max_available, last_available FROM level_days"),
    await query("SELECT line_id, day, quantity, current_quantity, location_id > 0 AS placed FROM order_lines"),
    await query("SELECT day, units, location_id > 0 AS placed FROM daily_sales WHERE units > 0"),
    await query(
      "SELECT v.shopify_id, p.available, p.units_30, p.velocity, p.reorder_point, p.low FROM plans p JOIN variants v ON v.id = p.variant_id WHERE v.deleted_at IS NULL ORDER BY 1, p.location_id",
    ),
    await query(
      "SELECT shopify_id, product_title, variant_title, available, low FROM overviews WHERE hidden = 0 ORDER BY 1",
    ),
    await query("SELECT SUM(delta) AS available FROM movements"),
  ];
}

it("takes a mixed batch of a hundred in two round trips and at most twenty-three statements", async () => {
  const messages = [];
  for (let n = 0; n < 25; n++) {
    const id = 101 + n;
    const variants = [{ id: 1000 + n, inventory_item_id: 5000 + n }];
    messages.push(...(await post({ topic: "products/update", body: productBody({ id, variants }) })).messages);
    messages.push(...(await post({ topic: "inventory_levels/update", body: levelBody({ item: 5000 + n }) })).messages);
    messages.push(
      ...(await post({ topic: "orders/create", body: orderBody({ id: 7000 + n, lines: [{ variant_id: 1000 + n }] }) }))
        .messages,
    );
    messages.push(...(await post({ topic: n ? "unknown/topic" : "orders/create", body: n ? "{}" : "{" })).messages);
  }
  const { database, asked } = countedDatabase(env.DB);
  const { explicitAcks } = await consume(messages, { DB: database });
  expect(explicitAcks).toHaveLength(100);
  expect(asked.roundTrips).toBe(2);
  expect(asked.statements).toBeLessThanOrEqual(23);
  expect(await first("SELECT COUNT(*) AS n FROM overviews WHERE units = 1 AND available = 10")).toEqual({ n: 25 });
});

it("takes a hundred deliveries of all topics at once in three round trips and at most twenty-five statements", async () => {
  const GONE = "gone.myshopify.com";
  await installShop({ id: 2, domain: GONE });
  const id = (n: number) => JSON.stringify({ id: n });
  const bodies: Record<TopicName, string> = {
    "app/uninstalled": farewell(GONE),
    "app/scopes_update": "{}",
    "bulk_operations/finish": "{}",
    "customers/data_request": "{}",
    "customers/redact": "{}",
    "shop/redact": redaction(GONE),
    "shop/update": shopBody(),
    "orders/create": orderBody(),
    "orders/updated": orderBody({ id: 7002 }),
    "orders/cancelled": orderBody({ id: 7003, cancelled_at: "2026-01-01T00:00:00Z" }),
    "orders/delete": id(7002),
    "refunds/create": refundBody({ lines: [{ location_id: 901 }] }),
    "products/create": productBody(),
    "products/update": productBody({ variants: [{}, {}] }),
    "products/delete": id(109),
    "inventory_items/create": itemBody(),
    "inventory_items/update": itemBody({ id: 502 }),
    "inventory_items/delete": id(509),
    "inventory_levels/connect": levelBody(),
    "inventory_levels/update": levelBody({ item: 502 }),
    "inventory_levels/disconnect": connectionBody({ item: 503 }),
    "locations/create": locationBody(),
    "locations/update": locationBody(),
    "locations/activate": locationBody(),
    "locations/deactivate": locationBody({ id: 902, active: false }),
    "locations/delete": id(903),
  };
  expect(Object.keys(bodies).sort()).toEqual(Object.keys(TOPICS).sort());
  const sent = Object.entries(bodies).map(([topic, body]) => ({
    ...{ topic, body },
    shop: ["app/uninstalled", "shop/redact"].includes(topic) ? GONE : "a.myshopify.com",
  }));
  const times4 = [...sent, ...sent, ...sent, ...sent.slice(0, 21), { topic: "orders/create", body: "{" }];
  const messages = (await Promise.all(times4.map((each) => post(each)))).flatMap((answer) => answer.messages);
  const { database, asked } = countedDatabase(env.DB);
  const { explicitAcks, jobs } = await consume(messages, { DB: database });
  expect(explicitAcks).toHaveLength(messages.length);
  expect(messages).toHaveLength(100);
  expect(asked.roundTrips).toBeLessThanOrEqual(3);
  expect(asked.statements).toBeLessThanOrEqual(25);
  expect(jobs.filter(({ kind }: JobMessage) => kind !== "erase" && kind !== "uninstall")).toEqual(
    ["converge-subscriptions", "import", "reconcile", "rebuild-days", "replan"].map((kind) => ({
      kind,
      shop: "a.myshopify.com",
    })),
  );
});
