import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, it } from "vitest";
import { savePriceRows } from "../../app/replenishment/files/price-import.server";
import { pricePage } from "../../app/replenishment/overviews/price-list.server";
import { DEAREST } from "../../app/suppliers/details";
import { PRICES_FORMAT } from "../../app/suppliers/price-file";
import { fileLines, sendRows } from "./file-rows";
import { givenShop, overviewRow, rowsRead } from "./rows";
import { textOf, visit } from "./visit";

const SHOP = "one.myshopify.com";
const OTHER = "two.myshopify.com";

beforeEach(async () => {
  await givenShop(1, SHOP);
  await givenShop(2, OTHER);
  await env.DB.batch([
    ...supplier(1, 1, "Acme"),
    ...supplier(2, 1, "Bolt"),
    ...supplier(3, 2, "Theirs"),
    ...variant(1, 1, "MUG-L"),
    ...variant(1, 2, "CUP"),
    ...variant(1, 3, "TWIN"),
    ...variant(1, 4, "twin"),
    ...variant(1, 5, ""),
    ...variant(1, 6, "X"),
    ...variant(1, 7, '12" "big"'),
    ...variant(2, 9, "ELSEWHERE"),
  ]);
});

const supplier = (id: number, shopId: number, name: string) => [
  env.DB.prepare(
    "INSERT INTO suppliers (id, shop_id, name, currency, created_at, updated_at) VALUES (?, ?, ?, 'EUR', 1, 1)",
  ).bind(id, shopId, name),
];

const variant = (shopId: number, id: number, sku: string) => [
  env.DB.prepare(
    "INSERT INTO variants (id, shop_id, shopify_id, product_id, inventory_item_id, title, sku) VALUES (?, ?, ?, ?, ?, 'Large', ?)",
  ).bind(id, shopId, id + 1000, id + 3000, id + 2000, sku),
  env.DB.prepare(
    "INSERT INTO products (shop_id, shopify_id, title, vendor, status, updated_at, triggered_at) VALUES (?, ?, ?, '', 'active', 1, 1)",
  ).bind(shopId, id + 3000, `Product ${id}`),
  overviewRow(shopId, id, { product_title: `Product ${id}`, sku }),
];

const FIELDS = {
  supplierSku: "A-1",
  unitCost: "3.25",
  minimumOrder: "10",
  casePack: "5",
  leadTimeDays: "",
  preferred: "yes",
};
const put = (supplierId: number, variantId: number, fields: Partial<typeof FIELDS & { priceBreaks: string }> = {}) =>
  visit(`/suppliers/${supplierId}/prices/${variantId}.data`, SHOP, {
    method: "PUT",
    body: new URLSearchParams({ ...FIELDS, ...fields }),
  });
const terms = async () =>
  (await env.DB.prepare("SELECT * FROM supplier_terms ORDER BY shop_id, supplier_id, variant_id").all()).results;

