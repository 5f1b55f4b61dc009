import { env } from "cloudflare:workers";
import { beforeEach, expect, it } from "vitest";
import type { PastLine, PastOrder } from "../../app/purchasing/moving-in/past-order";
import { catalogueRows, givenShop, overviewRow } from "./rows";
import { textOf, visit } from "./visit";

const SHOP = "one.myshopify.com";
const OTHER = "two.myshopify.com";

beforeEach(async () => {
  await givenShop(1, SHOP, "UTC");
  await givenShop(2, OTHER, "UTC");
  await env.DB.batch([
    ...catalogueRows(1, 1),
    overviewRow(1, 1, { sku: "NEW-1", product_title: "Cup", variant_title: "Default Title" }),
    env.DB.prepare("UPDATE variants SET sku = 'NEW-1', sku_folded = 'new-1', barcode = '4006381333931' WHERE id = 1"),
    env.DB.prepare("INSERT OR IGNORE INTO skus (shop_id, sku, variant_id) VALUES (1, 'NEW-1', 1)"),
    env.DB.prepare("INSERT OR IGNORE INTO barcodes (shop_id, form, variant_id) VALUES (1, '04006381333931', 1)"),
    env.DB.prepare(
      `INSERT INTO variants (id, shop_id, shopify_id, title, sku, product_id, deleted_at) VALUES (9, 1, 9009, 'Default Title', 'new-1', 999, 5)`,
    ),
    env.DB.prepare(
      `INSERT INTO rules (shop_id, level, subject_id, location_id, safety_stock, updated_at)
      VALUES (1, 'variant', 9, 0, 7, 1), (1, 'variant', 9, 11, 8, 1), (1, 'variant', 1, 11, 3, 1)`,
    ),
    env.DB.prepare(
      "INSERT INTO suppliers (id, shop_id, name, currency, created_at, updated_at) VALUES (5, 1, 'Acme', 'EUR', 1, 1)",
    ),
    env.DB.prepare(
      "INSERT INTO supplier_terms (shop_id, variant_id, supplier_id, unit_cost, preferred, updated_at) VALUES (1, 9, 5, 250, 1, 1)",
    ),
  ]);
});

const LINE: PastLine = {
  sku: "OLD-1",
  barcode: "4006381333931",
  title: "Cup",
  variantId: null,
  itemId: null,
  supplierSku: null,
  ordered: 10,
  ...{ received: 4, receivedOn: "2026-05-12", unitCost: "4.50", total: null, taxRate: null, pack: null },
};
const ORDER: PastOrder = {
  ...{ number: "1", supplier: "Acme", status: null, isCancelled: false, isOpen: false, orderedOn: "2026-05-02" },
  ...{ expectedOn: null, currency: null, rate: null, destination: null, destinationId: null, note: null },
  lines: [{ ...LINE, barcode: null }],
};
const LOST = { variantId: null, sku: "OLD-1", barcode: null, title: "Cup" };

const bring = (orders: PastOrder[]) =>
  visit("/moving-in/orders", SHOP, {
    ...{ method: "POST", headers: { "content-type": "application/json" } },
    body: JSON.stringify({ check: false, fileId: 1, locationId: 11, orders }),
  });
const link = (links: object[], domain = SHOP) =>
  visit("/moving-in/links", domain, { method: "POST", body: new URLSearchParams({ links: JSON.stringify(links) }) });
const rows = async (sql: string) => (await env.DB.prepare(sql).all<Record<string, unknown>>()).results;
const page = async () => textOf(await (await visit("/moving-in/links", SHOP)).text());

it("offers for what a file named the variant with that title or barcode, and for a deleted one that with its SKU", async () => {
  await bring([ORDER]);
  const shown = await page();
  expect(shown).toContain("by its title");
  expect(shown).toContain("by its SKU");
  expect(shown).toContain("2 rules, 1 supplier price");
  await bring([{ ...ORDER, number: "2", lines: [{ ...LINE, sku: "OLD-2", title: "Something" }] }]);
  expect(await rows("SELECT variant_id FROM purchase_order_lines WHERE told_sku = 'OLD-2'")).toEqual([
    { variant_id: 1 },
  ]);
});

it.each([
  { title: "cUP", shown: "Cup", sorted: null },
  { title: "ÉcLAIR", shown: "Éclair", sorted: "eclair" },
  { title: "ÉcLAIR", shown: "Éclair", sorted: null },
])("offers by its title $shown as $title, its form $sorted", async ({ title, shown, sorted }) => {
  await env.DB.prepare("UPDATE overviews SET product_title = ?, title_sort = ?").bind(shown, sorted).run();
  await bring([{ ...ORDER, lines: [{ ...LINE, barcode: null, title }] }]);
  expect(await page()).toContain("by its title");
  await env.DB.prepare("UPDATE overviews SET product_title = 'Eclair', title_sort = NULL").run();
  expect(await page()).not.toContain("by its title");
});

it("moves the lines of old orders on confirmation, however they spell it, and remembers it for later files", async () => {
  await bring([ORDER, { ...ORDER, number: "2", lines: [{ ...LINE, barcode: null, sku: " old-1" }] }]);
  await link([{ lost: LOST, variantId: 1 }]);
  await bring([{ ...ORDER, number: "3" }]);
  expect(await rows("SELECT DISTINCT variant_id FROM purchase_order_lines")).toEqual([{ variant_id: 1 }]);
  expect(await rows("SELECT units_ordered, units_received FROM purchase_orders")).toEqual(
    [1, 2, 3].map(() => ({ units_ordered: 10, units_received: 4 })),
  );
  expect(await rows("SELECT * FROM incoming")).toEqual([]);
});

it("lets what is still to come of an open order count as on the way once its product is known", async () => {
  await bring([{ ...ORDER, isOpen: true }]);
  expect(await rows("SELECT * FROM incoming")).toEqual([]);
  await link([{ lost: LOST, variantId: 1 }]);
  await link([{ lost: LOST, variantId: 1 }]);
  expect(await rows("SELECT variant_id, quantity FROM incoming")).toEqual([{ variant_id: 1, quantity: 6 }]);
});

it("moves rules and supplier prices of a deleted variant, and leaves what was decided for the new one", async () => {
  await link([{ lost: { variantId: 9, sku: "new-1", barcode: null, title: "Cup" }, variantId: 1 }]);
  expect(
    await rows("SELECT subject_id, location_id, safety_stock FROM rules WHERE level = 'variant' ORDER BY 1, 2"),
  ).toEqual([
    { subject_id: 1, location_id: 0, safety_stock: 7 },
    { subject_id: 1, location_id: 11, safety_stock: 3 },
    { subject_id: 9, location_id: 11, safety_stock: 8 },
  ]);
  expect(await rows("SELECT variant_id, unit_cost, preferred FROM supplier_terms")).toEqual([
    { variant_id: 1, unit_cost: 250, preferred: 1 },
  ]);
});

it("links to no variant that is deleted or another shop's, and takes nothing from another shop", async () => {
  await bring([ORDER]);
  await link([{ lost: LOST, variantId: 9 }]);
  await link([{ lost: LOST, variantId: 1 }], OTHER);
  await link([{ lost: { ...LOST, variantId: 9 }, variantId: 1 }], OTHER);
  expect(await rows("SELECT DISTINCT variant_id FROM purchase_order_lines")).toEqual([{ variant_id: 0 }]);
  expect(await rows("SELECT * FROM variant_links")).toEqual([]);
  expect(await rows("SELECT variant_id FROM supplier_terms")).toEqual([{ variant_id: 9 }]);
  expect((await link([])).status).toBe(400);
});
