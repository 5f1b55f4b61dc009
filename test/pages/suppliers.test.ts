import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, it } from "vitest";
import { saveSupplierRows } from "../../app/replenishment/files/supplier-import.server";
import { supplierPage } from "../../app/replenishment/overviews/supplier-list.server";
import { DEAREST } from "../../app/suppliers/details";
import { all } from "../support/rows";
import { givenShop, overviewRow, rowsRead } from "./rows";
import { add, change, OTHER, page, SHOP, vendorRows } from "./supplier-forms";
import { textOf, visit } from "./visit";

beforeEach(async () => {
  await givenShop(1, SHOP);
  await givenShop(2, OTHER);
});

describe("a supplier", () => {
  it("is added with its vendors and its rule, and every plan is made anew", async () => {
    expect((await add()).headers.get("location")).toMatch(/^\/suppliers\/1/);
    expect(await all("SELECT * FROM suppliers")).toMatchObject([
      { shop_id: 1, name: "Acme Ltd", email: "orders@acme.test", notes: null, currency: "EUR", minimum_value: 25050 },
    ]);
    expect(await all("SELECT tax_rate FROM suppliers")).toEqual([{ tax_rate: 550 }]);
    expect(await vendorRows()).toEqual([{ shop_id: 1, vendor: "Acme", supplier_id: 1 }]);
    expect(await all("SELECT * FROM rules WHERE level = 'supplier'")).toMatchObject([
      { shop_id: 1, subject_id: 1, lead_time_days: 21, lead_time_deviation: 3, review_days: 7, service_level: 0.975 },
    ]);
    expect(await all("SELECT shop_id FROM jobs WHERE kind = 'roll-forward'")).toEqual([{ shop_id: 1 }]);
  });

  it("shows in the list and on its page", async () => {
    await add();
    expect(await page("/suppliers")).toMatch(/Acme Ltd Acme 0 orders@acme\.test \+49 40 1 21/);
    const details = await (await visit("/suppliers/1", SHOP)).text();
    expect(details).toContain('value="250.50"');
    expect(details).toContain('value="97.5"');
  });

  it("has no rate of tax that is none", async () => {
    for (const taxRate of ["101", "-1", "5.555", "twenty"]) {
      const refused = await textOf(await (await add({ taxRate })).text());
      expect(refused).toContain("Enter a percentage from 0 to 100, with up to two decimals, or leave it blank.");
    }
    expect(await all("SELECT id FROM suppliers")).toEqual([]);
  });

  it("is changed, with a vendor less and another name", async () => {
    await add({}, ["Acme", "Bolt"]);
    expect(textOf(await (await change(1, { name: "Acme GmbH", leadTimeDays: "" }, ["Bolt"])).text())).toContain(
      "Acme GmbH",
    );
    expect(await all("SELECT name FROM suppliers")).toEqual([{ name: "Acme GmbH" }]);
    expect(await vendorRows()).toEqual([{ shop_id: 1, vendor: "Bolt", supplier_id: 1 }]);
    expect(await all("SELECT lead_time_days, case_pack FROM rules WHERE level = 'supplier'")).toEqual([
      { lead_time_days: null, case_pack: 6 },
    ]);
  });

  it.each([
    { field: "name", value: " ", says: "Enter the supplier's name." },
    { field: "email", value: "acme", says: "Enter one mail address, or none." },
    { field: "currency", value: "EURO", says: "Enter a currency's three letters, such as EUR." },
    { field: "minimumValue", value: "1.234", says: "Enter an amount such as 12.50, or leave it blank." },
    { field: "leadTimeDays", value: "soon", says: "Enter a whole number from 0 to 365, or leave it blank." },
  ])("with '$value' as its $field is refused, and nothing is saved", async ({ field, value, says }) => {
    const text = textOf(await (await add({ [field]: value })).text());
    expect(text).toContain(says);
    expect(text).toContain("Nothing was saved");
    expect(await all("SELECT id FROM suppliers")).toEqual([]);
  });

  it.each([
    { currency: "IDR", most: "1000000000.00", beyond: "1000000000.01", says: "Enter up to IDR 1,000,000,000." },
    { currency: "JPY", most: "100000000000", beyond: "100000000001", says: "Enter up to ¥100,000,000,000." },
    { currency: "KWD", most: "100000000.000", beyond: "100000000.001", says: "Enter up to KWD 100,000,000." },
  ])("has a minimum order of as much as a unit may cost in $currency, and no more", async (told) => {
    const minimum = (minimumValue: string) => add({ currency: told.currency, minimumValue });
    expect(textOf(await (await minimum(told.beyond)).text())).toContain(told.says);
    await minimum(told.most);
    expect(await all("SELECT minimum_value FROM suppliers")).toEqual([{ minimum_value: DEAREST }]);
  });

  it("takes neither another's name nor another's vendor", async () => {
    await add();
    const text = textOf(await (await add({ name: "ACME LTD" })).text());
    expect(text).toContain("Another supplier has this name.");
    expect(text).toContain("Acme is with Acme Ltd. Take it off there first.");
    expect(await all("SELECT name FROM suppliers")).toEqual([{ name: "Acme Ltd" }]);
  });

  it("may have the name and the vendor that another shop's has", async () => {
    await add();
    await add({}, ["Acme"], OTHER);
    expect(await vendorRows()).toEqual([
      { shop_id: 1, vendor: "Acme", supplier_id: 1 },
      { shop_id: 2, vendor: "Acme", supplier_id: 2 },
    ]);
    expect(await all("SELECT shop_id, subject_id FROM rules WHERE level = 'supplier' ORDER BY shop_id")).toEqual([
      { shop_id: 1, subject_id: 1 },
      { shop_id: 2, subject_id: 2 },
    ]);
  });

  it("of another shop is neither shown nor changed nor archived", async () => {
    await add({}, [], OTHER);
    for (const path of ["/suppliers/1", "/suppliers/1/prices", "/suppliers/1/prices/import"])
      expect((await visit(path, SHOP)).status).toBe(404);
    expect((await change(1, { name: "Mine" })).status).toBe(404);
    expect((await visit("/suppliers/1/archive", SHOP, { method: "PUT" })).status).toBe(404);
    expect(await page("/suppliers")).not.toContain("Acme Ltd");
    expect(await all("SELECT name, archived_at FROM suppliers")).toEqual([{ name: "Acme Ltd", archived_at: null }]);
  });

  it("keeps its currency's decimals while its price list holds amounts", async () => {
    await add();
    await env.DB.prepare(
      "INSERT INTO supplier_terms (shop_id, variant_id, supplier_id, unit_cost, updated_at) VALUES (1, 5, 1, 1250, 1)",
    ).run();
    expect(textOf(await (await change(1, { currency: "JPY", minimumValue: "" })).text())).toContain(
      "Clear the unit costs first.",
    );
    await change(1, { currency: "USD" });
    expect(await all("SELECT currency FROM suppliers")).toEqual([{ currency: "USD" }]);
  });

  it("keeps its currency's decimals while its price list holds price breaks alone, or a file leaves its minimum as it was", async () => {
    await add({ minimumValue: "100.00" });
    const shop = { id: 1, timeZone: "UTC", currency: "EUR" };
    const save = (cells: Record<string, string>) =>
      saveSupplierRows(env.DB, shop, { check: false, rows: [{ number: 2, cells: { name: "Acme Ltd", ...cells } }] }, 1);
    const refused = (reason: string) => [
      { number: 2, kind: "refused", refusals: { currency: expect.stringContaining(reason) } },
    ];
    expect((await save({ currency: "JPY" })).outcomes).toEqual(refused("minimum order value"));
    await env.DB.prepare(
      "INSERT INTO supplier_terms (shop_id, variant_id, supplier_id, price_breaks, updated_at) VALUES (1, 5, 1, '[[12,1250]]', 1)",
    ).run();
    expect((await save({ currency: "JPY", minimum_value: "9000" })).outcomes).toEqual(refused("Clear the unit costs"));
    expect(textOf(await (await change(1, { currency: "JPY", minimumValue: "" })).text())).toContain(
      "Clear the unit costs first.",
    );
    expect(await all("SELECT minimum_value FROM suppliers")).toEqual([{ minimum_value: 10000 }]);
  });

  it("frees its vendors and marks when it is archived, and keeps its price list", async () => {
    await add();
    await env.DB.prepare(
      "INSERT INTO supplier_terms (shop_id, variant_id, supplier_id, preferred, updated_at) VALUES (1, 5, 1, 1, 1)",
    ).run();
    await visit("/suppliers/1/archive", SHOP, { method: "PUT" });
    expect(await vendorRows()).toEqual([]);
    expect(await all("SELECT variant_id, preferred FROM supplier_terms")).toEqual([{ variant_id: 5, preferred: 0 }]);
    expect(await page("/suppliers")).not.toContain("Acme Ltd");
    expect(await page("/suppliers?tab=archived")).toContain("Acme Ltd");
    await visit("/suppliers/1/archive", SHOP, { method: "DELETE" });
    expect(await page("/suppliers")).toContain("Acme Ltd");
  });
});

