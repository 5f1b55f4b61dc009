import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, it } from "vitest";
import { searchText } from "../../app/replenishment/overviews/search";
import { overviewsFound } from "../../app/replenishment/overviews/search.server";
import { findVariantsNamed } from "../../app/replenishment/overviews/variants-named.server";
import { makeWords } from "../../app/replenishment/overviews/words-made.server";
import { givenShop, overviewRow, rowsRead, wordsOf } from "./rows";
import { textOf, visit } from "./visit";

const SHOP = "one.myshopify.com";

beforeEach(async () => {
  await givenShop(1, SHOP);
  await givenShop(2, "two.myshopify.com");
});

const listed = async (q: string) => textOf(await (await visit(`/products?${new URLSearchParams({ q })}`, SHOP)).text());

describe("search", () => {
  beforeEach(async () => {
    await env.DB.batch([
      overviewRow(1, 1, { product_title: "Blue mug", variant_title: "XL", sku: "MUG-BLU-01" }),
      overviewRow(1, 2, { product_title: "Café tray", variant_title: "M", sku: "TR-9" }),
      overviewRow(1, 3, { product_title: 'Plate "Ida"', variant_title: "Default Title", sku: "PL-3" }),
      overviewRow(1, 4, { product_title: "Gone mug", hidden: 1 }),
      overviewRow(2, 9, { product_title: "Their mug" }),
    ]);
    await env.DB.prepare(
      "UPDATE overviews SET barcode = '5010000010423', vendor = 'Nordlys Living' WHERE variant_id = 2",
    ).run();
  });

  it.each([
    { by: "part of a title, in any case", q: "lUE", shows: "Blue mug" },
    { by: "part of a SKU", q: "blu-0", shows: "Blue mug" },
    { by: "barcode", q: "5010000010423", shows: "Café tray" },
    { by: "vendor", q: "nordlys", shows: "Café tray" },
    { by: "a letter without its accent", q: "cafe", shows: "Café tray" },
    { by: "words of several fields in any order", q: "xl mug", shows: "Blue mug" },
    { by: "a size of one letter", q: "tray m", shows: "Café tray" },
    { by: "quotation marks", q: '"Ida"', shows: 'Plate "Ida"' },
  ])("finds by $by", async ({ q, shows }) => {
    const text = await listed(q);
    expect(text).toContain(`1 variant matches "${q}".`);
    for (const title of ["Blue mug", "Café tray", 'Plate "Ida"', "Gone mug", "Their mug"])
      expect(text.includes(`${title} `)).toBe(title === shows);
  });

  it.each(['"', "AND OR NOT", "words : mug", "mug*", "NEAR(mug)", "-", "😀", "mug OR tray"])(
    "takes %s as text",
    async (q) => expect(await listed(q)).toContain(`Nothing matches "${q}".`),
  );

  it("follows a new title, a deletion and a return", async () => {
    await env.DB.prepare("UPDATE overviews SET product_title = 'Red cup' WHERE variant_id = 1").run();
    expect(await listed("blue")).toContain("Nothing matches");
    expect(await listed("red")).toContain("Red cup");
    await env.DB.prepare("UPDATE overviews SET hidden = 1 WHERE variant_id = 1").run();
    expect(await listed("red")).toContain("Nothing matches");
    await env.DB.prepare("UPDATE overviews SET hidden = 0 WHERE variant_id = 1").run();
    expect(await listed("red")).toContain("Red cup");
    await env.DB.prepare("DELETE FROM overviews WHERE variant_id = 1").run();
    expect(await env.DB.prepare("SELECT COUNT(*) AS n FROM overview_search WHERE rowid = 1").first("n")).toBe(0);
  });
});

it("lists 50 a page and keeps the search in the address", async () => {
  await env.DB.batch(
    Array.from({ length: 120 }, (_, index) =>
      overviewRow(1, index + 1, { product_title: `Mug ${String(index).padStart(3, "0")}` }),
    ),
  );
  const first = await (await visit("/products?q=mug", SHOP)).text();
  expect(textOf(first)).toContain("120 variants match");
  expect(textOf(first)).toContain("Mug 049");
  expect(textOf(first)).not.toContain("Mug 050");
  const from = (side: string, key: [string, number]) =>
    visit(`/products?q=mug&${side}=${encodeURIComponent(JSON.stringify(key))}`, SHOP).then((it) => it.text());
  const second = textOf(await from("after", ["mug 049", 50]));
  expect(second).toContain("Mug 050");
  expect(second).toContain("Mug 099");
  expect(second).not.toContain("Mug 100");
  const back = textOf(await from("before", ["mug 050", 51]));
  expect(back).toContain("Mug 000");
  expect(back).toContain("Mug 049");
  expect(back).not.toContain("Mug 050");
});

it("reads no more than 1,000 rows where thousands match, in two shops", async () => {
  for (let shop = 1; shop <= 2; shop++)
    for (let part = 0; part < 2; part++)
      await env.DB.batch(
        Array.from({ length: 1000 }, (_, index) => overviewRow(shop, shop * 10_000 + part * 1000 + index)),
      );
  const { read, found, plan } = await rowsRead(overviewsFound(env.DB, { id: 2 }, "mug"));
  expect(found).toBe(200);
  expect(plan).toContain("variant_id=?");
  expect(read).toBeLessThanOrEqual(1000);
  expect(await listed("mug")).toContain("The first 200 variants");
});

