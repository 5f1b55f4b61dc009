import { env } from "cloudflare:workers";
import { beforeEach, expect, it } from "vitest";
import { findVariantsNamed } from "../../app/replenishment/overviews/variants-named.server";
import { countedDatabase } from "../support/counted-database";
import { givenShop, overviewRow, wordsOf } from "./rows";

const VARIANTS = 1000;

beforeEach(async () => {
  await givenShop(1, "one.myshopify.com");
  await givenShop(2, "two.myshopify.com");
  await env.DB.batch([
    ...Array.from({ length: VARIANTS }, (_, n) => overviewRow(1, n + 1, { sku: ` Sku-${n % 900} ` })),
    overviewRow(2, 5000, { sku: "SKU-950" }),
    overviewRow(1, 5001, { sku: "" }),
    overviewRow(1, 5002, { sku: "Hidden", hidden: 1 }),
  ]);
});

const named = (...names: string[]) => findVariantsNamed(env.DB, { id: 1 }, names);

it("finds variants by their SKUs, whatever the case and the blanks around, in their own shop", async () => {
  const found = await named("sku-500", "SKU-50", "SKU-950", "Hidden");
  expect([...found.values()]).toEqual([
    { kind: "found", variantId: 501 },
    { kind: "several", count: 2, by: "sku" },
    { kind: "none" },
    { kind: "none" },
  ]);
});

it("follows a SKU that changes, a variant that goes and one that comes back", async () => {
  await env.DB.batch([
    env.DB.prepare("UPDATE overviews SET sku = 'new' WHERE variant_id = 501"),
    env.DB.prepare("UPDATE overviews SET hidden = 1 WHERE variant_id = 502"),
    env.DB.prepare("UPDATE overviews SET hidden = 0 WHERE variant_id = 5002"),
    env.DB.prepare("DELETE FROM overviews WHERE variant_id = 503"),
  ]);
  const found = await named("SKU-500", "NEW", "SKU-501", "hidden", "SKU-502");
  expect([...found.values()].map(({ kind }) => kind)).toEqual(["none", "found", "none", "found", "none"]);
  const recount = "SELECT shop_id, TRIM(sku) AS sku, variant_id FROM overviews WHERE hidden = 0 AND TRIM(sku) <> ''";
  const order = "ORDER BY shop_id, variant_id";
  const { results } = await env.DB.prepare(`SELECT shop_id, sku, variant_id FROM skus ${order}`).all();
  expect(results).toEqual((await env.DB.prepare(`${recount} ${order}`).all()).results);
});

it("reads a row for each SKU that it looks for, and one for each that it finds", async () => {
  const { database, asked } = countedDatabase(env.DB);
  await findVariantsNamed(
    database,
    { id: 1 },
    Array.from({ length: 200 }, (_, n) => `SKU-${n + 200}`),
  );
  // And some of the statement's own: workerd of November 2026 counts two where that of April counts none.
  expect(asked.rowsRead).toBeLessThanOrEqual(5 * 200 + 5);
});

it("is not written where a plan changes and its SKU does not", async () => {
  const written = async (set: string) =>
    (await env.DB.prepare(`UPDATE overviews SET sku = sku, ${set} WHERE variant_id = 501`).run()).meta.rows_written;
  const before = await written("units = units + 1");
  await env.DB.prepare("DROP TRIGGER overviews_named_update").run();
  expect(await written("units = units + 1")).toBe(before);
});

it("finds SKUs in every alphabet, whatever blanks stand around them", async () => {
  const skus = ["dup-É", "DUP-é", "GRÖSSE-M", "TEE\u00a0", "\tCUP\n", "ЁЖ-1"];
  await env.DB.batch(skus.map((sku, at) => overviewRow(1, 6001 + at, wordsOf({ product_title: "A", sku }))));
  const found = await named("dup-e\u0301", "grösse-m", "tee", "cup", "ёж-1\u00a0");
  expect([...found.values()]).toEqual([
    { kind: "several", count: 2, by: "sku" },
    ...[6003, 6004, 6005, 6006].map((variantId) => ({ kind: "found", variantId })),
  ]);
  for (const [index, sku] of skus.slice(2).entries())
    expect((await named(sku)).get(sku)).toEqual({ kind: "found", variantId: 6003 + index });
});

it("finds a variant by any of its barcodes where no SKU is alike, and says where several have one", async () => {
  await env.DB.batch([
    overviewRow(1, 6001, wordsOf({ product_title: "A", sku: "A", barcodes: ["036000291452", "4006381333931"] })),
    overviewRow(1, 6002, wordsOf({ product_title: "B", sku: "B", barcodes: ["4006381333931", "b07xj8c8f5"] })),
    overviewRow(2, 6003, wordsOf({ product_title: "C", sku: "C", barcodes: ["036000291452"] })),
  ]);
  const found = await named("0036000291452", "4006381333931", "B07XJ8C8F5", "036000291453");
  expect([...found.values()]).toEqual([
    { kind: "found", variantId: 6001 },
    { kind: "several", count: 2, by: "barcode" },
    { kind: "found", variantId: 6002 },
    { kind: "none" },
  ]);
  await env.DB.prepare("UPDATE overviews SET barcodes = '[]' WHERE variant_id = 6001").run();
  await env.DB.prepare("UPDATE overviews SET hidden = 1 WHERE variant_id = 6002").run();
  expect([...(await named("0036000291452", "4006381333931")).values()].map(({ kind }) => kind)).toEqual([
    "none",
    "none",
  ]);
  await env.DB.prepare("DELETE FROM overviews WHERE variant_id = 6003").run();
  expect(await env.DB.prepare("SELECT COUNT(*) AS n FROM barcodes").first("n")).toBe(0);
});

it("asks for a name once, though a file names it twice", async () => {
  expect((await named("SKU-500", "SKU-500")).get("SKU-500")).toEqual({ kind: "found", variantId: 501 });
});

it("takes a gid for the variant with that id, whatever SKUs there are, and no side where a SKU is another's number", async () => {
  const variant = (id: number) =>
    env.DB.prepare(
      "INSERT INTO variants (id, shop_id, shopify_id, product_id, inventory_item_id, title) VALUES (?1, 1, ?1 + 1000, 7, ?1, 'L')",
    ).bind(id);
  const gid = (id: number) => `gid://shopify/ProductVariant/${id}`;
  await env.DB.batch([
    ...[6001, 6002, 6003].map(variant),
    overviewRow(1, 6001, { sku: "7002" }),
    overviewRow(1, 6002, { sku: gid(7003) }),
    overviewRow(1, 6003, { sku: "7003" }),
  ]);
  const found = await named("7002", "7003", gid(7002), gid(7003), gid(9999));
  expect([...found.values()]).toEqual([
    { kind: "several", count: 2, by: "sku" },
    { kind: "found", variantId: 6003 },
    { kind: "found", variantId: 6002 },
    { kind: "found", variantId: 6003 },
    { kind: "none" },
  ]);
});
