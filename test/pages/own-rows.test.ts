import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, it } from "vitest";
import { fileLines } from "./file-rows";
import { catalogueRows, givenShop, overviewRow } from "./rows";
import { doJob, textOf, visit } from "./visit";

const SHOP = "one.myshopify.com";
const OTHER = "two.myshopify.com";

beforeEach(async () => {
  await givenShop(1, SHOP);
  await givenShop(2, OTHER);
});

const shops = async () =>
  (await env.DB.prepare("SELECT id, domain, uninstalled_at IS NULL AS open FROM shops ORDER BY id").all()).results;

describe("deleting everything", () => {
  const erase = (name: string) => visit("/erasures", SHOP, { method: "POST", body: new URLSearchParams({ name }) });

  it("takes the shop's name, and changes nothing without it", async () => {
    for (const name of ["", "another", OTHER]) {
      const { refused } = await (await erase(name)).json<{ refused: string }>();
      expect(refused).toContain(SHOP);
    }
    expect(await shops()).toEqual([
      { id: 1, domain: SHOP, open: 1 },
      { id: 2, domain: OTHER, open: 1 },
    ]);
  });

  it("puts the rows out of reach at once, erases them, and leaves other shops alone", async () => {
    await overviewRow(2, 9).run();
    await overviewRow(1, 8).run();
    expect(await (await erase(` ${SHOP} `)).json()).toEqual({ refused: null });
    expect(await env.DB.prepare("SELECT shop_id FROM tokens").all()).toMatchObject({ results: [{ shop_id: 2 }] });
    await doJob("erase");
    expect(await shops()).toEqual([{ id: 2, domain: OTHER, open: 1 }]);
    expect(await env.DB.prepare("SELECT shop_id FROM overviews").all()).toMatchObject({ results: [{ shop_id: 2 }] });
  });

  it("says what is next, on a page that no shop is needed for", async () => {
    const page = textOf(await (await visit("/erased", "nobody.myshopify.com")).text());
    expect(page).toContain("Open Evenstock from Apps in your Shopify admin.");
  });
});

describe("exporting everything", () => {
  beforeEach(async () => {
    const sold = (shopId: number, variantId: number, day: number, locationId: number, units: number) =>
      env.DB.prepare(
        "INSERT INTO daily_sales (shop_id, variant_id, day, location_id, units) VALUES (?, ?, ?, ?, ?)",
      ).bind(...[shopId, variantId, day, locationId, units]);
    const supplier = (id: number, shopId: number, name: string, currency: string) =>
      env.DB.prepare(
        "INSERT INTO suppliers (id, shop_id, name, currency, created_at, updated_at) VALUES (?, ?, ?, ?, 1, 1)",
      ).bind(id, shopId, name, currency);
    const price = (shopId: number, variantId: number, supplierId: number, cost: number) =>
      env.DB.prepare(
        "INSERT INTO supplier_terms (shop_id, variant_id, supplier_id, unit_cost, preferred, updated_at) VALUES (?, ?, ?, ?, 0, 1)",
      ).bind(shopId, variantId, supplierId, cost);
    await env.DB.batch([
      ...catalogueRows(1, 8),
      overviewRow(1, 8),
      overviewRow(2, 9),
      sold(1, 8, 20_001, 12, 3),
      sold(1, 8, 20_000, 11, 2),
      sold(1, 8, 20_000, 0, 1),
      sold(2, 9, 20_000, 21, 7),
      ...[supplier(1, 1, "Acme", "EUR"), supplier(2, 1, "Bolt", "JPY"), supplier(3, 2, "Theirs", "EUR")],
      ...[price(1, 8, 1, 325), price(1, 8, 2, 500), price(2, 9, 3, 999)],
    ]);
  });

  it("has what sold on each day at each location, of this shop only", async () => {
    expect(await fileLines("/sales/file", SHOP)).toEqual([
      "shopify_id,sku,product,variant,day,location,units",
      "gid://shopify/ProductVariant/1008,MUG-L,Blue mug,Large,2024-10-04,,1",
      "gid://shopify/ProductVariant/1008,MUG-L,Blue mug,Large,2024-10-04,Warehouse,2",
      "gid://shopify/ProductVariant/1008,MUG-L,Blue mug,Large,2024-10-05,Shop floor,3",
    ]);
  });

  it("has the price lists of all suppliers, each in its own currency", async () => {
    expect(await fileLines("/prices/file", SHOP)).toEqual([
      "supplier,currency,sku,shopify_id,supplier_sku,unit_cost,minimum_order,case_pack,lead_time_days,supplier_description,price_breaks,backup,preferred",
      "Acme,EUR,MUG-L,gid://shopify/ProductVariant/1008,,3.25,,,,,,no,no",
      "Bolt,JPY,MUG-L,gid://shopify/ProductVariant/1008,,500,,,,,,no,no",
    ]);
  });
});
