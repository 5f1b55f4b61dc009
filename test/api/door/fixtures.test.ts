import { afterEach, beforeEach, expect, it, vi } from "vitest";
import appUninstalled from "../../fixtures/shopify/app-uninstalled.json?raw";
import bulkOperationsFinish from "../../fixtures/shopify/bulk-operations-finish.json?raw";
import customersDataRequest from "../../fixtures/shopify/customers-data-request.json?raw";
import customersRedact from "../../fixtures/shopify/customers-redact.json?raw";
import inventoryLevelsUpdate from "../../fixtures/shopify/inventory-levels-update.json?raw";
import ordersCancelled from "../../fixtures/shopify/orders-cancelled.json?raw";
import ordersCreate from "../../fixtures/shopify/orders-create.json?raw";
import productsDelete from "../../fixtures/shopify/products-delete.json?raw";
import productsUpdate from "../../fixtures/shopify/products-update.json?raw";
import shopRedact from "../../fixtures/shopify/shop-redact.json?raw";
import { work } from "../../support/jobs";
import { everyRow, first, rowsIn } from "../../support/rows";
import { consume, installShop, post, SHOP } from "../../support/shopify";

afterEach(() => void vi.restoreAllMocks());
beforeEach(() => installShop());

const TRIGGERED_AT = Date.UTC(2026, 5, 1, 12);

/** Twice and in two batches: Shopify repeats itself. */
async function deliverTwice(topic: string, body: string) {
  const sent = { topic, body, triggeredAt: TRIGGERED_AT, webhookId: "w-1" };
  const { status, messages } = await post(sent);
  expect(status).toBe(200);
  const { explicitAcks, jobs } = await consume(messages);
  expect(explicitAcks).toHaveLength(messages.length);
  await consume((await post(sent)).messages);
  return jobs;
}

it("makes sales history of orders/create: two lines of one variant, a test order counting nothing", async () => {
  await deliverTwice("orders/create", ordersCreate);
  const at = Date.UTC(2022, 0, 1);
  const line = {
    shop_id: 1,
    order_id: "820982911946154508",
    variant_id: 1,
    location_id: 0,
    day: 18993,
    processed_at: at,
  };
  const sale = { quantity: 1, current_quantity: 1, cancelled: 0, test: 1, triggered_at: TRIGGERED_AT, was_day: null };
  expect(await rowsIn("order_lines", "line_id")).toMatchObject([
    { ...line, ...sale, line_id: "141249953214522974" },
    { ...line, ...sale, line_id: "866550311766439020" },
  ]);
  expect(await rowsIn("daily_sales")).toEqual([{ shop_id: 1, variant_id: 1, day: 18993, location_id: 0, units: 0 }]);
  expect(await rowsIn("variants")).toMatchObject([
    { shop_id: 1, shopify_id: "808950810", product_id: "632910392", title: null, updated_at: 0 },
  ]);
  expect(await first("SELECT units_365, velocity, low FROM plans WHERE location_id = 0")).toEqual({
    units_365: 0,
    velocity: 0,
    low: 0,
  });
  expect(await first("SELECT hidden FROM overviews")).toEqual({ hidden: 1 });
  expect(await counts()).toEqual([{ shop_id: 1, topic: "orders/create", outcome: "accepted", count: 2 }]);
});

it("refreshes the catalogue from products/update: a product and its two variants, by ids above 2^53", async () => {
  expect(await deliverTwice("products/update", productsUpdate)).toEqual([]);
  expect(await rowsIn("products")).toEqual([
    {
      shop_id: 1,
      shopify_id: "788032119674292922",
      title: "Example T-Shirt",
      vendor: "Acme",
      status: "active",
      image_url: null,
      updated_at: Date.UTC(2022, 0, 1),
      triggered_at: TRIGGERED_AT,
      deleted_at: null,
      title_folded: null,
      title_sort: null,
      vendor_folded: null,
      product_type: "Shirts",
      product_type_folded: "shirts",
      words: "example t-shirt acme shirt",
    },
  ]);
  const variant = {
    shop_id: 1,
    product_id: "788032119674292922",
    inventory_item_id: null,
    sku: null,
    barcode: null,
    price: 1999,
    continues_selling: 0,
    created_day: 18991,
    triggered_at: TRIGGERED_AT,
    deleted_at: null,
  };
  expect(await rowsIn("variants", "shopify_id")).toMatchObject([
    { ...variant, shopify_id: "642667041472713922", title: "Small", updated_at: Date.UTC(2021, 11, 31) },
    { ...variant, shopify_id: "757650484644203962", title: "Medium", updated_at: Date.UTC(2022, 0, 1) },
  ]);
  expect(await first("SELECT variants, low, untracked FROM shop_counts")).toEqual({
    variants: 2,
    low: 0,
    untracked: 2,
  });
});

