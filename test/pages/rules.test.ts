import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, it } from "vitest";
import { guessedMapping, mappedRows } from "../../app/csv/mapping";
import { sheetFrom } from "../../app/csv/sheet";
import { RULE_FORMAT } from "../../app/replenishment/files/rule-file";
import { rulePage } from "../../app/replenishment/overviews/rule-list.server";
import { fileLines, sendRows } from "./file-rows";
import { givenShop, overviewRow } from "./rows";
import { textOf, visit } from "./visit";

const SHOP = "one.myshopify.com";
/** Shopify's ids may be above 2^53. */
const PRODUCT = "9007199254740993";

beforeEach(async () => {
  await givenShop(1, SHOP);
  await givenShop(2, "two.myshopify.com");
  await env.DB.batch([
    env.DB.prepare(
      "INSERT INTO suppliers (id, shop_id, name, currency, created_at, updated_at) VALUES (1, 1, 'Acme', 'EUR', 1, 1), (2, 2, 'Theirs', 'EUR', 1, 1)",
    ),
    env.DB.prepare(
      `INSERT INTO products (shop_id, shopify_id, title, vendor, status, updated_at, triggered_at)
      VALUES (1, ?, 'Blue mug', 'Acme', 'active', 1, 1), (1, 8, 'Cup', '', 'active', 1, 1), (1, 9, 'cup', '', 'active', 1, 1)`,
    ).bind(PRODUCT),
    ...variant(1, PRODUCT, "MUG-L", "Blue mug"),
    ...variant(2, PRODUCT, "MUG-S", "Blue mug"),
    ...variant(3, "8", "CUP", "Cup"),
    ...variant(4, "9", "CUP-2", "cup"),
  ]);
});

const variant = (id: number, product: string, sku: string, title: string) => [
  env.DB.prepare(
    "INSERT INTO variants (id, shop_id, shopify_id, product_id, inventory_item_id, title, sku) VALUES (?, 1, ?, ?, ?, 'Large', ?)",
  ).bind(id, id + 1000, product, id + 2000, sku),
  overviewRow(1, id, { product_title: title, sku }),
  env.DB.prepare("UPDATE overviews SET product_id = CAST(? AS INTEGER) WHERE variant_id = ?").bind(product, id),
];

const rules = async () => {
  const { results } = await env.DB.prepare(
    `SELECT shop_id, level, CAST(subject_id AS TEXT) AS subject, location_id AS location, lead_time_days AS leadTime, case_pack AS casePack
    FROM rules WHERE level <> 'shop' ORDER BY level, subject_id, location_id`,
  ).all();
  return results;
};
const at = (level: string, subject: string, location: number, leadTime: number | null) => ({
  shop_id: 1,
  level,
  subject,
  location,
  leadTime,
  casePack: null,
});
const page = async (path: string) => textOf(await (await visit(path, SHOP)).text());

describe("on a variant's page a rule is put", () => {
  const put = (query: string, fields: Record<string, string>) =>
    visit(`/products/1${query}`, SHOP, { method: "PUT", body: new URLSearchParams(fields) });

  it("for the variant, one of its locations and its whole product", async () => {
    await put("", { leadTimeDays: "3" });
    await put("?at=11", { leadTimeDays: "4" });
    await put("?at=product", { leadTimeDays: "5" });
    expect(await rules()).toEqual([at("product", PRODUCT, 0, 5), at("variant", "1", 0, 3), at("variant", "1", 11, 4)]);
    const planned = await env.DB.prepare(
      "SELECT variant_id FROM plans WHERE location_id = 0 ORDER BY variant_id",
    ).all();
    expect(planned.results).toEqual([{ variant_id: 1 }, { variant_id: 2 }]);
  });

  it("and taken away again, at that place alone", async () => {
    await put("", { leadTimeDays: "3" });
    await put("?at=11", { leadTimeDays: "4" });
    await visit("/products/1?at=11", SHOP, { method: "DELETE" });
    expect(await rules()).toEqual([at("variant", "1", 0, 3)]);
  });

  it.each(["?at=21", "?at=99", "?at=everything"])("but not at a place that is not this shop's: %s", async (query) => {
    expect((await put(query, { leadTimeDays: "3" })).status).toBe(404);
    expect(await rules()).toEqual([]);
  });
});

