import { env } from "cloudflare:workers";
import { beforeEach, expect, it, vi } from "vitest";
import { jobResumed } from "../../../app/jobs/jobs.server";
import type { JobMessage } from "../../../app/jobs/messages";
import { mayLeaveStill } from "../../../app/replenishment/planning/roll-forward.server";
import type { Admin } from "../../../app/shopify/admin";
import { importShop } from "../../../workers/jobs/import/import";
import { runSchedule } from "../../../workers/schedule";
import { contextOf } from "../../support/jobs";
import { randomFrom, shuffled } from "../../support/random";
import { first, rowsOf } from "../../support/rows";
import { installShop, Recorder, SHOP } from "../../support/shopify";
import { isoAgo, NOW, PRODUCTS, shopify } from "./imported-shop";

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

it("plans all once more from the days themselves where some are planned otherwise by what was told of them, and says so", async () => {
  const said = vi.spyOn(console, "error").mockImplementation(() => {});
  await env.DB.exec(
    "CREATE TRIGGER told_wrongly AFTER INSERT ON plans WHEN (SELECT cursor FROM jobs WHERE kind = 'import') NOT LIKE '%countsDays%' BEGIN UPDATE plans SET units_30 = 999 WHERE shop_id = NEW.shop_id AND variant_id = NEW.variant_id AND location_id = NEW.location_id; END",
  );
  await run(shopify());
  expect(said).toHaveBeenCalledWith(expect.stringContaining('"at":"import"'));
  expect(await first("SELECT COUNT(*) AS n FROM plans WHERE units_30 = 999")).toEqual({ n: 0 });
  expect(await state()).toMatchObject({ state: "done" });
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

it("leaves nothing of its day to a roll-forward, which goes on from its plans the day after", async () => {
  const HOUR = 3_600_000;
  const rolled = async (now: number) => {
    const JOBS = new Recorder<JobMessage>();
    await runSchedule("7 * * * *", { ...env, JOBS }, now);
    return JOBS.messages.filter(({ kind }) => kind === "roll-forward").length;
  };
  await takeStep(shopify());
  await takeStep(shopify());
  expect(await rolled(NOW), "as it runs").toBe(0);
  await run(shopify());
  expect(await rolled(NOW + 1), "once it has ended").toBe(0);
  const today = Math.floor(NOW / 86_400_000);
  const last = JSON.parse(
    String(await env.DB.prepare("SELECT cursor FROM jobs WHERE kind = 'roll-forward'").first("cursor")),
  );
  // But for the one night of a week in which all are planned anew.
  const shopId = (today + 1) % 7 === 0 ? 2 : 7;
  expect(mayLeaveStill(last, shopId, today + 1)).toBe(true);
  expect(await rolled(NOW + 24 * HOUR), "the day after").toBe(1);
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
  const context = await contextOf({ admin, now: NOW }, { kind: "import" });
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