it("writes the level, its movement and its day from inventory_levels/update, at a location it had not met", async () => {
  await deliverTwice("inventory_levels/update", inventoryLevelsUpdate);
  const updated_at = Date.UTC(2020, 4, 25, 23, 35, 10);
  const level = { shop_id: 1, inventory_item_id: "34269676896353", location_id: 1 };
  expect(await rowsIn("locations")).toMatchObject([{ shop_id: 1, shopify_id: "36167909473", name: null, active: 1 }]);
  expect(await rowsIn("levels")).toMatchObject([
    { ...level, available: 0, updated_at, triggered_at: TRIGGERED_AT, doubtful: 0, deleted_at: null },
  ]);
  expect(await rowsIn("level_days")).toMatchObject([{ ...level, day: 18407, max_available: 0, last_available: 0 }]);
  expect(await rowsIn("movements")).toMatchObject([{ ...level, delta: 0, available_after: 0, cause: "shopify" }]);
});

/** Shopify's samples name no shop, or a placeholder. */
const uninstalledBy = (shop: string) =>
  appUninstalled.replace('"myshopify_domain": null', `"myshopify_domain": "${shop}"`);
const redactedBy = (shop: string) => shopRedact.replace("{shop}.myshopify.com", shop);

it("keeps app/uninstalled as a row, and nothing of the shop's address; without a token the shop has gone", async () => {
  const jobs = await deliverTwice("app/uninstalled", uninstalledBy(SHOP));
  expect(jobs).toEqual([{ kind: "uninstall", shop: SHOP, triggeredAt: TRIGGERED_AT }]);
  expect(await everyRow()).not.toMatch(/super@supertoys|Freedonia|190 MacLaren/i);
  await work(jobs);
  expect(await first("SELECT uninstalled_at FROM shops")).toEqual({ uninstalled_at: TRIGGERED_AT });
  for (const table of ["tokens", "shop_settings", "rules"]) expect(await rowsIn(table)).toEqual([]);
});

it("asks for the erasure of the shop at shop/redact", async () => {
  const jobs = await deliverTwice("shop/redact", redactedBy(SHOP));
  expect(jobs).toEqual([{ kind: "erase", shop: SHOP, triggeredAt: TRIGGERED_AT }]);
});

it.each([
  ["app/uninstalled", appUninstalled],
  ["shop/redact", shopRedact],
])("puts %s aside where its body names no shop, as the sample's does not", async (topic, body) => {
  expect(await deliverTwice(topic, body)).toEqual([]);
  expect(await first("SELECT uninstall_told, erasure_told FROM shops")).toEqual({
    uninstall_told: null,
    erasure_told: null,
  });
  expect(await rowsIn("quarantine")).toMatchObject([{ topic }]);
});

it.each([
  ["customers/data_request", customersDataRequest],
  ["customers/redact", customersRedact],
])("answers %s, logs that nothing is held, and holds nothing of the customer", async (topic, body) => {
  const logged = vi.spyOn(console, "log").mockImplementation(() => {});
  expect(await deliverTwice(topic, body)).toEqual([]);
  const lines = logged.mock.calls.map(([line]) => JSON.parse(String(line)));
  expect(lines.filter(({ at }) => at === "inbox")).toMatchObject([
    { topic, shop: SHOP, outcome: "nothing held" },
    { topic, shop: SHOP, outcome: "nothing held" },
  ]);
  expect(await counts()).toEqual([{ shop_id: 1, topic, outcome: "accepted", count: 2 }]);
  expect(await everyRow()).not.toMatch(/john@example|555-625|191167/);
});

it.each([
  ["orders/cancelled", ordersCancelled],
  ["products/delete", productsDelete],
  ["bulk_operations/finish", bulkOperationsFinish],
])("takes %s without an error, keeping no buyer", async (topic, body) => {
  await deliverTwice(topic, body);
  expect(await counts()).toMatchObject([{ shop_id: 1, topic, count: 2 }]);
  expect(await everyRow()).not.toMatch(/jon@example|john@example|Steve|Shipper|555-555/);
});

/** That these bodies of long ago come late is counted beside. */
const counts = async () =>
  (await rowsIn("delivery_counts", "topic", "shop_id, topic, outcome, count")).filter(
    ({ outcome }) => outcome !== "late",
  );
