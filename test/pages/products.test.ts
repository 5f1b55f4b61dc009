import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, it } from "vitest";
import { productWords } from "../../app/catalog/words";
import { type Cursor, cursorIn } from "../../app/lists/keyset";
import { makeForms } from "../../app/replenishment/overviews/forms-made.server";
import { listOverviews } from "../../app/replenishment/overviews/overviews.server";
import { productListIn, WHOLE_LIST } from "../../app/replenishment/overviews/product-list";
import { fileLines } from "./file-rows";
import { givenShop, overviewRow, wordsOf } from "./rows";
import { textOf, visit } from "./visit";

const SHOP = "one.myshopify.com";

beforeEach(() => givenShop(1, SHOP));

const page = async (path: string) => (await visit(path, SHOP)).text();

it("shows how a variant stands, location by location", async () => {
  await overviewRow(1, 1, {
    stock: [
      [11, 30, 30, 3, 20, 0, 0, 8, 0],
      [12, 10, 10, 2, 25, 1, 0, 8, 0],
    ],
  }).run();
  const text = textOf(await page("/products"));
  expect(text).toContain("last 30 days");
  expect(text).toMatch(/Blue mug Large MUG-L Warning Low Warehouse 30 Shop floor low 10 40 5\.0 8 45/);
});

it("shows of twenty locations those that are low, then those that have most, and the rest as one line", async () => {
  const at = (id: number, units: number, low: number) => [id, units, units, 1, 20, low, 0, 8, 0];
  const stockOf = (count: number) =>
    Array.from({ length: count }, (_, index) => at(30 + index, index, Number(index === 2)));
  await env.DB.prepare(
    `WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 19)
    INSERT INTO locations (id, shop_id, shopify_id, name, active, updated_at, triggered_at)
    SELECT 30 + i, 1, 7000 + i, 'Store ' || i, 1, 1, 1 FROM n`,
  ).run();
  await env.DB.batch([overviewRow(1, 1, { stock: stockOf(20) }), overviewRow(1, 2, { stock: stockOf(6) })]);
  const text = textOf(await page("/products"));
  expect(text).toContain("Store 2 low 2 Store 19 19 Store 18 18 Store 17 17 Store 16 16 15 others 118");
  expect(text, "as many as have room").toContain("Store 0 0 Store 1 1 Store 2 low 2 Store 3 3 Store 4 4 Store 5 5 ");
});

it("marks a velocity that was set by hand", async () => {
  await overviewRow(1, 1, { velocity: 9, velocity_from: "hand" }).run();
  expect(textOf(await page("/products"))).toContain("9.0 expected, set by hand");
});

describe("the tabs", () => {
  beforeEach(() =>
    env.DB.batch([
      overviewRow(1, 1, { product_title: "Low one" }),
      overviewRow(1, 2, { product_title: "Out one", low: 0, out: 1, available: 0 }),
      overviewRow(1, 3, { product_title: "Untracked one", low: 0, untracked: 1, available: null, stock: [] }),
      overviewRow(1, 4, { product_title: "Draft one", low: 0, status: "draft" }),
      overviewRow(1, 5, { product_title: "Hidden one", hidden: 1 }),
    ]),
  );

  it.each([
    { tab: "low", shows: "Low one", word: "Low" },
    { tab: "out", shows: "Out one", word: "Out of stock" },
    { tab: "untracked", shows: "Untracked one", word: "Not tracked" },
  ])("$tab shows its own", async ({ tab, shows, word }) => {
    const text = textOf(await page(`/products?tab=${tab}`));
    for (const title of ["Low one", "Out one", "Untracked one", "Draft one", "Hidden one"])
      expect(text.includes(title)).toBe(title === shows);
    expect(text).toContain(word);
    expect(text).toMatch(/All 4 Low 1 Out of stock 1 Untracked 1/);
  });
});