describe("the list of rules", () => {
  beforeEach(() =>
    env.DB.prepare(
      `INSERT INTO rules (shop_id, level, subject_id, location_id, lead_time_days, service_level, active, updated_at) VALUES
      (1, 'supplier', 1, 0, 21, NULL, NULL, 1), (1, 'product', ?1, 0, 5, NULL, NULL, 1),
      (1, 'variant', 1, 0, 3, 0.975, 0, 1), (1, 'variant', 1, 11, 4, NULL, NULL, 1), (2, 'variant', 77, 0, 99, NULL, NULL, 1)`,
    )
      .bind(PRODUCT)
      .run(),
  );

  it("says of each what it holds for and what it decides", async () => {
    const text = await page("/rules");
    expect(text).toContain("Blue mug · Large MUG-L Everywhere Not watched · Lead time 3 days · Service level 97.5%");
    expect(text).toContain("Blue mug · Large MUG-L Warehouse Lead time 4 days");
    expect(text).not.toContain("99");
    expect(await page("/rules?level=product")).toContain("Blue mug Everywhere Lead time 5 days");
    expect(await page("/rules?level=supplier")).toContain("Acme Everywhere Lead time 21 days");
  });

  it("goes on where the address says", async () => {
    const text = await page(`/rules?after=${encodeURIComponent('["1",0]')}`);
    expect(text).toContain("Lead time 4 days");
    expect(text).not.toContain("Lead time 3 days");
  });

  it("removes one, and puts it back", async () => {
    await visit(`/rules/product/${PRODUCT}/0.data`, SHOP, { method: "DELETE" });
    expect(await rules()).toHaveLength(4);
    await visit(`/rules/product/${PRODUCT}/0.data`, SHOP, {
      method: "PUT",
      body: new URLSearchParams({ leadTimeDays: "5" }),
    });
    expect(await rules()).toContainEqual(at("product", PRODUCT, 0, 5));
  });

  it.each(["/rules/shop/0/0.data", "/rules/product/8/11.data", "/rules/variant/x/0.data"])(
    "has no rule at %s to remove",
    async (path) => expect((await visit(path, SHOP, { method: "DELETE" })).status).toBe(404),
  );

  it.each(["21", "99"])("says that there is no location %s to put one at, and keeps none", async (location) => {
    const put = await visit(`/rules/variant/1/${location}.data`, SHOP, {
      method: "PUT",
      body: new URLSearchParams({ leadTimeDays: "5" }),
    });
    expect(await put.text()).toContain("Shopify has no such location.");
    expect(await rules()).toHaveLength(5);
  });

  it("takes no rule for another shop's supplier", async () => {
    await visit("/rules/supplier/2/0.data", SHOP, { method: "PUT", body: new URLSearchParams({ leadTimeDays: "5" }) });
    expect((await rules()).filter(({ level }) => level === "supplier")).toEqual([at("supplier", "1", 0, 21)]);
  });

  it.each(["variant", "product", "supplier"] as const)(
    "reads no more than 110 rows for a page of %ss",
    async (level) => {
      await env.DB.prepare(
        `WITH RECURSIVE n(i) AS (SELECT 100 UNION ALL SELECT i + 1 FROM n WHERE i < 300)
      INSERT INTO rules (shop_id, level, subject_id, location_id, lead_time_days, updated_at) SELECT 1, ?, i, 0, 1, 1 FROM n`,
      )
        .bind(level)
        .run();
      for (const side of ["after", "before"] as const) {
        const { rules, read } = await rulePage(env.DB, { id: 1 }, level, { side, key: ["200", 0] }, 41);
        expect(rules).toHaveLength(41);
        expect(read).toBeLessThanOrEqual(110);
      }
    },
  );
});