describe("a line of a price list", () => {
  it("is added, changed and shown", async () => {
    await put(1, 1);
    await put(1, 1, { unitCost: "3,50", casePack: "" });
    expect(await terms()).toMatchObject([
      {
        shop_id: 1,
        supplier_id: 1,
        variant_id: 1,
        supplier_sku: "A-1",
        unit_cost: 350,
        minimum_order: 10,
        case_pack: null,
        preferred: 1,
      },
    ]);
    const page = await (await visit("/suppliers/1/prices", SHOP)).text();
    expect(textOf(page)).toMatch(/Product 1 Large (Info )?Preferred MUG-L A-1 €3\.50 – Edit/);
    expect(page).toMatch(/aria-label="Minimum order of Product 1 Large MUG-L"[^>]* value="10"/);
  });

  it("takes the mark of the preferred from the other suppliers' lines", async () => {
    await put(1, 1);
    await put(2, 1);
    expect(await terms()).toMatchObject([
      { supplier_id: 1, preferred: 0 },
      { supplier_id: 2, preferred: 1 },
    ]);
  });

  it("is removed", async () => {
    await put(1, 1);
    await put(2, 1);
    await visit("/suppliers/1/prices/1.data", SHOP, { method: "DELETE" });
    expect(await terms()).toMatchObject([{ supplier_id: 2 }]);
  });

  it.each([
    { field: "unitCost", value: "cheap", says: "Enter an amount such as 12.50, or leave it blank." },
    { field: "minimumOrder", value: "0", says: "Enter a whole number from 1 to 1,000,000, or leave it blank." },
  ])("with $value as its $field is refused", async ({ field, value, says }) => {
    expect(await (await put(1, 1, { [field]: value })).text()).toContain(says);
    expect(await terms()).toEqual([]);
  });

  it("costs and breaks at as much as is counted exactly, on the page, in its file and in that of all lists, and no more", async () => {
    await env.DB.exec("UPDATE suppliers SET currency = 'IDR' WHERE id = 1");
    const [most, beyond, says] = ["1000000000", "1000000000.01", "Enter up to IDR\u00a01,000,000,000."];
    const priced = (unitCost: string, priceBreaks = "") => put(1, 1, { unitCost, priceBreaks });
    for (const refused of [await priced(beyond), await priced("1", `2: ${beyond}`)])
      expect(await refused.text()).toContain(says);
    await priced(most, `2: ${most}`);
    const dearest = { variant_id: 1, unit_cost: DEAREST, price_breaks: `[[2,${DEAREST}]]` };
    expect(await terms()).toMatchObject([dearest]);
    const cells = (amount: string) => [
      ["MUG-L", amount, `2: ${most}`],
      ["CUP", "1", `2: ${amount}`],
    ];
    for (const amount of [beyond, most]) {
      const answers = amount === most ? ["unchanged", "added"] : [says, says];
      const one = [["sku", "unit_cost", "price_breaks"], ...cells(amount)];
      expect(await sendRows("/suppliers/1/prices/file", SHOP, one, { check: true })).toEqual(answers);
      const all = [["supplier", "sku", "unit_cost", "price_breaks"], ...cells(amount).map((row) => ["Acme", ...row])];
      expect(await sendRows("/prices/file", SHOP, all, { check: true })).toEqual(answers);
    }
  });

  it.each([
    { supplierId: 3, variantId: 1 },
    { supplierId: 1, variantId: 9 },
  ])(
    "of another shop's supplier or variant is not kept ($supplierId, $variantId)",
    async ({ supplierId, variantId }) => {
      expect((await put(supplierId, variantId)).status).toBe(404);
      expect(await terms()).toEqual([]);
    },
  );

  it("has its variant planned in the same batch", async () => {
    await put(1, 1);
    expect(await env.DB.prepare("SELECT variant_id FROM plans WHERE location_id = 0").all()).toMatchObject({
      results: [{ variant_id: 1 }],
    });
  });
});

it("reads no more than 110 rows for a page of a long list", async () => {
  await env.DB.prepare(
    `WITH RECURSIVE n(i) AS (SELECT 100 UNION ALL SELECT i + 1 FROM n WHERE i < 400)
    INSERT INTO supplier_terms (shop_id, variant_id, supplier_id, unit_cost, updated_at) SELECT 1, i, 1, 100, 1 FROM n`,
  ).run();
  await env.DB.batch(Array.from({ length: 301 }, (_, index) => overviewRow(1, index + 100)));
  for (const side of ["after", "before"] as const) {
    const { read, found } = await rowsRead(pricePage(env.DB, { id: 1 }, 1, { side, key: [250, 250] }, 30));
    expect(found).toBe(31);
    expect(read).toBeLessThanOrEqual(110);
  }
});

it("leaves no supplier's lines out of the file of all price lists, however many there are", async () => {
  await env.DB.batch([
    env.DB.prepare(
      `WITH RECURSIVE n(i) AS (SELECT 100 UNION ALL SELECT i + 1 FROM n WHERE i < 1200)
      INSERT INTO suppliers (id, shop_id, name, currency, created_at, updated_at) SELECT i, 1, printf('Many %04d', i), 'EUR', 1, 1 FROM n`,
    ),
    env.DB.prepare(
      "INSERT INTO supplier_terms (shop_id, variant_id, supplier_id, unit_cost, updated_at) SELECT 1, 1, id, 100, 1 FROM suppliers WHERE shop_id = 1",
    ),
  ]);
  expect(await fileLines("/prices/file", SHOP)).toHaveLength(1 + 2 + 1101);
});

