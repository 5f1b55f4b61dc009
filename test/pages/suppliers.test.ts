import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, it } from "vitest";
import { productWords } from "../../app/catalog/words";
import { saveSupplierRows } from "../../app/replenishment/files/supplier-import.server";
import { listSuppliers, supplierPage } from "../../app/replenishment/overviews/supplier-list.server";
import { makeSupplierForms } from "../../app/suppliers/forms-made.server";
import { foldNames } from "../../app/suppliers/names/folded-names.server";
import { listVendors } from "../../app/suppliers/vendors/vendors.server";
import { countedDatabase } from "../support/counted-database";
import { fileLines, sendRows } from "./file-rows";
import { givenShop, overviewRow, rowsRead } from "./rows";
import { textOf, visit } from "./visit";

const SHOP = "one.myshopify.com";
const OTHER = "two.myshopify.com";

beforeEach(async () => {
  await givenShop(1, SHOP);
  await givenShop(2, OTHER);
});

const FIELDS = {
  name: "Acme Ltd",
  email: "orders@acme.test",
  phone: "+49 40 1",
  notes: "",
  currency: "EUR",
  minimumValue: "250.50",
  leadTimeDays: "21",
  leadTimeDeviation: "3",
  reviewDays: "7",
  coverDays: "",
  minimumOrder: "",
  casePack: "6",
  serviceLevel: "97.5",
  taxRate: "5.5",
};

const form = (fields: Partial<typeof FIELDS> = {}, vendors: string[] = ["Acme"]) =>
  new URLSearchParams([...Object.entries({ ...FIELDS, ...fields }), ...vendors.map((vendor) => ["vendors", vendor])]);

const add = (fields: Partial<typeof FIELDS> = {}, vendors?: string[], shop = SHOP) =>
  visit("/suppliers/new", shop, { method: "POST", body: form(fields, vendors), redirect: "manual" });
const change = (id: number, fields: Partial<typeof FIELDS>, vendors?: string[]) =>
  visit(`/suppliers/${id}`, SHOP, { method: "PUT", body: form(fields, vendors) });
const page = async (path: string, shop = SHOP) => textOf(await (await visit(path, shop)).text());
const rows = async (sql: string) => (await env.DB.prepare(sql).all()).results;
const vendorRows = () => rows("SELECT shop_id, vendor, supplier_id FROM supplier_vendors ORDER BY shop_id, vendor");

