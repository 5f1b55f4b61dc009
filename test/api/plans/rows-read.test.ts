import { env } from "cloudflare:workers";
import { beforeEach, expect, it } from "vitest";
import type { InboxMessage } from "../../../workers/deliveries/messages";
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
import { consume, installShop, post } from "../../support/shopify";

const TODAY = Math.floor(Date.now() / 86_400_000);
const VARIANTS = 5000;
const WINDOWS = [7, 14, 30, 60, 90, 180, 365];
const PLAN_COLUMNS = `shop_id, variant_id, location_id, as_of_day, available, incoming, position,
  ${WINDOWS.map((window) => `units_${window}`).join(", ")}, ${WINDOWS.map((window) => `days_${window}`).join(", ")},
  known_days, unobserved_days, velocity, safety_stock, reorder_point, cover, low`;

beforeEach(async () => {
  await installShop();
  await fillShop();
});

/** 5,000 variants at two locations, each with a plan, a level of many days, sales of forty days and an open alert. */
async function fillShop() {
  const each = (count: number) =>
    `(WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < ${count - 1}) SELECT i FROM n)`;
  const plan = Array.from({ length: 17 }, () => "1").join(", ");
  await env.DB.batch(
    [
      `INSERT INTO locations (id, shop_id, shopify_id, name) VALUES (1, 1, 901, 'One'), (2, 1, 902, 'Two')`,
      `INSERT INTO products (shop_id, shopify_id, title, vendor, status, image_url, updated_at, triggered_at, deleted_at) SELECT 1, 100 + i, 'Kettle ' || i, 'Acme', 'active', NULL, 1, 1, NULL FROM ${each(VARIANTS / 10)}`,
      `INSERT INTO variants (id, shop_id, shopify_id, product_id, inventory_item_id, title, created_day, updated_at, triggered_at)
        SELECT i + 1, 1, 10000 + i, 100 + i / 10, 50000 + i, 'Size ' || i, 18000, 1, 1 FROM ${each(VARIANTS)}`,
      `INSERT INTO levels (shop_id, inventory_item_id, location_id, available, updated_at, triggered_at, doubtful, deleted_at)
        SELECT 1, 50000 + v.i, l.i + 1, 40, 1, 1, 0, NULL FROM ${each(VARIANTS)} v, ${each(2)} l`,
      `INSERT INTO level_days SELECT 1, 50000 + v.i, 1, ${TODAY} - d.i, 40, 40, 1, 1 FROM ${each(VARIANTS)} v, ${each(20)} d`,
      `INSERT INTO daily_sales SELECT 1, v.i + 1, ${TODAY} - d.i, d.i % 3, 2 FROM ${each(VARIANTS)} v, ${each(40)} d`,
      `INSERT INTO order_lines (shop_id, line_id, order_id, variant_id, location_id, day, processed_at, quantity, current_quantity, cancelled, test,
          updated_at, triggered_at, was_variant_id, was_location_id, was_day, placed_by_refund)
        SELECT 1, 100000 + v.i * 40 + d.i, 1, v.i + 1, d.i % 3, ${TODAY} - d.i, 1, 2, 2, 0, 0, 1, 1, NULL, NULL, NULL, 0
        FROM ${each(VARIANTS)} v, ${each(40)} d`,
      `INSERT INTO incoming (shop_id, variant_id, location_id, source, source_id, quantity, expected_day) SELECT 1, v.i + 1, 1, 'purchase_order', 1, 5, NULL FROM ${each(VARIANTS)} v`,
      `INSERT INTO plans (${PLAN_COLUMNS}) SELECT 1, v.i + 1, l.i, ${TODAY}, 1, 0, 1, ${plan}, 1, 5, 1, 1 FROM ${each(VARIANTS)} v, ${each(3)} l`,
      `INSERT INTO alerts (shop_id, variant_id, location_id, opened_at, initial, position_then, reorder_point_then)
        SELECT 1, v.i + 1, 1, 1, 0, 1, 5 FROM ${each(VARIANTS)} v`,
    ].map((text) => env.DB.prepare(text)),
  );
}