it("asks for a picture as small as it is shown", async () => {
  const image_url = "https://cdn.example/tass\u00e9.png?v=1";
  await env.DB.batch([
    overviewRow(1, 1, { image_url }),
    overviewRow(1, 2, { image_url: "no address" }),
    overviewRow(1, 3, { image_url: "https://cdn.example/mug.png" }),
  ]);
  const html = await page("/products");
  expect(html).toContain("https://cdn.example/tass\u00e9.png?v=1&amp;width=80");
  expect(html).toContain("https://cdn.example/mug.png?width=80");
  expect(html).toContain('src="no address"');
});

it("goes on where the address says, and back", async () => {
  await env.DB.batch(
    Array.from({ length: 120 }, (_, index) =>
      overviewRow(1, index + 1, { product_title: `Mug ${String(index).padStart(3, "0")}`, low: 0 }),
    ),
  );
  const after = (title: string, id: number, side = "after") =>
    page(`/products?${side}=${encodeURIComponent(JSON.stringify([title, id]))}`);
  const second = textOf(await after("mug 049", 50));
  expect(second).toContain("Mug 050");
  expect(second).toContain("Mug 099");
  expect(second).not.toContain("Mug 049");
  expect(second).not.toContain("Mug 100");
  const back = textOf(await after("mug 050", 51, "before"));
  expect(back).toContain("Mug 000");
  expect(back).toContain("Mug 049");
  expect(back).not.toContain("Mug 050");
});

it("begins at the start when the cursor in the address makes no sense", async () => {
  await overviewRow(1, 1).run();
  expect(textOf(await page("/products?after=%7Bnonsense"))).toContain("Blue mug");
});

it("shows a title that holds HTML or SQL as it is", async () => {
  await overviewRow(1, 1, { product_title: `<script>alert("x")</script>'; DROP TABLE shops;--` }).run();
  const html = await page("/products");
  expect(html).not.toContain("<script>alert");
  expect(textOf(html)).toContain(`<script>alert("x")</script>'; DROP TABLE shops;--`);
});

it("shows nothing of another shop", async () => {
  await givenShop(2, "two.myshopify.com");
  await overviewRow(2, 9, { product_title: "Theirs" }).run();
  const text = textOf(await page("/products"));
  expect(text).not.toContain("Theirs");
  expect(text).toContain("No variants yet");
});