describe("the list", () => {
  beforeEach(async () => {
    await env.DB.prepare(
      `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 100)
      INSERT INTO suppliers (id, shop_id, name, currency, created_at, updated_at) SELECT i, 1, printf('Supplier %03d', i), 'EUR', 1, 1 FROM n`,
    ).run();
    await env.DB.batch([
      env.DB.prepare(
        "INSERT INTO rules (shop_id, level, subject_id, location_id, lead_time_days, updated_at) SELECT 1, 'supplier', id, 0, 9, 1 FROM suppliers",
      ),
      env.DB.prepare(
        "INSERT INTO supplier_vendors (shop_id, vendor, supplier_id) SELECT 1, 'Vendor of ' || name, id FROM suppliers",
      ),
    ]);
  });

  it("goes on where the address says, and back", async () => {
    const second = await page(`/suppliers?after=${encodeURIComponent('["supplier 020",20]')}`);
    expect(second).toContain("Supplier 021");
    expect(second).toContain("Supplier 040");
    expect(second).not.toMatch(/Supplier 020|Supplier 041/);
    const back = await page(`/suppliers?before=${encodeURIComponent('["supplier 021",21]')}`);
    expect(back).toContain("Supplier 001");
    expect(back).not.toContain("Supplier 021");
  });

  it("counts each supplier's variants, as its list holds them", async () => {
    await env.DB.batch([
      ...[1, 2, 3].map((id) => overviewRow(1, id, { supplier_id: 7 })),
      overviewRow(1, 4, { supplier_id: 7, hidden: 1 }),
      env.DB.prepare("UPDATE overviews SET supplier_id = 8 WHERE variant_id = 3"),
    ]);
    const html = await (await visit("/suppliers", SHOP)).text();
    expect(html, "a phone's card has the unit, too").toMatch(
      /<td data-heading="Lead time" data-note="days, as promised"/,
    );
    expect(html).toMatch(/href="\/products\?supplier=7"[^>]*>2</);
    expect(html).toMatch(/href="\/products\?supplier=8"[^>]*>1</);
    expect(await page("/products?supplier=7")).toContain("Select all 2 shown");
  });

  it("is searched by any part of a name", async () => {
    const found = await page("/suppliers?q=ier 07");
    expect(found).toContain("Supplier 077");
    expect(found).not.toContain("Supplier 080");
  });

  it.each([
    { side: "start" as const },
    { side: "after" as const, key: ["supplier 050", 50] as [string, number] },
    { side: "before" as const, key: ["supplier 050", 50] as [string, number] },
  ])("reads no more than 110 rows for a page, $side", async (cursor) => {
    const { read, found, plan } = await rowsRead(supplierPage(env.DB, { id: 1 }, { tab: "active", text: "", cursor }));
    expect(plan).toContain("suppliers_sorted");
    expect(plan).not.toContain("TEMP B-TREE FOR ORDER BY");
    expect(found).toBe(21);
    expect(read).toBeLessThanOrEqual(110);
  });
});