/** What a consumer's batch reads, by statement: deterministic, unlike its time. */
async function rowsRead(messages: InboxMessage[]) {
  const read: number[] = [];
  const DB = new Proxy(env.DB, {
    get(target, name) {
      if (name === "prepare") return (text: string) => target.prepare(text);
      if (name !== "batch") return Reflect.get(target, name);
      return async (statements: D1PreparedStatement[]) => {
        const answers = await target.batch(statements);
        read.push(...answers.map((answer) => answer.meta.rows_read));
        return answers;
      };
    },
  });
  await consume(messages, { DB });
  return { sum: read.reduce((sum, rows) => sum + rows, 0), read: read.join(" + ") };
}

const through = async (...sent: Parameters<typeof post>[0][]) =>
  (await Promise.all(sent.map((each) => post(each)))).flatMap(({ messages }) => messages);

const order = (n: number) => ({
  topic: "orders/create",
  body: orderBody({ id: 7000 + n, location_id: 901, lines: [{ variant_id: 10_000 + n, product_id: 100 }] }),
});

it("reads less than 3,000 rows for one order in a shop of 5,000 variants", async () => {
  const { sum, read } = await rowsRead(await through(order(0)));
  expect(sum, read).toBeLessThan(3000);
});

it("reads hardly more where the shop keeps hundreds of promotions of other variants", async () => {
  const before = await rowsRead(await through(order(0)));
  await env.DB.prepare(
    `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 400)
    INSERT INTO promotions (shop_id, level, subject_id, name, from_day, to_day, updated_at)
    SELECT 1, iif(i % 2, 'variant', 'product'), 2000 + i, 'Sale', ?1 - i % 90, ?1, 1 FROM n`,
  )
    .bind(TODAY)
    .run();
  const { sum, read } = await rowsRead(await through(order(0)));
  expect(sum, read).toBeLessThan(before.sum + 50);
});

it("reads less than 3,000 rows for one level in a shop of 5,000 variants", async () => {
  const sent = { topic: "inventory_levels/update", body: levelBody({ item: 50_007, available: 3 }) };
  const { sum, read } = await rowsRead(await through(sent));
  expect(sum, read).toBeLessThan(3000);
});

it("reads rows by the number of variants that a batch touches, not by its square", async () => {
  const orders = (from: number, count: number) => through(...Array.from({ length: count }, (_, n) => order(from + n)));
  const ten = await rowsRead(await orders(100, 10));
  const hundred = await rowsRead(await orders(1000, 100));
  expect(hundred.sum, `${ten.read} against ${hundred.read}`).toBeLessThan(11 * ten.sum);
});

it("reads less than 1,500 rows a variant for a product of ten", async () => {
  const variants = Array.from({ length: 10 }, (_, n) => ({ id: 10_010 + n, inventory_item_id: 50_010 + n }));
  const { sum, read } = await rowsRead(
    await through({ topic: "products/update", body: productBody({ id: 101, variants }) }),
  );
  expect(sum, read).toBeLessThan(15_000);
});

it("reads less than 3,000 rows for each of the other topics in a shop of 5,000 variants", async () => {
  await rowsRead(await through(order(50), order(51)));
  const sent = [
    { topic: "orders/delete", body: JSON.stringify({ id: 7050 }) },
    { topic: "refunds/create", body: refundBody({ order: 7051, lines: [{ location_id: 901 }] }) },
    { topic: "inventory_items/update", body: itemBody({ id: 50_009 }) },
    { topic: "inventory_items/delete", body: JSON.stringify({ id: 50_010 }) },
    { topic: "inventory_levels/disconnect", body: connectionBody({ item: 50_011 }) },
    { topic: "locations/update", body: locationBody() },
    { topic: "locations/delete", body: JSON.stringify({ id: 902 }) },
    { topic: "shop/update", body: shopBody() },
  ];
  for (const each of sent) {
    const { sum, read } = await rowsRead(await through(each));
    expect(sum, `${each.topic}: ${read}`).toBeLessThan(3000);
  }
  const { sum, read } = await rowsRead(await through({ topic: "products/delete", body: JSON.stringify({ id: 120 }) }));
  expect(sum, `products/delete: ${read}`).toBeLessThan(15_000);
});