describe("the file of a price list", () => {
  const HEADINGS = ["sku", "supplier_sku", "unit_cost", "minimum_order", "case_pack", "lead_time_days", "preferred"];
  const OUT = [
    ...["SKU", "Shopify ID", "Supplier SKU", "Unit cost", "Minimum order", "Case pack", "Lead time (days)"],
    ...["Supplier's description", "Price breaks", "Backup", "Preferred"],
  ];
  const send = (lines: string[][], options?: { check: boolean }) =>
    sendRows("/suppliers/1/prices/file", SHOP, [HEADINGS, ...lines], options);

  it("adds, changes and leaves alone, and sent again it changes nothing", async () => {
    const mug = ["MUG-L", "A-1", "3.25", "10", "5", "", "yes"];
    expect(await send([mug, ["cup", "", "1", "", "", "", "no"]])).toEqual(["added", "added"]);
    expect(await send([mug, ["CUP", "", "2", "", "", "", "no"]])).toEqual(["unchanged", "changed"]);
    expect(await send([mug, ["CUP", "", "2", "", "", "", "no"]])).toEqual(["unchanged", "unchanged"]);
    expect(await terms()).toMatchObject([
      { variant_id: 1, unit_cost: 325, preferred: 1 },
      { variant_id: 2, unit_cost: 200, supplier_sku: null, preferred: 0 },
    ]);
  });

  it("finds short and odd SKUs, and by Shopify's number a variant that shares its SKU or has none", async () => {
    expect(await send([["X"], ['12" "big"'], ["1003"], ["1004"], ["1005"]])).toEqual(Array(5).fill("added"));
    expect((await terms()).map(({ variant_id }) => variant_id)).toEqual([3, 4, 5, 6, 7]);
  });

  it("refuses a row with its reason and takes the others", async () => {
    expect(
      await send([
        ["NONE"],
        ["TWIN"],
        ["ELSEWHERE"],
        ["1009"],
        ["MUG-L", "", "free"],
        ["CUP", "", "", "", "", "", "maybe"],
        ["1002"],
        ["cup"],
      ]),
    ).toEqual([
      "No variant has this SKU.",
      "This may be several variants. Write the variant's ID, which the downloaded file has under Shopify ID.",
      "No variant has this SKU.",
      "No variant has this SKU.",
      "Enter an amount such as 12.50, or leave it blank.",
      "Write yes or no.",
      "added",
      "An earlier row is about the same variant.",
    ]);
    expect(await terms()).toMatchObject([{ shop_id: 1, variant_id: 2 }]);
  });

  it("leaves alone what it has no column for, and clears what is blank", async () => {
    await send([["MUG-L", "A-1", "3.25", "10", "5", "7", "yes"]]);
    await sendRows("/suppliers/1/prices/file", SHOP, [
      ["sku", "unit_cost"],
      ["MUG-L", ""],
    ]);
    expect(await terms()).toMatchObject([{ supplier_sku: "A-1", unit_cost: null, lead_time_days: 7, preferred: 1 }]);
  });

  it("is checked without saving anything", async () => {
    expect(await send([["MUG-L"]], { check: true })).toEqual(["added"]);
    expect(await terms()).toEqual([]);
  });

  it("comes out so that it changes nothing when it comes back", async () => {
    await send([["MUG-L", "=A1", "3.25", "10", "5", "7", "yes"], ["1003"], ["1005"], ['12" "big"', "-7"]]);
    const lines = await fileLines("/suppliers/1/prices/file", SHOP);
    expect(lines).toEqual([
      OUT.join(","),
      "MUG-L,gid://shopify/ProductVariant/1001,'=A1,3.25,10,5,7,,,No,Yes",
      "TWIN,gid://shopify/ProductVariant/1003,,,,,,,,No,No",
      ",gid://shopify/ProductVariant/1005,,,,,,,,No,No",
      '"12"" ""big""",gid://shopify/ProductVariant/1007,-7,,,,,,,No,No',
    ]);
  });

  it("leaves out lines whose variant has gone: nothing could bring them back", async () => {
    await send([["MUG-L", "A1", "3.25"], ["1003"]]);
    await env.DB.prepare("UPDATE overviews SET hidden = 1 WHERE shop_id = 1 AND sku = 'MUG-L'").run();
    expect(await fileLines("/suppliers/1/prices/file", SHOP)).toEqual([
      OUT.join(","),
      "TWIN,gid://shopify/ProductVariant/1003,,,,,,,,No,No",
    ]);
    expect((await fileLines("/prices/file", SHOP)).join("\n")).not.toContain("A1");
  });

  it("takes its rows in a number of statements that does not grow with them", async () => {
    const skus = Array.from({ length: 500 }, (_, index) => `BULK-${index}`);
    await env.DB.batch(skus.flatMap((sku, index) => variant(1, index + 100, sku)));
    const shop = { id: 1, timeZone: "Europe/Berlin" };
    const statementsFor = async (names: string[]) => {
      const { database, count } = counted(env.DB);
      const rows = names.map((sku, index) => ({ number: index + 2, cells: { sku, unit_cost: "1" } }));
      const outcomes = await savePriceRows(database, shop, { id: 1, currency: "EUR" }, { rows, check: false }, 1);
      expect(new Set(outcomes.map(({ kind }) => kind))).toEqual(new Set(["added"]));
      return count();
    };
    const few = await statementsFor(skus.slice(0, 5));
    expect(await statementsFor(skus.slice(5))).toBe(few);
    expect(few).toBeLessThanOrEqual(20);
    expect(await terms()).toHaveLength(500);
  });
});

