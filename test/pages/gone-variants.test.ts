import { env } from "cloudflare:workers";
import { beforeEach, expect, it } from "vitest";
import { catalogueRows, givenShop, overviewRow, planRow } from "./rows";
import { textOf, visit } from "./visit";

const SHOP = "one.myshopify.com";

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
  await env.DB.exec("UPDATE purchase_orders SET state = 'sent'");
});

async function said(path: string) {
  const html = await (await visit(path, SHOP)).text();
  return { leads: html.includes('href="/products/1"'), gone: textOf(html).includes("No longer in Shopify") };
}

it.each(["/purchase-orders/1", "/purchase-orders/1/receive", "/purchase-orders/1/costs", "/transfers/1"])(
  "%s says of a product that Shopify has it no more, and leads to no page that it has not",
  async (path) => {
    expect(await said(path)).toEqual({ leads: true, gone: false });
    await env.DB.exec("UPDATE variants SET deleted_at = 5 WHERE id = 1");
    expect(await said(path)).toEqual({ leads: false, gone: true });
  },
);