describe("the file of rules", () => {
  const HEADINGS = ["level", "sku_or_product_or_supplier", "location", "lead_time_days", "case_pack"];
  const send = (lines: string[][], options?: { check: boolean }) =>
    sendRows("/rules/file", SHOP, [HEADINGS, ...lines], options);
  const LINES = [
    ["supplier", "acme", "", "21", ""],
    ["product", "Blue Mug", "", "5", ""],
    ["variant", "MUG-L", "", "3", ""],
    ["Variant", "1002", "warehouse", "4", ""],
  ];

  it("sets rules at every level, and sent again it changes nothing", async () => {
    expect(await send(LINES)).toEqual(["added", "added", "added", "added"]);
    expect(await send(LINES)).toEqual(["unchanged", "unchanged", "unchanged", "unchanged"]);
    expect(await rules()).toEqual([
      at("product", PRODUCT, 0, 5),
      at("supplier", "1", 0, 21),
      at("variant", "1", 0, 3),
      at("variant", "2", 11, 4),
    ]);
    expect(await env.DB.prepare("SELECT shop_id FROM jobs WHERE kind = 'roll-forward'").all()).toMatchObject({
      results: [{ shop_id: 1 }],
    });
  });

  it("leaves alone what it has no column for, and removes a rule that decides nothing", async () => {
    await send([["variant", "MUG-L", "", "3", "6"]]);
    const some = (cells: string[]) =>
      sendRows("/rules/file", SHOP, [["level", "sku_or_product_or_supplier", "lead_time_days"], cells]);
    expect(await some(["variant", "MUG-L", ""])).toEqual(["changed"]);
    expect(await rules()).toMatchObject([{ leadTime: null, casePack: 6 }]);
    expect(await send([["variant", "MUG-L", "", "", ""]])).toEqual(["changed"]);
    expect(await send([["variant", "MUG-L", "", "", ""]])).toEqual(["unchanged"]);
    expect(await rules()).toEqual([]);
  });

  it("refuses a row with its reason and takes the others", async () => {
    expect(
      await send([
        ["galaxy", "x", "", "1", ""],
        ["supplier", "", "", "1", ""],
        ["supplier", "Theirs", "", "1", ""],
        ["product", "Cup", "", "1", ""],
        ["product", "Acme", "", "1", ""],
        ["product", "Blue mug", "Warehouse", "1", ""],
        ["variant", "NONE", "", "1", ""],
        ["variant", "MUG-L", "Moon", "1", ""],
        ["variant", "MUG-L", "", "-1", ""],
        ["product", "8", "", "1", ""],
      ]),
    ).toEqual([
      "Write Shop, Supplier, Product or Variant.",
      "Say which supplier.",
      "No supplier has this name.",
      "This may be several products. Write the product's ID, which the downloaded file has under Shopify ID.",
      "No product has this title.",
      "Only a variant has rules at a location.",
      "No variant has this SKU.",
      "No location has this name.",
      "Enter a whole number from 0 to 365, or leave it blank.",
      "added",
    ]);
    expect(await rules()).toEqual([at("product", "8", 0, 1)]);
  });

  it.each([
    { cells: { service_level: "97%" }, kept: { service_level: 0.97 } },
    { cells: { service_level: "0.97" }, kept: { service_level: 0.97 } },
    { cells: { service_level: "97" }, kept: { service_level: 0.97 } },
    { cells: { active: "No", method: "Simple" }, kept: { active: 0, method: "simple" } },
    { cells: { velocity: "0.25", review_days: "7" }, kept: { velocity: 0.25, review_days: 7 } },
  ])("keeps $cells as $kept", async ({ cells, kept }) => {
    const headings = Object.keys(cells);
    await sendRows("/rules/file", SHOP, [
      ["level", "sku_or_product_or_supplier", ...headings],
      ["variant", "MUG-L", ...Object.values(cells)],
    ]);
    expect(await env.DB.prepare("SELECT * FROM rules WHERE level = 'variant'").first()).toMatchObject(kept);
  });

  it("says what a variant is forecast like, with a rule of its own or without one", async () => {
    const sent = (...lines: string[][]) =>
      sendRows("/rules/file", SHOP, [
        ["level", "sku_or_product_or_supplier", "location", "lead_time_days", "similar_to", "similar_factor"],
        ...lines,
      ]);
    const chosen = async () =>
      (await env.DB.prepare(
        "SELECT variant_id, similar_id, percent FROM similar_variants ORDER BY 1",
      ).raw()) as number[][];
    expect(await sent(["Variant", "MUG-L", "", "", "MUG-S", "0.5"])).toEqual(["added"]);
    expect(await chosen()).toEqual([[1, 2, 50]]);
    expect((await fileLines("/rules/file", SHOP)).at(-1)).toBe(
      "Variant,MUG-L,gid://shopify/ProductVariant/1001,,,,,,,,,,,,,,,,gid://shopify/ProductVariant/1002,0.5",
    );
    expect(await sent(["Variant", "MUG-L", "", "4", "gid://shopify/ProductVariant/1002", ""])).toEqual(["added"]);
    expect(await chosen()).toEqual([[1, 2, 100]]);
    expect((await fileLines("/rules/file", SHOP)).at(-1)).toContain(",,4,");
    expect(await sent(["Variant", "MUG-L", "", "4", "mug-s", "1"])).toEqual(["unchanged"]);
    for (const [line, reason] of [
      [["Variant", "MUG-S", "", "", "MUG-L", ""], "That one is itself forecast like this one. Choose another."],
      [["Variant", "MUG-L", "Warehouse", "", "MUG-S", ""], "Only a variant, wherever it is, is forecast like another."],
      [["Product", "Blue mug", "", "", "MUG-S", ""], "Only a variant, wherever it is, is forecast like another."],
      [["Variant", "MUG-L", "", "4", "MUG-L", ""], "A variant cannot be forecast like itself."],
      [["Variant", "MUG-L", "", "4", "NONE", ""], "No variant has this SKU."],
      [["Variant", "MUG-L", "", "4", "MUG-S", "0"], expect.stringContaining("From 0.05 to 20")],
    ] as const)
      expect(await sent([...line])).toEqual([reason]);
    // The other way round, where the file itself takes back the first.
    expect(await sent(["Variant", "MUG-S", "", "", "MUG-L", ""], ["Variant", "MUG-L", "", "4", "", ""])).toEqual([
      "added",
      "changed",
    ]);
    expect(await chosen()).toEqual([[2, 1, 100]]);
  });

  it("takes rules of one SKU at two locations", async () => {
    const both = ["Warehouse", "Shop floor"].map((location) => ["variant", "MUG-L", location, "4", ""]);
    expect(await send([...both, ["product", "Blue mug", "", "5", ""]])).toEqual(["added", "added", "added"]);
    expect(await rules()).toMatchObject([{ level: "product" }, { location: 11 }, { location: 12 }]);
  });

  const locations = (...rows: [id: number, name: string | null, active: number, deletedAt: number | null][]) =>
    env.DB.batch(
      rows.map(([id, name, active, deletedAt]) =>
        env.DB.prepare(
          "INSERT INTO locations (id, shop_id, shopify_id, name, active, deleted_at) VALUES (?1, 1, ?1 + 9000, ?2, ?3, ?4)",
        ).bind(id, name, active, deletedAt),
      ),
    );

  it("goes to the open one of two locations of a name, and asks where both are open", async () => {
    await locations([31, "Depot", 0, null], [32, "DEPOT", 1, null], [33, "Été", 1, null], [34, "été", 1, null]);
    expect(
      await send([
        ["variant", "MUG-L", "depot", "4", ""],
        ["variant", "MUG-L", "9031", "5", ""],
        ["variant", "MUG-L", "ÉTÉ", "6", ""],
      ]),
    ).toEqual([
      "added",
      "added",
      "Several locations have this name. Write Shopify's number of the location in its place.",
    ]);
    expect(await rules()).toMatchObject([
      { location: 31, leadTime: 5 },
      { location: 32, leadTime: 4 },
    ]);
  });

  it("comes back unchanged from locations of one name, without a name or named like another's number", async () => {
    await locations(
      ...([31, 32, 33, 34, 35, 36] as const).map((id): [number, string | null, number, number | null] => {
        const names = { 31: "Depot", 32: "Depot", 33: null, 34: "9033", 35: "Gone", 36: "Depot" };
        return [id, names[id], id === 36 ? 0 : 1, id === 35 ? 1 : null];
      }),
      [37, "=1\u00a0", 1, null],
    );
    await env.DB.prepare(
      `INSERT INTO rules (shop_id, level, subject_id, location_id, lead_time_days, service_level, updated_at)
      SELECT 1, 'variant', 1, id, id, ${99.1234 / 100}, 1 FROM locations WHERE shop_id = 1 AND id > 20`,
    ).run();
    const before = await rules();
    const text = (await fileLines("/rules/file", SHOP)).join("\r\n");
    const opened = await sheetFrom(text, "rules.csv");
    if (opened.kind === "refused") throw new Error(opened.reason);
    const { columns } = RULE_FORMAT;
    const { rows } = mappedRows(opened.sheet, columns, guessedMapping(columns, opened.sheet.headings), ".");
    const names = columns.map(({ name }) => name);
    const said = await sendRows("/rules/file", SHOP, [
      names,
      ...rows.map(({ cells }) => names.map((name) => cells[name] ?? "")),
    ]);
    expect(said).toEqual(Array(7).fill("unchanged"));
    expect(await rules()).toEqual(before);
  });

  it("reads a method by its word on the screen, and by its word in files of before", async () => {
    const sent = (method: string) =>
      sendRows("/rules/file", SHOP, [
        ["level", "sku_or_product_or_supplier", "method"],
        ["Supplier", "Acme", method],
      ]);
    const kept = () => env.DB.prepare("SELECT method FROM rules WHERE level = 'supplier'").first("method");
    for (const [word, method] of [
      ["Simple", "simple"],
      ["Forecast", "engine"],
      ["simple", "simple"],
      ["engine", "engine"],
    ] as const) {
      await sent(word);
      expect(await kept()).toBe(method);
    }
    expect(await sent("forecast")).toEqual(["unchanged"]);
    expect(await sent("magic")).toEqual(["Choose Forecast, Simple or nothing."]);
  });

  it("comes out so that it changes nothing when it comes back", async () => {
    await send([...LINES, ["product", "8", "", "1", ""]]);
    await env.DB.prepare(
      "UPDATE rules SET service_level = 0.97, active = 1, sell_out = 1, method = 'engine' WHERE level = 'supplier'",
    ).run();
    const lines = await fileLines("/rules/file", SHOP);
    expect(lines).toEqual([
      'Level,"SKU, product or supplier",Shopify ID,Location,Lead time (days),Cover (days),Safety (days),Safety (units),Minimum order,Case pack,Velocity,Reorder point,Watched,"Sell out, never reorder",Method,Service level,Order every (days),Lead time varies by (days),Forecast like,Times',
      "Shop,,,,14,30,7,,1,1,,,Yes,,,,,,,",
      "Supplier,Acme,,,21,,,,,,,,Yes,Yes,Forecast,97%,,,,",
      "Product,Cup,gid://shopify/Product/8,,1,,,,,,,,,,,,,,,",
      `Product,Blue mug,gid://shopify/Product/${PRODUCT},,5,,,,,,,,,,,,,,,`,
      "Variant,MUG-L,gid://shopify/ProductVariant/1001,,3,,,,,,,,,,,,,,,",
      "Variant,MUG-S,gid://shopify/ProductVariant/1002,Warehouse,4,,,,,,,,,,,,,,,",
    ]);
    const again = lines.slice(1).map((line) => line.split(","));
    expect(
      new Set(await sendRows("/rules/file", SHOP, [RULE_FORMAT.columns.map(({ name }) => name), ...again])),
    ).toEqual(new Set(["unchanged"]));
  });
});