describe("a supplier", () => {
  it("is added with its vendors and its rule, and every plan is made anew", async () => {
    expect((await add()).headers.get("location")).toMatch(/^\/suppliers\/1/);
    expect(await rows("SELECT * FROM suppliers")).toMatchObject([
      { shop_id: 1, name: "Acme Ltd", email: "orders@acme.test", notes: null, currency: "EUR", minimum_value: 25050 },
    ]);
    expect(await rows("SELECT tax_rate FROM suppliers")).toEqual([{ tax_rate: 550 }]);
    expect(await vendorRows()).toEqual([{ shop_id: 1, vendor: "Acme", supplier_id: 1 }]);
    expect(await rows("SELECT * FROM rules WHERE level = 'supplier'")).toMatchObject([
      { shop_id: 1, subject_id: 1, lead_time_days: 21, lead_time_deviation: 3, review_days: 7, service_level: 0.975 },
    ]);
    expect(await rows("SELECT shop_id FROM jobs WHERE kind = 'roll-forward'")).toEqual([{ shop_id: 1 }]);
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
      expect(refused).toContain("Enter a percentage from 0 to 100, or leave it blank.");
    }
    expect(await rows("SELECT id FROM suppliers")).toEqual([]);
  });

  it("is changed, with a vendor less and another name", async () => {
    await add({}, ["Acme", "Bolt"]);
    expect(textOf(await (await change(1, { name: "Acme GmbH", leadTimeDays: "" }, ["Bolt"])).text())).toContain(
      "Acme GmbH",
    );
    expect(await rows("SELECT name FROM suppliers")).toEqual([{ name: "Acme GmbH" }]);
    expect(await vendorRows()).toEqual([{ shop_id: 1, vendor: "Bolt", supplier_id: 1 }]);
    expect(await rows("SELECT lead_time_days, case_pack FROM rules WHERE level = 'supplier'")).toEqual([
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
    expect(await rows("SELECT id FROM suppliers")).toEqual([]);
  });

  it("takes neither another's name nor another's vendor", async () => {
    await add();
    const text = textOf(await (await add({ name: "ACME LTD" })).text());
    expect(text).toContain("Another supplier has this name.");
    expect(text).toContain("Acme is with Acme Ltd. Take it off there first.");
    expect(await rows("SELECT name FROM suppliers")).toEqual([{ name: "Acme Ltd" }]);
  });

  it("may have the name and the vendor that another shop's has", async () => {
    await add();
    await add({}, ["Acme"], OTHER);
    expect(await vendorRows()).toEqual([
      { shop_id: 1, vendor: "Acme", supplier_id: 1 },
      { shop_id: 2, vendor: "Acme", supplier_id: 2 },
    ]);
    expect(await rows("SELECT shop_id, subject_id FROM rules WHERE level = 'supplier' ORDER BY shop_id")).toEqual([
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
    expect(await rows("SELECT name, archived_at FROM suppliers")).toEqual([{ name: "Acme Ltd", archived_at: null }]);
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
    expect(await rows("SELECT currency FROM suppliers")).toEqual([{ currency: "USD" }]);
  });

  it("frees its vendors and marks when it is archived, and keeps its price list", async () => {
    await add();
    await env.DB.prepare(
      "INSERT INTO supplier_terms (shop_id, variant_id, supplier_id, preferred, updated_at) VALUES (1, 5, 1, 1, 1)",
    ).run();
    await visit("/suppliers/1/archive", SHOP, { method: "PUT" });
    expect(await vendorRows()).toEqual([]);
    expect(await rows("SELECT variant_id, preferred FROM supplier_terms")).toEqual([{ variant_id: 5, preferred: 0 }]);
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
  ])("reads no more than 110 rows for a page, $side", async (place) => {
    const { read, found, plan } = await rowsRead(supplierPage(env.DB, { id: 1 }, { tab: "active", text: "", place }));
    expect(plan).toContain("suppliers_sorted");
    expect(plan).not.toContain("TEMP B-TREE FOR ORDER BY");
    expect(found).toBe(21);
    expect(read).toBeLessThanOrEqual(110);
  });
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
    expect(await rows("SELECT phone FROM suppliers ORDER BY id")).toEqual([{ phone: "1" }, { phone: "2" }]);
    expect(await vendorRows()).toEqual([
      { shop_id: 1, vendor: "ACME", supplier_id: 1 },
      { shop_id: 1, vendor: "Acme", supplier_id: 2 },
    ]);
  });
});

describe("the file of suppliers", () => {
  const HEADINGS = [
    "name",
    "email",
    "phone",
    "currency",
    "lead_time_days",
    "lead_time_deviation",
    "minimum_value",
    "vendors",
  ];
  const send = (lines: string[][], options?: { check: boolean }) =>
    sendRows("/suppliers/file", SHOP, [HEADINGS, ...lines], options);
  const ACME = ["Acme", "a@acme.test", "+49 1", "EUR", "21", "2.5", "100", "Acme|Bolt"];

  it("adds, changes and leaves alone, and sent again it changes nothing", async () => {
    expect(await send([ACME, ["Cup Co", "", "", "", "", "", "", ""]])).toEqual(["added", "added"]);
    expect(await send([ACME, ["cup co", "", "", "", "5", "", "", ""]])).toEqual(["unchanged", "changed"]);
    expect(await send([ACME, ["cup co", "", "", "", "5", "", "", ""]])).toEqual(["unchanged", "unchanged"]);
    expect(await rows("SELECT name, currency, minimum_value FROM suppliers ORDER BY id")).toEqual([
      { name: "Acme", currency: "EUR", minimum_value: 10000 },
      { name: "cup co", currency: "EUR", minimum_value: null },
    ]);
    expect(await rows("SELECT subject_id, lead_time_days FROM rules WHERE level = 'supplier'")).toEqual([
      { subject_id: 1, lead_time_days: 21 },
      { subject_id: 2, lead_time_days: 5 },
    ]);
    expect(await vendorRows()).toHaveLength(2);
  });

  it("takes back an archived supplier that it names, with what it says", async () => {
    await send([ACME]);
    await visit("/suppliers/1/archive", SHOP, { method: "PUT" });
    expect(await send([ACME], { check: true })).toEqual(["changed"]);
    expect(await page("/suppliers?tab=archived")).toContain("Acme");
    expect(await send([ACME])).toEqual(["changed"]);
    expect(await rows("SELECT name, archived_at FROM suppliers")).toEqual([{ name: "Acme", archived_at: null }]);
    expect(await vendorRows()).toHaveLength(2);
    expect(await send([ACME])).toEqual(["unchanged"]);
  });

  it("leaves alone what it has no column for", async () => {
    await send([ACME]);
    expect(
      await sendRows("/suppliers/file", SHOP, [
        ["name", "phone"],
        ["Acme", "+49 2"],
      ]),
    ).toEqual(["changed"]);
    expect(await rows("SELECT phone, email, minimum_value FROM suppliers")).toEqual([
      { phone: "+49 2", email: "a@acme.test", minimum_value: 10000 },
    ]);
    expect(await vendorRows()).toHaveLength(2);
  });

  it("refuses a row with its reason and takes the others", async () => {
    await add({ name: "Holder" }, ["Taken"]);
    expect(
      await send([
        ["", "", "", "", "", "", "", ""],
        ["Bad mail", "x", "", "", "", "", "", ""],
        ["Bad days", "", "", "", "-1", "", "", ""],
        ["Bad money", "", "", "JPY", "", "", "1.50", ""],
        ["Bad vendor", "", "", "", "", "", "", "Taken"],
        ["Good", "", "", "", "", "", "", "Free"],
        ["Late", "", "", "", "", "", "", "Free"],
        ["good", "", "", "", "", "", "", ""],
      ]),
    ).toEqual([
      "Enter the supplier's name.",
      "Enter one mail address, or none.",
      "Enter a whole number from 0 to 365, or leave it blank.",
      "Enter an amount such as 12.50, or leave it blank.",
      "Taken is with Holder. Take it off there first.",
      "added",
      "Free is with Good. Take it off there first.",
      "Row 7 is about the same.",
    ]);
    expect(await rows("SELECT name FROM suppliers ORDER BY name")).toEqual([{ name: "Good" }, { name: "Holder" }]);
  });

  it("is checked without saving anything", async () => {
    expect(await send([ACME], { check: true })).toEqual(["added"]);
    expect(await rows("SELECT id FROM suppliers")).toEqual([]);
    expect(await rows("SELECT shop_id FROM jobs WHERE kind = 'roll-forward'")).toEqual([]);
  });

  it("comes out as it went in, formulas made harmless", async () => {
    await send([ACME, ["=cmd()", "", "-1+2", "JPY", "", "", "500", ""]]);
    await add({ name: "Theirs" }, [], OTHER);
    const [headings, ...lines] = await fileLines("/suppliers/file", SHOP);
    expect(headings).toMatch(
      /^Name,Email,Phone,Currency,Lead time \(days\),Lead time varies by \(days\),Minimum order value,Vendors,/,
    );
    expect(lines.map((line) => line.split(",").slice(0, HEADINGS.length).join(","))).toEqual([
      "'=cmd(),,'-1+2,JPY,,,500,",
      "Acme,a@acme.test,'+49 1,EUR,21,2.5,100,Acme|Bolt",
    ]);
  });
});

describe("names in every alphabet", () => {
  const send = (...names: string[]) => sendRows("/suppliers/file", SHOP, [["name"], ...names.map((name) => [name])]);

  it("are one supplier's whatever their case, in the form, in its file and in a file of rules", async () => {
    await add({ name: "Équipe Straße" }, []);
    expect(textOf(await (await add({ name: "ÉQUIPE STRASSE" }, [])).text())).toContain(
      "Another supplier has this name.",
    );
    expect(await send("e\u0301quipe strasse")).toEqual(["changed"]);
    expect(await send("Équipe Straße", "équipe STRASSE")).toEqual(["changed", "Row 2 is about the same."]);
    expect(
      await sendRows("/rules/file", SHOP, [
        ["level", "sku_or_product_or_supplier", "lead_time_days"],
        ["supplier", "ÉQUIPE straße", "9"],
      ]),
    ).toEqual(["changed"]);
    expect(await rows("SELECT name, name_folded FROM suppliers")).toEqual([
      { name: "Équipe Straße", name_folded: "équipe strasse" },
    ]);
    expect(await page("/suppliers?q=ÉQUI")).toContain("Équipe Straße");
  });

  it("of two that were two before stay apart: the younger is numbered", async () => {
    await env.DB.prepare(
      `INSERT INTO suppliers (id, shop_id, name, currency, created_at, updated_at)
      VALUES (1, 1, 'É', 'EUR', 1, 1), (2, 1, 'é', 'EUR', 1, 1), (3, 1, 'é (2)', 'EUR', 1, 1), (4, 2, 'é', 'EUR', 1, 1)`,
    ).run();
    while ((await foldNames(env.DB)) === "more");
    expect(await rows("SELECT name, name_folded FROM suppliers ORDER BY id")).toEqual([
      { name: "É", name_folded: "é" },
      { name: "é (3)", name_folded: "é (3)" },
      { name: "é (2)", name_folded: "é (2)" },
      { name: "é", name_folded: "é" },
    ]);
  });

  it("stand where a reader looks for them, in the list, page by page, and in the file", async () => {
    const names = ["Zoe", "Émile", "elm", "Fern", "ÄPFEL", "Øre", "Öl", "apricot"];
    const read = ["ÄPFEL", "apricot", "elm", "Émile", "Fern", "Öl", "Øre", "Zoe"];
    expect(await send(...names)).toEqual(names.map(() => "added"));
    const listed = async () => {
      const place = { tab: "active" as const, text: "", place: { side: "start" as const } };
      return (await listSuppliers(env.DB, { id: 1 }, place)).rows.map(({ name }) => name);
    };
    expect(await listed()).toEqual(read);
    expect((await fileLines("/suppliers/file", SHOP)).slice(1).map((line) => line.split(",")[0])).toEqual(read);
    await env.DB.prepare("UPDATE suppliers SET name_sort = NULL").run();
    expect(await listed()).not.toEqual(read);
    expect(await makeSupplierForms(env.DB, 3)).toBe("more");
    while ((await makeSupplierForms(env.DB, 3)) === "more");
    expect(await listed()).toEqual(read);
    const after = { side: "after" as const, key: ["elm", 3] as [string, number] };
    const beyond = await supplierPage(env.DB, { id: 1 }, { tab: "active", text: "", place: after });
    expect(beyond.map(({ name }) => name)).toEqual(read.slice(3));
  });

  it("of vendors from before they were folded are folded", async () => {
    await env.DB.prepare("INSERT INTO supplier_vendors (shop_id, vendor, supplier_id) VALUES (1, 'ÉMILE', 1)").run();
    while ((await makeSupplierForms(env.DB, 1)) === "more");
    expect(await rows("SELECT vendor_folded FROM supplier_vendors")).toEqual([{ vendor_folded: "émile" }]);
  });

  it("that a spreadsheet has shortened are refused as new ones", async () =>
    expect(await send("4.00638E+12")).toEqual([
      "A spreadsheet has shortened this number. Write all of its digits, in a column formatted as text.",
    ]));

  it("of vendors pass from one supplier to another in one file", async () => {
    await add({ name: "A" }, ["One"]);
    await add({ name: "B" }, ["Two"]);
    const swap = (a: string, b: string) =>
      sendRows("/suppliers/file", SHOP, [
        ["name", "vendors"],
        ["A", a],
        ["B", b],
      ]);
    expect(await swap("Two", "One")).toEqual(["changed", "changed"]);
    expect(await vendorRows()).toEqual([
      { shop_id: 1, vendor: "One", supplier_id: 2 },
      { shop_id: 1, vendor: "Two", supplier_id: 1 },
    ]);
    expect(await swap("One", "One")).toEqual(["One is with B. Take it off there first.", "unchanged"]);
  });
});
