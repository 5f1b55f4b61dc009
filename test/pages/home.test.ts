import { env } from "cloudflare:workers";
import { beforeEach, expect, it } from "vitest";
import { alertRow, givenShop, overviewRow, planRow } from "./rows";
import { textOf, visit } from "./visit";

const SHOP = "one.myshopify.com";

beforeEach(() => givenShop(1, SHOP));

it("shows each figure with a link to the list that it counts", async () => {
  await env.DB.batch([
    overviewRow(1, 1),
    overviewRow(1, 2, { out: 1, available: 0, cover: 0 }),
    overviewRow(1, 3, { low: 0 }),
    alertRow(1, 1, 11, Date.now() - 7_200_000),
  ]);
  const html = await (await visit("/", SHOP)).text();
  const text = textOf(html);
  expect(text).toContain("Low 2");
  expect(text).toContain("Out of stock 1");
  expect(text).toContain("Open alerts 1");
  expect(text).toContain("Variants 3");
  for (const href of ["/products?tab=low", "/products?tab=out", "/alerts", "/products"])
    expect(html).toContain(`href="${href}"`);
  expect(text).toContain("2 hours ago");
});

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
  expect(text).toContain("You may leave this page");
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
