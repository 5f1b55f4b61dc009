import { env } from "cloudflare:workers";
import { beforeEach, expect, it } from "vitest";
import { settingsOf } from "../../../app/env";
import { jobResumed } from "../../../app/jobs/jobs.server";
import type { Admin } from "../../../app/shopify/admin";
import { findShop } from "../../../app/shops/shops.server";
import { importShop } from "../../../workers/jobs/import/import";
import type { JobContext } from "../../../workers/jobs/job";
import { randomFrom, shuffled } from "../../support/random";
import { first, installShop, Recorder, rowsOf, SHOP } from "../../support/shopify";

const PRODUCTS = 1500;
const NOW = Date.now();
const isoAgo = (days: number) => new Date(NOW - days * 86_400_000).toISOString();

beforeEach(() => installShop({ salesFromDay: Math.floor(NOW / 86_400_000) - 60 }));

it("brings locations, catalogue, levels and orders, then plans every variant", async () => {
  await run(shopify());
  expect(await state()).toEqual({
    state: "done",
    counts: { locations: 2, products: PRODUCTS, variants: PRODUCTS, levels: 2 * PRODUCTS, orders: PRODUCTS },
  });
  expect(await first("SELECT variants FROM shop_counts")).toEqual({ variants: PRODUCTS });
  expect(await first("SELECT COUNT(*) AS n, SUM(cost) AS cost FROM inventory_items WHERE tracked")).toEqual({
    n: PRODUCTS,
    cost: (PRODUCTS / 2) * 450,
  });
  expect(
    await first(
      "SELECT COUNT(*) AS n, COUNT(product_type_folded) AS typed FROM products WHERE product_type IN ('Mugs', '')",
    ),
  ).toEqual({ n: PRODUCTS, typed: PRODUCTS / 2 });
  const { plans } = await rowsOf("plans");
  expect(plans).toHaveLength(3 * PRODUCTS);
  expect(await first("SELECT available, units_30, days_30, method FROM plans WHERE location_id = 0 LIMIT 1")).toEqual({
    ...{ available: 12, units_30: 3, days_30: 30, method: "engine" },
  });
  expect(await first("SELECT COUNT(*) AS n FROM forecasts WHERE rate > 0 AND location_id = 0")).toEqual({
    n: PRODUCTS,
  });
  expect(await first("SELECT units FROM daily_figures")).toEqual({ units: 12 * PRODUCTS });
});

it("leaves the same rows when it dies at any line, and goes on from where its last write stood", async () => {
  await run(shopify());
  const whole = await everything();
  for (const dieAfter of [0, 700, 2001, 2900]) {
    await empty();
    const died = await run(shopify(dieAfter)).catch(() => "died");
    expect(died, `after ${dieAfter} lines`).toBe("died");
    await run(shopify());
    expect(await everything(), `after ${dieAfter} lines`).toEqual(whole);
    expect(await state(), `after ${dieAfter} lines`).toMatchObject({
      counts: { products: PRODUCTS, orders: PRODUCTS },
    });
  }
});

it.each([
  ["children before their parents", (lines: unknown[]) => lines.toReversed()],
  [
    "all parents, then all children",
    (lines: unknown[]) => lines.toSorted((a, b) => Number(isChild(a)) - Number(isChild(b))),
  ],
  ["no order at all", (lines: unknown[]) => shuffled(lines, randomFrom(7))],
])("leaves the same rows where the file holds %s, killed on its way too", async (_, arranged) => {
  await run(shopify());
  const whole = await everything();
  for (const dieAfter of [Infinity, 2900]) {
    await empty();
    if (dieAfter < Infinity) await expect(run(shopify(dieAfter, 6, arranged))).rejects.toThrow("connection");
    await run(shopify(Infinity, 6, arranged));
    expect(await everything(), `after ${dieAfter} lines`).toEqual(whole);
    const counts = { products: PRODUCTS, variants: PRODUCTS, orders: PRODUCTS };
    expect(await state()).toMatchObject({ state: "done", counts });
  }
});

it("brings all barcodes of a variant, and the one that a file of an earlier release holds in the variant's own line", async () => {
  await run(
    shopify(Infinity, 6, (lines) =>
      lines.map((line) => (JSON.stringify(line).includes('"SKU-1"') ? { ...Object(line), barcode: "old-1" } : line)),
    ),
  );
  const barcodes = (sku: string) =>
    env.DB.prepare(
      "SELECT v.barcode AS first, b.value->>0 AS value FROM variants v, json_each(v.barcodes) b WHERE v.sku = ? ORDER BY b.key",
    )
      .bind(sku)
      .all()
      .then(({ results }) => results);
  expect(await barcodes("SKU-10")).toEqual([
    { first: "own-10", value: "own-10" },
    { first: "own-10", value: "other-10" },
  ]);
  expect(await barcodes("SKU-1")).toEqual([{ first: "old-1", value: "old-1" }]);
  expect(await barcodes("SKU-2")).toEqual([]);
});