describe("filters", () => {
  beforeEach(() =>
    env.DB.batch([
      env.DB.prepare(
        "INSERT INTO suppliers (id, shop_id, name, currency, created_at, updated_at) VALUES (1, 1, 'Acme Ltd', 'USD', 1, 1)",
      ),
      overviewRow(1, 1, { product_title: "First mug", supplier_id: 1, risk: 5 }),
      overviewRow(1, 2, { product_title: "Second mug", supplier_id: 1, risk: 90 }),
      overviewRow(1, 3, { product_title: "Bolt of cloth" }),
      overviewRow(1, 4, { product_title: "Plain" }),
      env.DB.prepare("UPDATE overviews SET vendor = 'Bolt' WHERE variant_id = 4"),
    ]),
  );

  it("by supplier, the most sales at risk first", async () => {
    const text = textOf(await page("/products?supplier=1"));
    expect(text).toContain("Supplier: Acme Ltd");
    expect(text).toMatch(/Sort by Most sales at risk first/);
    expect(text).toMatch(/Second mug.*First mug/);
    expect(text).not.toMatch(/Bolt of cloth|Plain/);
  });

  it("by vendor, not by what only has its name in the title", async () => {
    const text = textOf(await page("/products?vendor=Bolt"));
    expect(text).toContain("Plain");
    expect(text).not.toMatch(/Bolt of cloth|First mug/);
  });

  it("by product type, in whatever case, together with the others", async () => {
    await env.DB.batch([
      env.DB.prepare("UPDATE overviews SET product_type_folded = 'étuis' WHERE variant_id IN (2, 3, 4)"),
      overviewRow(1, 5, { product_title: "Gone" }),
      env.DB.prepare("UPDATE overviews SET product_type_folded = 'étuis', hidden = 1 WHERE variant_id = 5"),
    ]);
    const ids = async (search: string) =>
      (await (await visit(`/products/variants?type=%C3%89TUIS${search}`, SHOP)).json<{ ids: number[] }>()).ids.sort();
    expect(await ids("")).toEqual([2, 3, 4]);
    expect(await ids("&supplier=1")).toEqual([2]);
    expect(await ids("&vendor=Bolt")).toEqual([4]);
    expect(await ids("&q=cloth")).toEqual([3]);
    const text = textOf(await page("/products?type=%C3%89tuis"));
    expect(text).toContain("Product type: Étuis");
    expect(text).not.toMatch(/First mug|Gone/);
    expect(await fileLines("/products/file?type=%C3%A9tuis", SHOP)).toHaveLength(4);
  });

  it("by vendor in whatever case, as the catalogue writes it", async () => {
    const vendors = ["BOLT", "Bolt", "Émile", "ÉMILE"];
    await env.DB.batch([
      ...vendors.flatMap((vendor, at) => [
        env.DB.prepare(
          "INSERT INTO products (shop_id, shopify_id, title, vendor, vendor_folded, status, updated_at, triggered_at) VALUES (1, ?, 'Mug', ?, ?, 'active', 1, 1)",
        ).bind(at, vendor, productWords({ title: "Mug", vendor }).vendorFolded),
        env.DB.prepare("UPDATE overviews SET vendor = ? WHERE variant_id = ?").bind(vendor, at + 1),
      ]),
    ]);
    const bolts = textOf(await page("/products?vendor=bolt"));
    expect(bolts).toMatch(/First mug.*Second mug/);
    expect(bolts).not.toMatch(/Bolt of cloth|Plain/);
    const emiles = textOf(await page("/products?vendor=%C3%A9mile"));
    expect(emiles).toMatch(/Bolt of cloth.*Plain/);
    expect(emiles).not.toContain("First mug");
    const { vendors: offered } = await (await visit("/products/filters", SHOP)).json<{ vendors: unknown[] }>();
    expect(offered).toEqual([
      { vendor: "BOLT", spellings: ["BOLT", "Bolt"] },
      { vendor: "ÉMILE", spellings: ["ÉMILE", "Émile"] },
    ]);
  });

  it.each(["", "&tab=low", "&tab=out", "&tab=untracked"])("and search hold on every tab: %s", async (tab) => {
    const states = {
      "": {},
      "&tab=low": { low: 1 },
      "&tab=out": { low: 0, out: 1 },
      "&tab=untracked": { low: 0, untracked: 1 },
    };
    const state = states[tab as keyof typeof states];
    await env.DB.batch([
      overviewRow(1, 11, { product_title: "Green mug", supplier_id: 1, ...state }),
      overviewRow(1, 12, { product_title: "Green plate", supplier_id: 1, ...state }),
      overviewRow(1, 13, { product_title: "Green cup", ...state }),
      env.DB.prepare("UPDATE overviews SET vendor = 'Nord' WHERE variant_id IN (11, 13)"),
    ]);
    const titles = async (search: string) =>
      [...new Set(textOf(await page(`/products?${search}${tab}`)).match(/Green (?:mug|plate|cup)(?= Large)/g))].sort();
    expect(await titles("q=green")).toEqual(["Green cup", "Green mug", "Green plate"]);
    expect(await titles("q=green&supplier=1")).toEqual(["Green mug", "Green plate"]);
    expect(await titles("vendor=Nord&supplier=1")).toEqual(["Green mug"]);
    expect(await titles("q=green&vendor=Nord&sort=-title")).toEqual(["Green cup", "Green mug"]);
  });

  it("by a location that the figures are of", async () => {
    await env.DB.prepare(
      "UPDATE overviews SET stock = '[[11,30,30,3,20,0,0,10,0],[12,10,10,2,25,1,0,5,40]]' WHERE variant_id = 1",
    ).run();
    expect(textOf(await page("/products?supplier=1&location=12"))).toMatch(/First mug .*low 10 10 2\.0 5 25/);
  });

  it("offers the vendors, product types and suppliers that there are", async () => {
    await env.DB.prepare(
      `INSERT INTO products (shop_id, shopify_id, title, vendor, product_type, product_type_folded, status, updated_at, triggered_at, deleted_at)
      VALUES (1, 6, 'Mat', 'Bolt', '', NULL, 'active', 1, 1, NULL), (1, 7, 'Mug', 'Bolt', 'MUGS', 'mugs', 'active', 1, 1, NULL),
        (1, 8, 'Mug', 'Bolt', 'Mugs', 'mugs', 'active', 1, 1, NULL), (1, 9, 'Cup', 'Bolt', 'Étuis', 'étuis', 'active', 1, 1, NULL),
        (1, 10, 'Cup', 'Gone', 'Gone', 'gone', 'active', 1, 1, 1), (2, 8, 'Cup', 'Theirs', 'Theirs', 'theirs', 'active', 1, 1, NULL)`,
    ).run();
    expect(await (await visit("/products/filters", SHOP)).json()).toMatchObject({
      vendors: [{ vendor: "Bolt", spellings: ["Bolt"] }],
      types: ["Étuis", "MUGS"],
      suppliers: [{ id: 1, name: "Acme Ltd" }],
    });
  });
});

