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
});

const page = async (path: string) => textOf(await (await visit(path, SHOP)).text());

it.each([
  ["an order", "/purchase-orders/1"],
  ["what is received", "/purchase-orders/1/receive"],
  ["a transfer", "/transfers/1"],
])("of %s whose goods are to come to a location that Shopify has closed since, the page says so", async (_, path) => {
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
    ].map((text) => env.DB.prepare(text)),
  );
  expect(await page("/purchase-orders/1")).not.toContain("is closed in Shopify");
  expect(await page("/transfers/1")).not.toContain("is closed in Shopify");
});