it("counts a line whose order is nowhere in the file, and takes all the others", async () => {
  const orderless = `gid://shopify/Order/${30_001}`;
  await run(
    shopify(Infinity, 6, (lines) => lines.filter((line) => !JSON.stringify(line).startsWith(`{"id":"${orderless}"`))),
  );
  expect(await state()).toMatchObject({ state: "done", counts: { orders: PRODUCTS - 1, lines_without_an_order: 1 } });
  expect(await first("SELECT COUNT(*) AS n FROM order_lines")).toEqual({ n: PRODUCTS - 1 });
});

const isChild = (line: unknown) => JSON.stringify(line).includes("__parentId");

it.each([
  ["once", 1],
  ["three times", 3],
])("takes no file for whole that was cut between two lines, %s", async (_, times) => {
  await run(shopify());
  const whole = await everything();
  await empty();
  await run(cutting(shopify(), times));
  expect(await everything()).toEqual(whole);
  expect(await state()).toMatchObject({ state: "done", counts: { orders: PRODUCTS } });
});

it("says so where a file ends before its last line whenever it is read", async () => {
  await run(cutting(shopify(), Infinity));
  expect(await state()).toMatchObject({ state: "failed" });
  expect(await first("SELECT error FROM jobs")).toEqual({
    error: `Shopify's export ended after ${PRODUCTS} of ${2 * PRODUCTS} lines.`,
  });
});

/** The file of orders comes without its second half, as a whole one would: so many times. */
function cutting(admin: Admin, times: number): Admin {
  let left = times;
  return {
    ...admin,
    async download(url, from) {
      const lines = (await new Response(await admin.download(url, 0)).text()).split("\n").filter(Boolean);
      const kept = url.includes("BulkOrders") && left-- > 0 ? lines.slice(0, lines.length / 2) : lines;
      const bytes = new TextEncoder().encode(kept.map((line) => `${line}\n`).join("")).slice(from);
      return new Response(bytes).body ?? new ReadableStream();
    },
  };
}

it("changes nothing when it runs a second time", async () => {
  await run(shopify());
  const once = await everything();
  await env.DB.prepare("DELETE FROM jobs").run();
  await run(shopify());
  expect(await everything()).toEqual(once);
});

it("opens alerts that are marked as found by it", async () => {
  await run(shopify());
  await env.DB.exec("DELETE FROM jobs; DELETE FROM alerts; DELETE FROM plans;");
  await run(shopify(Infinity, 0));
  expect(await first("SELECT COUNT(*) AS n, SUM(initial) AS initial FROM alerts")).toEqual({ n: 0, initial: null });
  await env.DB.exec("DELETE FROM jobs; DELETE FROM levels; DELETE FROM plans;");
  await run(shopify(Infinity, 0));
  expect(await first("SELECT COUNT(*) > 0 AS some, SUM(initial) = COUNT(*) AS every FROM alerts")).toEqual({
    some: 1,
    every: 1,
  });
});

it.each(["FAILED", "CANCELED", "EXPIRED"])("says so when Shopify ends the export as %s", async (status) => {
  const admin = shopify();
  await run({
    ...admin,
    request: async (operation, variables) =>
      operation.name === "BulkOperation"
        ? operation.answer.parse({
            bulkOperation: {
              id: "gid://shopify/BulkOperation/1",
              status,
              errorCode: "TIMEOUT",
              createdAt: isoAgo(0),
              objectCount: "0",
              url: null,
            },
          })
        : admin.request(operation, variables),
  });
  expect(await first("SELECT state, error FROM jobs")).toEqual({
    state: "failed",
    error: `Shopify ended the export: ${status} TIMEOUT`,
  });
});

it("begins at the beginning when it is set to run again after a failure", async () => {
  const admin = shopify();
  const refusing: Admin = {
    ...admin,
    request: async (operation, variables) =>
      operation.name === "RunBulkQuery" && String(variables.query).includes("BulkOrders")
        ? operation.answer.parse({
            bulkOperationRunQuery: { bulkOperation: null, userErrors: [{ code: "INVALID", message: "no" }] },
          })
        : admin.request(operation, variables),
  };
  await run(refusing);
  expect(await first("SELECT state, error FROM jobs")).toEqual({ state: "failed", error: "no" });
  await jobResumed(env.DB, 1, "import", NOW).run();
  await run(admin);
  expect(await state()).toMatchObject({ state: "done", counts: { products: PRODUCTS, orders: PRODUCTS } });
});