it("sorts titles as a reader looks for them, page by page, also those of before", async () => {
  const titles = ["Zoe", "Éclair", "elm", "Fern", "ÄPFEL", "Øre", "Öl", "apricot"];
  const read = ["ÄPFEL", "apricot", "Éclair", "elm", "Fern", "Öl", "Øre", "Zoe"];
  await env.DB.batch(titles.map((product_title, at) => overviewRow(1, at + 1, { product_title })));
  const listed = async (cursor: Cursor) => {
    const { rows } = await listOverviews(env.DB, { id: 1 }, WHOLE_LIST, cursor);
    return rows.map(({ productTitle }) => productTitle);
  };
  expect(await listed({ side: "start" })).not.toEqual(read);
  expect(await makeForms(env.DB, 2)).toBe("more");
  while ((await makeForms(env.DB, 2)) === "more");
  expect(await listed({ side: "start" })).toEqual(read);
  expect(await listed({ side: "after", key: ["elm", 3] })).toEqual(read.slice(4));
  expect(await listed({ side: "before", key: ["elm", 3] })).toEqual(read.slice(0, 3));
  const shown = textOf(await page("/products"));
  expect(read.map((title) => shown.indexOf(title))).toEqual(
    read.map((title) => shown.indexOf(title)).sort((a, b) => a - b),
  );
});

it("comes as a file with every column, in pieces, nothing of another shop", async () => {
  await givenShop(2, "two.myshopify.com");
  await env.DB.batch([
    env.DB.prepare(
      "INSERT INTO suppliers (id, shop_id, name, currency, created_at, updated_at) VALUES (1, 1, 'Acme Ltd', 'JPY', 1, 1)",
    ),
    overviewRow(1, 1, {
      ...{ product_title: "=Mug", supplier_id: 1, unit_cost: 1200, price: 2550, cover: 8.04 },
      ...wordsOf({
        product_title: "=Mug",
        variant_title: "Large",
        sku: "MUG-L",
        barcodes: ["4006381333931", "036000291452", "own-7"],
      }),
    }),
    overviewRow(1, 2, {
      product_title: "Cup",
      variant_title: "Default Title",
      available: -3,
      low: 0,
      cover: 1e9,
      unit_cost: 1250,
    }),
    overviewRow(1, 3, { hidden: 1 }),
    overviewRow(2, 9, { product_title: "Theirs" }),
    env.DB.prepare("UPDATE overviews SET product_id = variant_id"),
    ...[
      [1, 1, "Étuis"],
      [2, 2, "Theirs"],
    ].map(([owner = 0, id = 0, type = ""]) =>
      env.DB.prepare(
        "INSERT INTO products (shop_id, shopify_id, title, vendor, status, product_type, updated_at, triggered_at) VALUES (?, ?, 'Mug', '', 'active', ?, 1, 1)",
      ).bind(owner, id, type),
    ),
  ]);
  expect(await fileLines("/products/file", SHOP)).toEqual([
    "Shopify ID,Product,Variant,SKU,Barcode,Other barcodes,Vendor,Product type,Supplier,State,Available,On the way,Sold a day,Expected a day,Days of cover,Reorder point,Suggested,Unit cost,Cost currency,Price,Available at Warehouse,Available at Shop floor",
    'gid://shopify/ProductVariant/1001,\'=Mug,Large,MUG-L,,"036000291452, own-7",,Étuis,Acme Ltd,Low,40,0,5,5,8,45,215,1200,JPY,25.5,40,',
    "gid://shopify/ProductVariant/1002,Cup,,MUG-L,,,,,,In stock,-3,0,5,5,,45,215,12.5,EUR,,40,",
  ]);
});

