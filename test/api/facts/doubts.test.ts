import { env } from "cloudflare:workers";
import { beforeEach, expect, it } from "vitest";
import { itemBody, orderBody, productBody } from "../../support/bodies";
import { first } from "../../support/rows";
import { consume, installShop, post } from "../../support/shopify";

const AT = Date.UTC(2026, 5, 1, 12);

beforeEach(() => installShop());

const told = async (topic: string, body: string, triggeredAt = AT) =>
  (await post({ topic, body, triggeredAt })).messages;
const order = (quantity: number, more: Record<string, unknown> = {}) =>
  told("orders/updated", orderBody({ at: AT, lines: [{ quantity: 9, current_quantity: quantity }], ...more }));
const product = (title: string, sku = "SKU") =>
  told("products/update", productBody({ at: AT, title, variants: [{ sku }] }));

const READ_ORDER = { kind: "read-orders", shop: "a.myshopify.com", orders: ["7001"] };
const READ_PRODUCT = { kind: "read-product", shop: "a.myshopify.com", productId: "101" };

it("has an order read again of which two bodies of one version differ, apart, together and whichever comes first", async () => {
  expect((await consume(await order(9))).jobs).toEqual([]);
  expect((await consume(await order(5))).jobs).toEqual([READ_ORDER]);
  const cancelled = { cancelled_at: new Date(AT).toISOString() };
  expect((await consume([...(await order(9)), ...(await order(9, cancelled))])).jobs).toEqual([READ_ORDER]);
});

it("has an order read again that two bodies of one version place differently", async () => {
  await consume(await order(9));
  expect((await consume(await order(9, { location_id: 901 }))).jobs).toEqual([READ_ORDER]);
});

it("believes what is newer, and a duplicate, without asking", async () => {
  await consume(await order(9));
  expect((await consume(await order(9))).jobs).toEqual([]);
  const newer = await told(
    "orders/updated",
    orderBody({ at: AT, lines: [{ quantity: 9, current_quantity: 5 }] }),
    AT + 1,
  );
  expect((await consume(newer)).jobs).toEqual([]);
  expect((await consume(await order(9))).jobs).toEqual([]);
  expect(await first("SELECT current_quantity FROM order_lines")).toEqual({ current_quantity: 5 });
});

it("has a product read again of which two bodies of one version differ, in itself or in a variant", async () => {
  expect((await consume(await product("Kettle"))).jobs).toEqual([]);
  expect((await consume(await product("Pot"))).jobs).toEqual([READ_PRODUCT]);
  expect((await consume(await product("Kettle", "OTHER"))).jobs).toEqual([READ_PRODUCT]);
  // Two readings a minute serve all that is told of a product within it.
  expect((await consume(await product("Kettle", "ONE MORE"))).jobs).toEqual([]);
  await restOver();
  const dearer = productBody({ at: AT, title: "Kettle", variants: [{ sku: "SKU", price: "99.00" }] });
  expect((await consume(await told("products/update", dearer))).jobs).toEqual([READ_PRODUCT]);
  expect((await consume(await product("Kettle"))).jobs).toEqual([]);
});

it("has an item read again of which two bodies of one version say otherwise whether it is tracked, or what it costs", async () => {
  const item = (tracked: boolean, cost: string) => told("inventory_items/update", itemBody({ tracked, cost, at: AT }));
  const READ = { kind: "read-levels", shop: "a.myshopify.com", items: ["501"] };
  expect((await consume(await item(true, "1.00"))).jobs).toEqual([]);
  expect((await consume(await item(true, "1.00"))).jobs).toEqual([]);
  expect((await consume(await item(false, "1.00"))).jobs).toEqual([READ]);
  expect((await consume(await item(true, "2.00"))).jobs).toEqual([READ]);
  const newer = await told("inventory_items/update", itemBody({ tracked: false, at: AT }), AT + 1);
  expect((await consume(newer)).jobs).toEqual([]);
});

/** A minute later, as far as asking again goes. */
const restOver = () => env.DB.prepare("DELETE FROM askings").run();