describe("the file of all price lists", () => {
  const HEADINGS = ["supplier", "currency", "sku", "shopify_id", "unit_cost", "preferred"];
  const send = (...lines: string[][]) => sendRows("/prices/file", SHOP, [HEADINGS, ...lines]);
  const gid = (id: number) => `gid://shopify/ProductVariant/${id}`;

  it("brings back each supplier's lines, the variant going by its id before its SKU", async () => {
    await put(1, 1, { preferred: "no" });
    await put(2, 1);
    expect(
      await send(
        ["acme", "EUR", "CUP", gid(1001), "4.10", "yes"],
        ["Bolt", "", "MUG-L", "1005", "2", "no"],
        ["Bolt", "EUR", "", gid(1001), "3.25", "no"],
      ),
    ).toEqual(["changed", "added", "changed"]);
    expect(await terms()).toMatchObject([
      { supplier_id: 1, variant_id: 1, unit_cost: 410, preferred: 1, supplier_sku: "A-1" },
      { supplier_id: 2, variant_id: 1, unit_cost: 325, preferred: 0 },
      { supplier_id: 2, variant_id: 5, unit_cost: 200, preferred: 0 },
    ]);
    const [, ...lines] = (await fileLines("/prices/file", SHOP)).map((line) => line.split(","));
    const again = [PRICES_FORMAT.columns.map(({ name }) => name), ...lines];
    expect(await sendRows("/prices/file", SHOP, again)).toEqual(["unchanged", "unchanged", "unchanged"]);
  });

  it("refuses a line with its reason and takes the others", async () => {
    await env.DB.prepare("UPDATE suppliers SET archived_at = 1 WHERE name = 'Bolt'").run();
    expect(
      await send(
        ["Theirs", "", "CUP", "", "1", ""],
        ["Acme", "USD", "X", "", "1", ""],
        ["Bolt", "", "CUP", "", "1", "yes"],
        ["Acme", "", "CUP", gid(1009), "1", ""],
        ["Acme", "", "", "gid://shopify/Product/1001", "1", ""],
        ["Acme", "", "", "4.1E+13", "1", ""],
        ["Acme", "", "4.00638E+12", "", "1", ""],
        ["Acme", "", "", "", "1", ""],
        ["Acme", "", "CUP", "", "1", ""],
        ["Acme", "", "", gid(1002), "1", ""],
      ),
    ).toEqual([
      "No supplier has this name.",
      "The price list of Acme is in EUR.",
      "Bolt is archived: take it back first, or write no.",
      "Shopify has no variant with this ID. Leave it blank to go by the SKU.",
      ...Array(2).fill(
        "That is no ID of a variant, which looks like gid://shopify/ProductVariant/123. Download the file again, or leave this blank.",
      ),
      "A spreadsheet has shortened this number. Write all of its digits, in a column formatted as text.",
      "Say which SKU.",
      "added",
      "An earlier row is about the same variant.",
    ]);
    expect(await terms()).toMatchObject([{ supplier_id: 1, variant_id: 2 }]);
  });

  it("has one preferred supplier of a variant", async () => {
    expect(await send(["Acme", "", "CUP", "", "1", "yes"], ["Bolt", "", "CUP", "", "1", "yes"])).toEqual([
      "added",
      "Row 2 prefers another supplier for this variant.",
    ]);
  });
});

/** The same database, with the statements that are prepared on it counted. */
function counted(real: D1Database) {
  let statements = 0;
  const database = new Proxy(real, {
    get(target, name) {
      if (name === "prepare") statements += 1;
      const member = Reflect.get(target, name);
      return typeof member === "function" ? member.bind(target) : member;
    },
  });
  return { database, count: () => statements };
}
