import { env } from "cloudflare:workers";
import { beforeEach, expect, it } from "vitest";
import { catalogueRows, givenShop, overviewRow, planRow } from "./rows";
import { textOf, visit } from "./visit";

const SHOP = "one.myshopify.com";
const SAID = "Warehouse is closed in Shopify";

beforeEach(async () => {
  await givenShop(1, SHOP, "UTC");
  await env.DB.batch([
    ...catalogueRows(1, 1),
    overviewRow(1, 1, {}),
    planRow(1, 1, 0, {}),
    planRow(1, 1, 11, {}),
    env.DB.prepare(
      "INSERT INTO suppliers (id, shop_id, name, currency, created_at, updated_at) VALUES (5, 1, 'Clayworks', 'EUR', 1, 1)",
    ),
  ]);
  const send = (path: string, fields: Record<string, string>) =>
    visit(path, SHOP, { method: "POST", body: new URLSearchParams(fields) });
  await send("/purchase-orders/new", { supplierId: "5", locationId: "11", formToken: "token-0001" });
  await send("/purchase-orders/1/lines", { variantId: "1", quantity: "24", formToken: "token-0002" });
  const lines = '[{"variantId":1,"quantity":6}]';
  await send("/transfers", { formToken: "token-0003", from: "12", to: "11", lines });
  await send("/counts/new", { name: "Shelf", locationId: "11", choice: "all", formToken: "token-0004" });
});

const page = async (path: string) => textOf(await (await visit(path, SHOP)).text());

it.each([
  ["an order", "/purchase-orders/1"],
  ["an order on its way to its supplier", "/purchase-orders/1/send"],
  ["what is received", "/purchase-orders/1/receive"],
  ["a transfer", "/transfers/1"],
  ["a count", "/counts/1"],
])("of %s at a location that Shopify has closed since, the page says so", async (_, path) => {
  expect(await page(path)).not.toContain("is closed in Shopify");
  await env.DB.exec("UPDATE locations SET active = 0 WHERE id = 11");
  expect(await page(path)).toContain(SAID);
});

it("says nothing of it where nothing is to come any more", async () => {
  await env.DB.batch(
    [
      "UPDATE locations SET active = 0 WHERE id = 11",
      "UPDATE purchase_orders SET state = 'cancelled'",
      "UPDATE transfers SET state = 'cancelled'",
      "UPDATE stock_counts SET state = 'cancelled'",
    ].map((text) => env.DB.prepare(text)),
  );
  expect(await page("/purchase-orders/1")).not.toContain("is closed in Shopify");
  expect(await page("/purchase-orders/1/send")).not.toContain("is closed in Shopify");
  expect(await page("/transfers/1")).not.toContain("is closed in Shopify");
  expect(await page("/counts/1")).not.toContain("is closed in Shopify");
});

async function said(path: string) {
  const html = await (await visit(path, SHOP)).text();
  return { leads: html.includes('href="/products/1"'), gone: textOf(html).includes("No longer in Shopify") };
}

it.each(["/purchase-orders/1", "/purchase-orders/1/receive", "/purchase-orders/1/costs", "/transfers/1"])(
  "%s says of a product that Shopify has it no more, and leads to no page that it has not",
  async (path) => {
    await env.DB.exec("UPDATE purchase_orders SET state = 'sent'");
    expect(await said(path)).toEqual({ leads: true, gone: false });
    await env.DB.exec("UPDATE variants SET deleted_at = 5 WHERE id = 1");
    expect(await said(path)).toEqual({ leads: false, gone: true });
  },
);