describe("a list of some hundreds", () => {
  beforeEach(async () => {
    await env.DB.batch(
      Array.from({ length: 130 }, (_, at) => {
        const untracked = at % 13 === 0 ? 1 : 0;
        return overviewRow(1, at + 1, {
          ...{ product_title: `${at % 2 ? "Mug" : "Cup"} ${String((at * 37) % 130).padStart(3, "0")}`, untracked },
          ...{
            // Alike and not, within the steps by which it is sorted and across them.
            cover:
              untracked || at % 7 === 0
                ? 1e9
                : [0, 0.04, 7.5, 64, 71.25, 94.9, 95, 400, 999, 1000, 9999.5][(at % 11) % (1 + (at % 12))],
            available: untracked ? null : ((at * 17) % 60) * ((at % 4) - 1),
          },
          ...{ low: untracked ? 0 : Number(at % 3 === 0), out: Number(at % 5 === 0), supplier_id: 1 + (at % 2) },
        });
      }),
    );
    await env.DB.prepare(
      "UPDATE overviews SET vendor = iif(variant_id % 4, 'Acme', 'Bolt'), product_type_folded = iif(variant_id % 3, 'mugs', 'cups'), sell_out = variant_id % 2",
    ).run();
  });

  const lists = [
    ...["title", "-title", "cover", "-cover", "available", "-available", "-risk", "added"].map(
      (sort) => `sort=${sort}`,
    ),
    ...["tab=low", "tab=out&sort=title", "tab=untracked", "q=mug", "q=mug&tab=low&sort=-cover"],
    ...[
      "supplier=1",
      "supplier=2&sort=available",
      "vendor=Bolt",
      "vendor=Bolt&sort=-available",
      "q=cup&vendor=Acme&tab=out",
      ...["type=Mugs", "type=mugs&sort=cover", "type=Mugs&vendor=Acme&supplier=1", "q=cup&type=Cups&tab=low"],
      ...["sellOut=yes", "sellOut=yes&sort=-cover", "sellOut=yes&tab=low", "sellOut=yes&q=cup&vendor=Acme"],
    ],
  ];

  it.each(lists)("is paged through without a gap, and back: %s", async (search) => {
    const list = productListIn(new URLSearchParams(search));
    const ids: number[] = [];
    const starts: number[][] = [];
    let cursor: Cursor = { side: "start" };
    for (;;) {
      const { rows, next } = await listOverviews(env.DB, { id: 1 }, list, cursor, 20);
      starts.push(rows.map(({ variantId }) => variantId));
      ids.push(...rows.map(({ variantId }) => variantId));
      if (next === null) break;
      cursor = cursorIn(new URLSearchParams({ after: next }));
    }
    expect(new Set(ids).size).toBe(ids.length);
    const whole = await listOverviews(env.DB, { id: 1 }, list, { side: "start" }, 500);
    expect(ids).toEqual(whole.rows.map(({ variantId }) => variantId));
    for (let at = starts.length - 1; at > 0; at--) {
      const { previous } = await listOverviews(env.DB, { id: 1 }, list, cursor, 20);
      cursor = cursorIn(new URLSearchParams({ before: previous ?? "" }));
      const back = await listOverviews(env.DB, { id: 1 }, list, cursor, 20);
      expect(back.rows.map(({ variantId }) => variantId)).toEqual(starts[at - 1]);
    }
  });

  it.each(lists)("gives its file the rows that it holds, and no other: %s", async (search) => {
    const list = productListIn(new URLSearchParams(search));
    const { rows } = await listOverviews(env.DB, { id: 1 }, list, { side: "start" }, 500);
    const lines = (await fileLines(`/products/file?${search}`, SHOP)).slice(1);
    const idOf = (line: string) => Number(/ProductVariant\/(\d+)/.exec(line)?.[1]) - 1000;
    expect(lines.map(idOf)).toEqual(rows.map(({ variantId }) => variantId).sort((one, other) => one - other));
  });

  it.each(["cover", "-cover", "available", "-available"] as const)(
    "sorted by %s ends with what is not tracked",
    async (sort) => {
      const { rows } = await listOverviews(env.DB, { id: 1 }, { ...WHOLE_LIST, sort }, { side: "start" }, 500);
      const tracked = rows.filter(({ untracked }) => !untracked);
      expect(rows.slice(tracked.length).every(({ untracked }) => untracked)).toBe(true);
      const column = sort.endsWith("cover") ? "cover" : "available";
      const figures = tracked.map((row) => row[column] ?? Number.NaN);
      expect(figures).toEqual(figures.toSorted((one, other) => (sort.startsWith("-") ? other - one : one - other)));
    },
  );
});

