import { env } from "cloudflare:workers";
import { beforeEach, expect, it } from "vitest";
import { catalogueRows, givenShop, overviewRow } from "./rows";
import { textOf, visit } from "./visit";

const SHOP = "one.myshopify.com";
const OTHER = "two.myshopify.com";
const AT = 1_700_000_000_000;

beforeEach(async () => {
  await givenShop(1, SHOP, "UTC");
  await givenShop(2, OTHER, "UTC");
  await env.DB.batch([
    ...catalogueRows(1, 1),
    overviewRow(1, 1),
    env.DB.prepare(
      `INSERT INTO purchase_orders (id, shop_id, number, state, supplier_id, location_id, currency, source, created_at, updated_at)
      VALUES (9, 1, 'PO-0009', 'sent', 5, 11, 'EUR', 'hand', 1, 1)`,
    ),
    env.DB.prepare(
      "INSERT INTO receipts (id, shop_id, order_id, state, received_day, created_by, created_at) VALUES (3, 1, 9, 'submitted', 1, '77', 1)",
    ),
    env.DB.prepare(
      `INSERT INTO order_lines (shop_id, line_id, order_id, variant_id, location_id, day, processed_at, quantity, current_quantity, cancelled, test, updated_at, triggered_at, order_name)
      VALUES (1, 1, 4501, 1, 11, ?2, ?1, 2, 2, 0, 0, 1, 1, '#1001'), (1, 2, 4502, 1, 12, ?2, ?1, 2, 2, 0, 0, 1, 1, NULL), (2, 3, 9999, 1, 11, ?2, ?1, 2, 2, 0, 0, 1, 1, '#9')`,
    ).bind(AT, Math.floor(AT / 86_400_000)),
    env.DB.prepare(
      `INSERT INTO transfers (id, shop_id, number, state, from_id, to_id, created_at, updated_at)
      VALUES (8, 1, 'T-0031', 'received', 11, 12, 1, 1), (9, 2, 'T-0999', 'received', 21, 22, 1, 1)`,
    ),
  ]);
});

const moved = (shop: number, delta: number, after: number | null, at: number, of: Record<string, unknown> = {}) => {
  const columns = { cause: "shopify", location_id: 11, reference: null, reason: null, who: null, ...of };
  return env.DB.prepare(
    `INSERT INTO movements (shop_id, inventory_item_id, delta, available_after, at, recorded_at, ${Object.keys(columns).join(", ")})
    VALUES (?, 2001, ?, ?, ?, 1, ?, ?, ?, ?, ?)`,
  ).bind(shop, delta, after, at, ...Object.values(columns));
};
const page = async (query = "", shop = SHOP) =>
  textOf(await (await visit(`/products/1/movements${query}`, shop)).text());

it("names and links the order of a receipt, a count, a transfer and a sale, each once", async () => {
  const ours = (reference: string | null, reason: string, who: string | null) => ({
    cause: "adjustment",
    reference,
    reason,
    who,
  });
  await env.DB.batch([
    moved(1, 40, 40, AT - 9000, { cause: "import" }),
    moved(1, 6, 46, AT - 8000, ours("gid://evenstock/Receipt/3", "received", null)),
    moved(1, -1, 45, AT - 7000, ours("gid://evenstock/Count/5", "cycle_count_available", "42")),
    moved(1, -4, 41, AT - 6000, ours("gid://evenstock/Transfer/8", "other", "42")),
    moved(1, 0, 41, AT - 5500, ours("gid://evenstock/Transfer/9", "other", "42")),
    moved(1, -3, 38, AT - 5000, ours(null, "damaged", "42")),
    moved(1, -2, 36, AT + 1000),
    moved(1, -2, 34, AT + 2000),
    moved(2, 888, 888, AT),
  ]);
  const text = await page();
  expect(text).toContain("Opening stock Shopify 0 +40 40");
  expect(text).toContain("Receipt of PO-0009 Received A colleague 40 +6 46");
  expect(text).toContain("Count 5 You 46 -1 45");
  expect(text).toContain("Transfer T-0031");
  expect(text).toContain("Adjusted in Evenstock Damaged You 41 -3 38");
  expect(text).toContain("Sale #1001 by its time and units");
  expect(text).toContain("Changed in Shopify Shopify 36 -2 34");
  expect(text).not.toMatch(/888|4502|9999|T-0999/);
  const html = await (await visit("/products/1/movements", SHOP)).text();
  for (const to of ["/purchase-orders/9/receive", "/counts/5", "/transfers/8"]) expect(html).toContain(`href="${to}"`);
  expect(html).toContain('/store/one/orders/4501"');
  // The variant's own page says the newest of them the same way.
  const own = await (await visit("/products/1", SHOP)).text();
  expect(textOf(own)).toContain("Sale #1001 by its time and units");
  expect(own).toContain('href="/purchase-orders/9/receive"');
});

it("goes page by page, at all locations or at one", async () => {
  await env.DB.batch(
    Array.from({ length: 120 }, (_, at) => moved(1, 1, at + 1, AT + at, { location_id: at % 2 ? 12 : 11 })),
  );
  const linesOf = (text: string) => text.match(/Changed in Shopify/g)?.length;
  expect(linesOf(await page())).toBe(50);
  expect(await page()).toContain("119 +1 120");
  const next = await page(`?after=${JSON.stringify([AT + 70, 71])}`);
  expect(next).toContain("69 +1 70");
  expect(next).not.toContain("70 +1 71");
  expect(linesOf(await page(`?after=${JSON.stringify([AT + 20, 21])}`))).toBe(20);
  expect(await page(`?before=${JSON.stringify([AT + 20, 21])}`)).toContain("21 +1 22");
  const there = await page("?location=12");
  expect(there).toContain("Shop floor Changed in Shopify");
  expect(there).not.toContain("Warehouse Changed in Shopify");
});

it("is no other shop's", async () => {
  expect((await visit("/products/1/movements", OTHER)).status).toBe(404);
});
