import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, it } from "vitest";
import { productWords } from "../../app/catalog/words";
import { saveSupplierRows } from "../../app/replenishment/files/supplier-import.server";
import { listVendors } from "../../app/suppliers/vendors/vendors.server";
import { countedDatabase } from "../support/counted-database";
import { all } from "../support/rows";
import { sendRows } from "./file-rows";
import { givenShop } from "./rows";
import { add, change, OTHER, page, SHOP, vendorRows } from "./supplier-forms";
import { textOf, visit } from "./visit";

beforeEach(async () => {
  await givenShop(1, SHOP);
  await givenShop(2, OTHER);
});

describe("a vendor that no product has", () => {
  const product = (id: number, vendor: string, deletedAt: number | null = null) =>
    env.DB.prepare(
      "INSERT INTO products (shop_id, shopify_id, title, vendor, status, updated_at, triggered_at, deleted_at) VALUES (1, ?, 'Mug', ?, 'active', 1, 1, ?)",
    ).bind(id, vendor, deletedAt);
  beforeEach(() => env.DB.batch([product(901, "Acme"), product(902, "Gone", 5)]));
  const said = (name: string) => `No product in Shopify has the vendor “${name}”`;

  it("is taken and said beside the field, until a product has it", async () => {
    await add({}, ["Acme", "Acmee"]);
    expect(await page("/suppliers/1")).toContain(said("Acmee"));
    await env.DB.batch([product(903, "Acmee")]);
    expect(await page("/suppliers/1")).not.toContain("No product in Shopify");
  });

  it("is said of a deleted product's, and in a file beside its row", async () => {
    await add({}, ["Acme", "Gone"]);
    expect(await page("/suppliers/1")).toContain(said("Gone"));
    const rows = [
      { number: 2, cells: { name: "One", vendors: "Acmee|Bolt" } },
      { number: 3, cells: { name: "Two", vendors: "" } },
    ];
    const shop = { id: 1, timeZone: "UTC", currency: "EUR" };
    const { outcomes } = await saveSupplierRows(env.DB, shop, { check: true, rows }, 1);
    const vendors = expect.stringContaining("has the vendors “Acmee”, “Bolt”");
    expect(outcomes).toEqual([
      { number: 2, kind: "added", notes: { vendors } },
      { number: 3, kind: "added" },
    ]);
  });

  it("is not said of one that a file leaves as it is", async () => {
    await add({}, ["Acme", "Gone"]);
    const rows = [{ number: 2, cells: { name: "Acme Ltd", phone: "+49 1" } }];
    const shop = { id: 1, timeZone: "UTC", currency: "EUR" };
    const { outcomes } = await saveSupplierRows(env.DB, shop, { check: true, rows }, 1);
    expect(outcomes).toEqual([{ number: 2, kind: "changed" }]);
  });

  it("is told from all others, however many products there are", async () => {
    await env.DB.batch(Array.from({ length: 6000 }, (_, index) => product(2000 + index, `Vendor ${index % 20}`)));
    await env.DB.batch([product(9000, "Zoe")]);
    const { database, asked } = countedDatabase(env.DB);
    const vendors = await listVendors(database, { id: 1 });
    expect(vendors.map(({ vendor }) => vendor)).toEqual(
      expect.arrayContaining(["Acme", "Vendor 0", "Vendor 19", "Zoe"]),
    );
    expect(vendors).toHaveLength(22);
    expect(asked.rowsRead).toBeLessThan(200);
  });
});

describe("a vendor is one in whatever case", () => {
  const product = (id: number, vendor: string) =>
    env.DB.prepare(
      "INSERT INTO products (shop_id, shopify_id, title, vendor, vendor_folded, status, updated_at, triggered_at) VALUES (1, ?, 'Mug', ?, ?, 'active', 1, 1)",
    ).bind(id, vendor, productWords({ title: "Mug", vendor }).vendorFolded);
  beforeEach(() =>
    env.DB.batch([product(901, "ACME"), product(902, "Acme"), product(903, "Émile"), product(904, "Zoe")]),
  );
  const file = (...lines: string[][]) => sendRows("/suppliers/file", SHOP, [["name", "vendors"], ...lines]);

  it("and stands with its supplier as the catalogue writes it", async () => {
    await add({}, ["acme", "ÉMILE", "Not sold"]);
    expect((await vendorRows()).map(({ vendor }) => vendor)).toEqual(["ACME", "Not sold", "Émile"]);
    const text = await page("/suppliers/1");
    expect(text).toContain("has the vendor “Not sold”.");
    expect(await (await visit("/vendors", SHOP)).json()).toEqual({
      vendors: [
        { vendor: "ACME", spellings: ["ACME", "Acme"], supplier: "Acme Ltd" },
        { vendor: "Émile", spellings: ["Émile"], supplier: "Acme Ltd" },
        { vendor: "Zoe", spellings: ["Zoe"], supplier: null },
      ],
    });
  });

  it("so that a second supplier does not take it, in the form or in a file", async () => {
    await add({}, ["Acme", "émile"]);
    expect(textOf(await (await add({ name: "Other" }, ["aCmE"])).text())).toContain("aCmE is with Acme Ltd.");
    expect(await file(["Other", "ÉMILE"])).toEqual([expect.stringContaining("is with Acme Ltd.")]);
    expect(await file(["One", "zoe"], ["Two", "ZOE"])).toEqual(["added", expect.stringContaining("is with One.")]);
    expect((await vendorRows()).map(({ vendor }) => vendor)).toEqual(["Acme", "Zoe", "Émile"]);
  });

  it("and a file that writes it another way changes nothing", async () => {
    await add({}, ["Acme", "Émile", "Not sold"]);
    expect(await file(["Acme Ltd", "ACME|émile|NOT SOLD"])).toEqual(["unchanged"]);
    expect(await file(["Acme Ltd", "ACME|acme"])).toEqual(["changed"]);
    expect((await vendorRows()).map(({ vendor }) => vendor)).toEqual(["ACME"]);
  });

  it("but where two suppliers had it before, each keeps its own", async () => {
    await env.DB.prepare(
      "INSERT INTO suppliers (id, shop_id, name, currency, created_at, updated_at) VALUES (1, 1, 'A', 'EUR', 1, 1), (2, 1, 'B', 'EUR', 1, 1)",
    ).run();
    await env.DB.prepare(
      "INSERT INTO supplier_vendors (shop_id, vendor, supplier_id) VALUES (1, 'ACME', 1), (1, 'Acme', 2)",
    ).run();
    await change(1, { name: "A", phone: "1" }, ["ACME"]);
    await change(2, { name: "B", phone: "2" }, ["Acme"]);
    expect(await all("SELECT phone FROM suppliers ORDER BY id")).toEqual([{ phone: "1" }, { phone: "2" }]);
    expect(await vendorRows()).toEqual([
      { shop_id: 1, vendor: "ACME", supplier_id: 1 },
      { shop_id: 1, vendor: "Acme", supplier_id: 2 },
    ]);
  });
});