describe("the rules of several variants", () => {
  const variants = [1, 2, 3];
  beforeEach(() =>
    env.DB.batch([
      env.DB.prepare(
        "INSERT INTO products (shop_id, shopify_id, title, vendor, status, updated_at, triggered_at) VALUES (1, 7, 'Mug', '', 'active', 1, 1)",
      ),
      ...variants.flatMap((id) => [
        overviewRow(1, id),
        env.DB.prepare(
          "INSERT INTO variants (id, shop_id, shopify_id, product_id, title, sku) VALUES (?, 1, ?, 7, 'Large', 'MUG')",
        ).bind(id, id + 1000),
      ]),
      env.DB.prepare(
        "INSERT INTO rules (shop_id, level, subject_id, location_id, lead_time_days, case_pack, updated_at) VALUES (1, 'variant', 1, 0, 3, 6, 1)",
      ),
    ]),
  );
  const patch = (ids: number[], fields: Record<string, string>) =>
    visit("/products/rules.data", SHOP, {
      method: "PATCH",
      body: new URLSearchParams([...ids.map((id) => ["variants", String(id)]), ...Object.entries(fields)]),
    });
  const rules = async () =>
    (
      await env.DB.prepare(
        "SELECT subject_id AS id, lead_time_days AS leadTime, case_pack AS casePack FROM rules WHERE level = 'variant' ORDER BY subject_id",
      ).all()
    ).results;

  it("are changed alike, each keeping what was not touched", async () => {
    expect(await (await patch([1, 2], { leadTimeDays: "9" })).text()).toContain("Rule changed for 2 variants");
    expect(await rules()).toEqual([
      { id: 1, leadTime: 9, casePack: 6 },
      { id: 2, leadTime: 9, casePack: null },
    ]);
    expect((await env.DB.prepare("SELECT variant_id FROM plans ORDER BY variant_id").all()).results).toEqual([
      { variant_id: 1 },
      { variant_id: 2 },
    ]);
  });

  it("are gone where nothing is left in them", async () => {
    await patch([1, 2], { leadTimeDays: "", casePack: "" });
    expect(await rules()).toEqual([]);
  });

  it.each<{ fields: Record<string, string>; says: string }>([
    { fields: { leadTimeDays: "soon" }, says: "Enter a whole number" },
    { fields: {}, says: "Choose what to change." },
  ])("stay as they are when the change is refused: $says", async ({ fields, says }) => {
    expect(await (await patch([1, 2], fields)).text()).toContain(says);
    expect(await rules()).toEqual([{ id: 1, leadTime: 3, casePack: 6 }]);
  });

  it("are this shop's alone", async () => {
    await givenShop(2, "two.myshopify.com");
    await visit("/products/rules.data", "two.myshopify.com", {
      method: "PATCH",
      body: new URLSearchParams({ variants: "1", leadTimeDays: "9" }),
    });
    expect(await rules()).toEqual([{ id: 1, leadTime: 3, casePack: 6 }]);
  });
});