describe("words of every alphabet", () => {
  const TITLES = [
    "青い茶碗の皿",
    "GRÖSSE-M Shirt",
    "Café crème",
    "파란머그컵",
    "Смажарка ЁЛКА",
    "Hoodie (XL)",
    "Smørrebrød",
  ];

  beforeEach(async () => {
    await env.DB.batch(
      TITLES.map((product_title, at) => overviewRow(1, at + 1, wordsOf({ product_title, sku: `S/${at}-M` }))),
    );
  });

  it.each([
    ["茶碗", "青い茶碗の皿"],
    ["碗の", "青い茶碗の皿"],
    ["皿", "青い茶碗の皿"],
    ["青い茶碗の皿", "青い茶碗の皿"],
    ["皿 茶碗", "青い茶碗の皿"],
    ["컵", "파란머그컵"],
    ["머그", "파란머그컵"],
    ["grösse-m", "GRÖSSE-M Shirt"],
    ["cre\u0300me", "Café crème"],
    ["ca", "Café crème"],
    ["cafe\u0301", "Café crème"],
    ["елка", "Смажарка ЁЛКА"],
    ["xl", "Hoodie (XL)"],
    ["ho", "Hoodie (XL)"],
    ["0", "青い茶碗の皿"],
    ["smorre", "Smørrebrød"],
  ])("%s finds %s", async (q, title) => {
    const found = await overviewsFound(env.DB, { id: 1 }, searchText(q));
    expect(found.map(({ productTitle }) => productTitle)).toEqual([title]);
  });
});

it("finds a barcode in whichever form it was stored and is scanned, and a second barcode", async () => {
  await env.DB.batch([
    overviewRow(1, 1, wordsOf({ product_title: "Soup", barcodes: ["036000291452", "4006381333931"] })),
    overviewRow(1, 2, wordsOf({ product_title: "Gum", barcodes: ["04252614"] })),
    overviewRow(1, 3, wordsOf({ product_title: "Book", barcodes: ["0-306-40615-2"] })),
  ]);
  const titles = async (q: string) =>
    (await overviewsFound(env.DB, { id: 1 }, searchText(q))).map(({ productTitle }) => productTitle);
  for (const q of [
    "036000291452",
    "0036000291452",
    "00036000291452",
    "36000291452",
    "0 36000 29145 2",
    "4006381333931",
  ])
    expect(await titles(q), q).toEqual(["Soup"]);
  for (const q of ["04252614", "042100005264", "0042100005264"]) expect(await titles(q), q).toEqual(["Gum"]);
  for (const q of ["9780306406157", "978-0-306-40615-7", "0306406152"]) expect(await titles(q), q).toEqual(["Book"]);
});

it("finds as before what is still without words, and more once they are made", async () => {
  await env.DB.batch([
    overviewRow(1, 1, { product_title: "青い茶碗の皿", sku: "MUG-BLU-01" }),
    env.DB.prepare(
      `INSERT INTO products (shop_id, shopify_id, title, vendor, status, updated_at, triggered_at)
       VALUES (1, 7, '青い茶碗の皿', 'Nord', 'active', 1, 1)`,
    ),
    env.DB.prepare(
      `INSERT INTO variants (id, shop_id, shopify_id, product_id, title, sku, barcode)
       VALUES (1, 1, 1001, 7, 'Large', 'dup-É' || char(160), '036000291452')`,
    ),
  ]);
  const found = async (q: string) => (await overviewsFound(env.DB, { id: 1 }, q)).length;
  const named = async (name: string) => (await findVariantsNamed(env.DB, { id: 1 }, [name])).get(name)?.kind;
  expect([await found("茶碗の"), await found("blu-0"), await found("茶碗")]).toEqual([1, 1, 0]);
  expect([await named("mug-blu-01"), await named("DUP-é"), await named("0036000291452")]).toEqual([
    "found",
    "none",
    "none",
  ]);

  while ((await makeWords(env.DB, 1)) === "more");

  expect([await found("茶碗の"), await found("茶碗"), await found("nord"), await found("0036000291452")]).toEqual([
    1, 1, 1, 1,
  ]);
  expect([await named("DUP-é"), await named("0036000291452")]).toEqual(["found", "found"]);
  expect(await makeWords(env.DB, 500)).toBe("done");
});

it.each(["茶碗", "皿", "0036000291452", "xl"])("reads no more than 1,000 rows where thousands match %s", async (q) => {
  const line = wordsOf({ product_title: "青い茶碗の皿 (XL)", sku: "TEE-XL", barcodes: ["036000291452"] });
  for (let shop = 1; shop <= 2; shop++)
    for (let part = 0; part < 2; part++)
      await env.DB.batch(
        Array.from({ length: 1000 }, (_, index) => overviewRow(shop, shop * 10_000 + part * 1000 + index, line)),
      );
  const { read, found } = await rowsRead(overviewsFound(env.DB, { id: 2 }, q));
  expect(found).toBe(200);
  expect(read).toBeLessThanOrEqual(1000);
});