it("waits where Shopify runs as many exports for the shop as it will", async () => {
  const admin = shopify();
  let refusals = 3;
  await run({
    ...admin,
    request: async (operation, variables) =>
      operation.name === "RunBulkQuery" && refusals-- > 0
        ? operation.answer.parse({
            bulkOperationRunQuery: {
              bulkOperation: null,
              userErrors: [
                { code: "LIMIT_REACHED", message: "Bulk operations limit reached. Please try again later." },
              ],
            },
          })
        : admin.request(operation, variables),
  });
  expect(await state()).toMatchObject({ state: "done" });
});

it("makes one of two runners, where Shopify's word that an export is ready wakes a second one", async () => {
  const admin = shopify();
  const ends: string[] = [];
  const runner = async () => {
    for (let steps = 0; steps < 100; steps++) if ((await takeStep(admin)) === "done") return ends.push("done");
    throw new Error("no end");
  };
  await Promise.all([runner(), runner()]);
  expect(ends).toEqual(["done", "done"]);
  if ((await state()).state === "running") await run(admin);
  expect(await state()).toMatchObject({ state: "done", counts: { products: PRODUCTS, orders: PRODUCTS } });
});

/** Takes step after step until there is no next. */
async function run(admin: Admin) {
  for (let steps = 0; steps < 200; steps++) if ((await takeStep(admin)) === "done") return "done";
  throw new Error("no end");
}

async function takeStep(admin: Admin) {
  const shop = await findShop(env.DB, SHOP);
  if (!shop) throw new Error("no shop");
  const context: JobContext = {
    database: env.DB,
    settings: settingsOf(env),
    jobs: new Recorder(),
    shop,
    admin,
    now: NOW,
  };
  return importShop(context, { kind: "import", shop: SHOP });
}

const state = async () => {
  const job = await first<{ state: string; counts: string }>("SELECT state, counts FROM jobs WHERE kind = 'import'");
  return { state: job?.state, counts: JSON.parse(job?.counts ?? "{}") };
};

/** Rows by Shopify's ids: local ids and the clock of writing are nobody's business. */
async function everything() {
  const query = (text: string) =>
    env.DB.prepare(text)
      .all()
      .then((answer) => answer.results);
  return [
    await query("SELECT shopify_id, name FROM locations ORDER BY 1"),
    await query("SELECT shopify_id, title, updated_at FROM products ORDER BY 1"),
    await query("SELECT shopify_id, product_id, inventory_item_id, sku FROM variants ORDER BY 1"),
    await query(
      "SELECT v.shopify_id, b.value->>0 AS barcode FROM variants v, json_each(v.barcodes) b WHERE v.barcodes_whole ORDER BY 1, 2",
    ),
    await query("SELECT inventory_item_id, location_id, available FROM levels ORDER BY 1, 2"),
    await query("SELECT inventory_item_id, location_id, SUM(delta) AS sum FROM movements GROUP BY 1, 2 ORDER BY 1, 2"),
    await query("SELECT line_id, quantity, day FROM order_lines ORDER BY 1"),
    await query(
      "SELECT v.shopify_id, d.day, d.units FROM daily_sales d JOIN variants v ON v.id = d.variant_id ORDER BY 1, 2",
    ),
    await query(
      "SELECT v.shopify_id, p.location_id, p.available, p.velocity FROM plans p JOIN variants v ON v.id = p.variant_id ORDER BY 1, 2",
    ),
  ];
}

async function empty() {
  const tables =
    "jobs locations products variants inventory_items levels level_days movements order_lines daily_sales plans overviews alerts";
  for (const table of tables.split(" ")) await env.DB.exec(`DELETE FROM ${table}`);
}

