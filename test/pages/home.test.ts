import { env } from "cloudflare:workers";
import { beforeEach, expect, it } from "vitest";
import { dayOf } from "../../app/days/calendar";
import { alertRow, givenShop, overviewRow, planRow } from "./rows";
import { textOf, visit } from "./visit";

const SHOP = "one.myshopify.com";

beforeEach(() => givenShop(1, SHOP));

const TODAY = dayOf(Date.now(), "Europe/Berlin");

it("shows each figure with a link to the list that it counts", async () => {
  await env.DB.batch([
    overviewRow(1, 1),
    overviewRow(1, 2, { out: 1, available: 0, cover: 0 }),
    overviewRow(1, 3, { low: 0, standing: null }),
    alertRow(1, 1, 11, Date.now() - 7_200_000),
  ]);
  const html = await (await visit("/", SHOP)).text();
  const text = textOf(html);
  expect(text).toContain("Order now 2 variants");
  expect(text).toContain("Out of stock 1 variant with none left");
  expect(text).toContain("3 variants in your catalogue");
  for (const href of ["/reorder", "/products?tab=out", "/reports/stock-value"])
    expect(html).toContain(`href="${href}"`);
  expect(text).toContain("2 hours ago");
});

it("shows each figure's change since a week ago, its month as a line, and money in the shop's currency", async () => {
  await env.DB.batch([
    overviewRow(1, 1),
    env.DB.prepare(
      `UPDATE shop_counts SET order_now = 12, "out" = 3, risk = 4250, units = 40, incoming = 24, stock_value = 123456 WHERE shop_id = 1`,
    ),
    ...[30, 7, 1].map((ago) => figuresOf(TODAY - ago, ago === 7 ? { order_now: 10, out: 5 } : {})),
    env.DB.prepare(
      "INSERT INTO incoming (shop_id, variant_id, location_id, source, source_id, quantity, expected_day) VALUES (1, 1, 11, 'purchase_order', 5, 24, ?)",
    ).bind(20_700),
  ]);
  const html = await (await visit("/", SHOP)).text();
  const text = textOf(html);
  expect(text).toContain("Order now 12 variants, with €42.50 of sales at risk a day 2 more than a week ago");
  expect(text).toContain("Out of stock 3 variants with none left 2 less than a week ago");
  expect(text).toContain("On the way 24 units, the next on Sep 4 Same as a week ago");
  expect(text).toContain("Stock value €1,235 at cost, of what has a cost €35 more than a week ago");
  // Three days and now.
  expect(html.match(/class="Sparkline"[^>]*><path d="M[\d.]+,[\d.]+(L[\d.]+,[\d.]+){3}"/g)).toHaveLength(4);
});

it("compares with the first day that it knows, and with none where it knows none", async () => {
  await env.DB.batch([overviewRow(1, 1), figuresOf(TODAY - 3, { order_now: 4 }), figuresOf(TODAY - 1, {})]);
  expect(textOf(await (await visit("/", SHOP)).text())).toContain(
    "Order now 1 variant to order before the next review 3 less than 3 days ago",
  );
  await env.DB.exec("DELETE FROM daily_figures");
  const without = await (await visit("/", SHOP)).text();
  expect(textOf(without)).toContain("Order now 1 variant to order before the next review");
  expect(without).not.toContain("FigureCard-Change");
  expect(textOf(without)).not.toContain("compare");
});

it("shows money and what is urgent before the guide, once the shop is read", async () => {
  await env.DB.batch([overviewRow(1, 1), planRow(1, 1, 0, {})]);
  const order = (text: string) =>
    ["Stock value", "Suggested", "Set up Evenstock", "Newest alerts"].map((words) => text.indexOf(words));
  const read = order(textOf(await (await visit("/", SHOP)).text()));
  expect(read).not.toContain(-1);
  expect(read).toEqual([...read].sort((a, b) => a - b));
});

it("shows how much is read before figures of a shop that is half read", async () => {
  await env.DB.batch([
    overviewRow(1, 1),
    env.DB.prepare("UPDATE jobs SET state = 'running', finished_at = NULL WHERE shop_id = 1"),
  ]);
  const text = textOf(await (await visit("/", SHOP)).text());
  expect(text).toContain("You can leave this page");
  expect(text.indexOf("You can leave this page")).toBeLessThan(text.indexOf("Stock value"));
  expect(text).toContain("Stock value");
});

it("sizes a figure by its letters, so that a long one has room on a phone", async () => {
  await env.DB.batch([
    overviewRow(1, 1),
    env.DB.prepare("UPDATE shop_counts SET incoming = 3733401 WHERE shop_id = 1"),
  ]);
  expect(await (await visit("/", SHOP)).text()).toContain('style="--letters:9">3,733,401<');
});

it("says that costs are missing, not that the stock is worth nothing", async () => {
  await env.DB.batch([overviewRow(1, 1), env.DB.prepare("UPDATE shop_counts SET units = 40 WHERE shop_id = 1")]);
  expect(textOf(await (await visit("/", SHOP)).text())).toContain(
    "Stock value – Add what your products cost in Shopify",
  );
});

const figuresOf = (day: number, set: { order_now?: number; out?: number }) =>
  env.DB.prepare(
    `INSERT INTO daily_figures (shop_id, day, order_now, "out", risk, on_the_way, units, stock_value)
    VALUES (1, ?, ?, ?, 0, 24, 0, 120000)`,
  ).bind(day, set.order_now ?? 11, set.out ?? 4);

it("lists first what puts most sales at risk, with what to order", async () => {
  await env.DB.batch([
    overviewRow(1, 1, { product_title: "Little" }),
    overviewRow(1, 2, { product_title: "Much", cover: 2, available: 10, position: 10, suggested: 245 }),
    overviewRow(1, 3, { product_title: "Enough", standing: "soon", low: 0 }),
    planRow(1, 1, 0, { worth: 100 }),
    planRow(1, 2, 0, { worth: 900 }),
    planRow(1, 3, 0, { worth: 5000, standing: "soon" }),
  ]);
  const text = textOf(await (await visit("/", SHOP)).text());
  expect(text.indexOf("Much")).toBeLessThan(text.indexOf("Little"));
  expect(text).not.toContain("Enough");
  expect(text).toMatch(/Much Large MUG-L 10 5\.0 2 .* in 2 days 45 245/);
});

it("says that the shop has no products", async () => {
  expect(textOf(await (await visit("/", SHOP)).text())).toContain("No products yet");
});

it("shows the import while it runs", async () => {
  await env.DB.prepare("UPDATE jobs SET state = 'running', finished_at = NULL").run();
  const text = textOf(await (await visit("/", SHOP)).text());
  expect(text).toContain("You can leave this page");
  expect(text).not.toContain("No products yet");
});

it("names the app to App Bridge before any other script", async () => {
  const html = await (await visit("/", SHOP)).text();
  const head = html.slice(0, html.indexOf("</head>"));
  expect(head).toContain('<meta name="shopify-api-key" content="test-key"/>');
  expect(head.indexOf("shopify-api-key")).toBeLessThan(head.indexOf("<script"));
  expect(head.match(/<script[^>]*>/)?.[0]).toContain("app-bridge");
  expect(html).toContain("<ui-nav-menu>");
});

it("answers 404 with what to do for an address that leads nowhere", async () => {
  const answer = await visit("/nowhere", SHOP);
  expect(answer.status).toBe(404);
  expect(textOf(await answer.text())).toContain("Nothing was changed");
});