/** Shopify with so many products of one variant, each at two places, each sold once; its files break off after a line. */
function shopify(dieAfter = Infinity, available = 6, arranged = (lines: unknown[]) => lines): Admin {
  const files: Record<string, unknown[]> = {
    BulkCatalog: numbers().flatMap((n) => [
      {
        id: `gid://shopify/Product/${n}`,
        title: `Product ${n}`,
        vendor: "Acme",
        productType: n % 2 ? " Mugs" : "",
        status: "ACTIVE",
        updatedAt: isoAgo(90),
        featuredMedia: null,
      },
      {
        ...{
          id: `gid://shopify/ProductVariant/${10_000 + n}`,
          title: "Only",
          sku: `SKU-${n}`,
          price: "12.50",
          inventoryPolicy: "DENY",
        },
        ...{ createdAt: isoAgo(400), updatedAt: isoAgo(90), product: { id: `gid://shopify/Product/${n}` } },
        ...{
          inventoryItem: { id: `gid://shopify/InventoryItem/${20_000 + n}` },
          __parentId: `gid://shopify/Product/${n}`,
        },
      },
      ...(n % 10 ? [] : [`own-${n}`, `other-${n}`]).map((value) => ({
        ...{ value, type: null, __parentId: `gid://shopify/ProductVariant/${10_000 + n}` },
      })),
    ]),
    BulkLevels: numbers().flatMap((n) => [
      {
        ...{ id: `gid://shopify/InventoryItem/${20_000 + n}`, tracked: true, updatedAt: isoAgo(80) },
        unitCost: n % 2 ? { amount: "4.5", currencyCode: "USD" } : null,
      },
      ...[1, 2].map((place) => ({
        ...{ id: `gid://shopify/InventoryLevel/${place}?inventory_item_id=${20_000 + n}`, updatedAt: isoAgo(70) },
        ...{
          item: { id: `gid://shopify/InventoryItem/${20_000 + n}`, tracked: true },
          location: { id: `gid://shopify/Location/${place}` },
        },
        ...{
          quantities: [{ name: "available", quantity: available }],
          __parentId: `gid://shopify/InventoryItem/${20_000 + n}`,
        },
      })),
    ]),
    BulkOrders: numbers().flatMap((n) => [
      {
        ...{
          id: `gid://shopify/Order/${30_000 + n}`,
          test: false,
          processedAt: isoAgo(5),
          updatedAt: isoAgo(5),
          cancelledAt: null,
        },
        ...{ retailLocation: null, fulfillments: [] },
      },
      {
        ...{
          id: `gid://shopify/LineItem/${40_000 + n}`,
          __parentId: `gid://shopify/Order/${30_000 + n}`,
          quantity: 3,
          currentQuantity: 3,
          unfulfilledQuantity: 0,
        },
        ...{
          variant: { id: `gid://shopify/ProductVariant/${10_000 + n}` },
          product: { id: `gid://shopify/Product/${n}` },
        },
      },
    ]),
  };
  const operations: string[] = [];
  return {
    async request(operation, variables) {
      const answers: Record<string, () => unknown> = {
        Locations: () => ({
          locations: {
            nodes: [1, 2].map((n) => ({
              id: `gid://shopify/Location/${n}`,
              name: `Place ${n}`,
              isActive: true,
              updatedAt: isoAgo(400),
            })),
            pageInfo: { hasNextPage: false, endCursor: null },
          },
        }),
        RunBulkQuery: () => {
          const name = Object.keys(files).find((file) => String(variables.query).includes(`query ${file} `)) ?? "";
          operations.push(name);
          return {
            bulkOperationRunQuery: {
              bulkOperation: { id: `gid://shopify/BulkOperation/${name}`, status: "CREATED" },
              userErrors: [],
            },
          };
        },
        BulkOperation: () => ({
          bulkOperation: {
            ...{ id: variables.id, status: "COMPLETED", errorCode: null, createdAt: isoAgo(0) },
            objectCount: String(arranged(files[String(variables.id).split("/").pop() ?? ""] ?? []).length),
            url: `https://${SHOP}/${String(variables.id).split("/").pop()}`,
          },
        }),
      };
      return operation.answer.parse(answers[operation.name]?.());
    },
    async download(url, from) {
      const lines = arranged(files[url.split("/").pop() ?? ""] ?? []);
      const text = lines.map((line) => `${JSON.stringify(line)}\n`);
      return breakingOff(text, from, dieAfter);
    },
  };
}

const numbers = () => Array.from({ length: PRODUCTS }, (_, index) => index + 1);

/** In pieces that end anywhere, as a network's do. */
function breakingOff(lines: string[], from: number, dieAfter: number) {
  const bytes = new TextEncoder().encode(lines.slice(0, dieAfter).join("")).slice(from);
  let at = 0;
  return new ReadableStream<Uint8Array>({
    pull(controller) {
      if (at < bytes.length) controller.enqueue(bytes.slice(at, at + 65_537));
      else if (dieAfter < lines.length) controller.error(new Error("the connection was lost"));
      else controller.close();
      at += 65_537;
    },
  });
}
