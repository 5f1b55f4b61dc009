import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, it } from "vitest";
import type { Place } from "../../app/replenishment/keyset";
import { planChanges } from "../../app/replenishment/plans.server";
import type { ReorderTab } from "../../app/replenishment/reorder-list";
import { reorderPage } from "../../app/replenishment/reorder-list.server";
import { snoozesOver } from "../../app/replenishment/snooze.server";
import { alertRow, catalogueRows, givenShop, overviewRow, planRow, rowsRead } from "./rows";
import { textOf, visit } from "./visit";

const SHOP = "one.myshopify.com";

beforeEach(async () => {
  await givenShop(1, SHOP);
  await env.DB.prepare(
    `INSERT INTO suppliers (id, shop_id, name, currency, minimum_value, created_at, updated_at)
     VALUES (3, 1, 'Acme', 'EUR', 100000, 1, 1), (4, 1, 'Bolt', 'JPY', NULL, 1, 1)`,
  ).run();
});

/** A variant as plans leave it: its line of the list and its place in the order. */
const variant = (id: number, set: Parameters<typeof overviewRow>[2], plan: Parameters<typeof planRow>[3] = {}) => [
  overviewRow(1, id, set),
  planRow(1, id, 0, { supplier_id: set?.supplier_id ?? 0, ...plan }),
];

const page = async (path: string) => (await visit(path, SHOP)).text();

it("lists what to order by supplier, the most worthwhile first, against each supplier's minimum", async () => {
  await env.DB.batch([
    ...variant(1, { product_title: "Mug", supplier_id: 3, unit_cost: 250, suggested: 100 }, { worth: 10 }),
    ...variant(2, { product_title: "Plate", supplier_id: 4, unit_cost: 90, suggested: 20 }, { worth: 50 }),
    ...variant(3, { product_title: "Bowl", supplier_id: 3, unit_cost: null, suggested: 5 }, { worth: 99 }),
  ]);
  const text = textOf(await page("/reorder"));
  expect(text).toMatch(/Acme 2 lines · 105 units · €250\.00 and 1 line whose cost is not known/);
  expect(text).toContain("€750.00 below the minimum order of €1,000.00");
  expect(text).toMatch(/Bolt 1 line · 20 units · ¥1,800/);
  expect(text.indexOf("Bowl")).toBeLessThan(text.indexOf("Mug"));
  expect(text.indexOf("Mug")).toBeLessThan(text.indexOf("Plate"));
  expect(text).toContain("3 lines · 125 units");
});

it("shows each tab its own, with a count that the list equals", async () => {
  await env.DB.batch([
    ...variant(1, { product_title: "Mug" }),
    ...variant(2, { product_title: "Plate", low: 0, standing: "soon" }, { standing: "soon", low: 0 }),
    ...variant(3, { product_title: "Bowl", low: 0, standing: "overstocked" }, { standing: "overstocked", low: 0 }),
    ...variant(4, { product_title: "Vase", low: 0, standing: null }, { standing: null, low: 0 }),
  ]);
  const names = ["Mug", "Plate", "Bowl", "Vase"];
  const shown = { "": ["Mug"], "?tab=soon": ["Plate"], "?tab=overstocked": ["Bowl"], "?tab=all": names };
  for (const [search, expected] of Object.entries(shown)) {
    const text = textOf(await page(`/reorder${search}`));
    expect(text).toContain("Order now 1 Soon 1 Overstocked 1 All 4");
    expect(names.filter((name) => text.includes(`${name} Large`))).toEqual(expected);
  }
});

it("shows a location's own figures", async () => {
  const stock = [
    [11, 30, 30, 3, 20, 0, 0, 10, 0],
    [12, 7, 9, 2, 25, 1, 2, 3.5, 66],
  ];
  await env.DB.batch([...variant(1, { stock }), planRow(1, 1, 12, {}), ...variant(2, { product_title: "Elsewhere" })]);
  const html = await page("/reorder?location=12");
  expect(textOf(html)).not.toContain("Elsewhere");
  expect(textOf(html)).toMatch(/Blue mug Large MUG-L 7 2 2\.0 3\.5/);
  expect(html).toMatch(/class="Quantity-Input"[^>]*value="66"/);
});

it("keeps to one supplier where the address says so", async () => {
  await env.DB.batch([
    ...variant(1, { product_title: "Theirs", supplier_id: 3 }),
    ...variant(2, { product_title: "Nobody's", supplier_id: 0 }),
  ]);
  const theirs = textOf(await page("/reorder?supplier=3"));
  expect(theirs).toContain("Theirs");
  expect(theirs).not.toContain("Nobody's");
  expect(textOf(await page("/reorder?supplier=0"))).toContain("No supplier 1 line");
});

it("explains a line with the sum behind it", async () => {
  await env.DB.batch([...catalogueRows(1, 1), ...variant(1, {})]);
  const answer = await visit("/reorder/1", SHOP);
  expect(await answer.json()).toMatchObject({
    explained: { plan: { velocity: 5 }, rule: { leadTimeDays: 14 } },
    window: 30,
  });
});

describe("several lines at once", () => {
  const bulk = (path: string, method: string, fields: [string, string][]) =>
    visit(path, SHOP, { method, body: new URLSearchParams(fields) });
  const lines = (...ids: number[]) => ids.map((id): [string, string] => ["variants", String(id)]);
  const standings = async () =>
    (await env.DB.prepare("SELECT variant_id AS id, standing FROM overviews ORDER BY variant_id").all()).results;

  beforeEach(async () => {
    await env.DB.batch([
      env.DB.prepare("UPDATE rules SET reorder_point = 50"),
      ...[1, 2].flatMap((id) => [
        ...catalogueRows(1, id).slice(id === 1 ? 0 : 1),
        ...variant(id, {}),
        planRow(1, id, 11, {}),
        alertRow(1, id, 11, 5000),
      ]),
    ]);
  });

  it("are put aside with their open alerts, and come back on their day", async () => {
    await bulk("/reorder/snoozes", "PUT", [...lines(1), ["days", "7"]]);
    expect(await standings()).toEqual([
      { id: 1, standing: "snoozed" },
      { id: 2, standing: "low" },
    ]);
    expect(textOf(await page("/reorder"))).toContain("Order now 1 Soon 0 Overstocked 0 Snoozed 1 All 2");
    expect(textOf(await page("/reorder?tab=snoozed"))).toContain("Snoozed until");
    expect(textOf(await page("/alerts"))).toContain("Open 1 Snoozed 1");
    expect(textOf(await page("/"))).toContain("Order now 1 variant at the reorder point");
    const day = Math.floor(Date.now() / 86_400_000) + 8;
    await env.DB.batch(snoozesOver(env.DB, [{ shopId: 1, today: day }]));
    await env.DB.batch(planChanges(env.DB, [{ shopId: 1, variants: [1] }], [{ shopId: 1, today: day }], 1));
    expect((await standings())[0]).toEqual({ id: 1, standing: "low" });
    expect(textOf(await page("/alerts"))).toContain("Open 2 Snoozed 0");
  });

  it("are taken back from being snoozed", async () => {
    await bulk("/reorder/snoozes", "PUT", [...lines(1, 2), ["days", "7"]]);
    await bulk("/reorder/snoozes", "DELETE", lines(1));
    expect(await standings()).toEqual([
      { id: 1, standing: "low" },
      { id: 2, standing: "snoozed" },
    ]);
  });

  it("are excluded by a rule of their own, listed as such, and watched again", async () => {
    await bulk("/products/rules", "PATCH", [...lines(1, 2), ["active", "no"]]);
    expect(textOf(await page("/reorder"))).toContain("Order now 0 Soon 0 Overstocked 0 Excluded 2 All 2");
    expect(textOf(await page("/reorder?tab=excluded"))).toContain("Not watched, as a rule says");
    expect(textOf(await page("/products"))).toContain("Excluded");
    expect(textOf(await page("/alerts"))).toContain("Open 0");
    await bulk("/products/rules", "PATCH", [...lines(1), ["active", "yes"]]);
    expect(textOf(await page("/reorder"))).toContain("Order now 1 Soon 0 Overstocked 0 Excluded 1 All 2");
  });

  it.each([
    ["PUT", [...lines(1)]],
    ["PUT", [...lines(1), ["days", "0"]]],
    ["DELETE", []],
  ] as [string, [string, string][]][])(
    "are not touched by a form that makes no sense: %s %j",
    async (method, fields) => {
      expect((await bulk("/reorder/snoozes", method, fields)).status).toBe(400);
      expect((await env.DB.prepare("SELECT * FROM snoozes").all()).results).toEqual([]);
    },
  );

  it("of another shop are not", async () => {
    await givenShop(2, "two.myshopify.com");
    await visit("/reorder/snoozes", "two.myshopify.com", {
      method: "PUT",
      body: new URLSearchParams([...lines(1), ["days", "7"]]),
    });
    expect(await standings()).toEqual([
      { id: 1, standing: "low" },
      { id: 2, standing: "low" },
    ]);
  });
});

it("counts no line in what an order comes to of which nothing is to be ordered", async () => {
  await env.DB.batch([
    ...variant(1, { product_title: "Mug", supplier_id: 3, unit_cost: 250, suggested: 100 }),
    ...variant(2, { product_title: "Plate", supplier_id: 3, unit_cost: 90, suggested: 0 }),
  ]);
  expect(textOf(await page("/reorder"))).toContain("1 line · 100 units");
});

describe("the order list", () => {
  it("holds all that is low with the quantities typed, and no formula", async () => {
    await env.DB.batch([
      ...variant(1, { product_title: "=Mug", supplier_id: 3, unit_cost: 250, suggested: 100 }, { worth: 2 }),
      ...variant(2, { product_title: "Plate", supplier_id: 4, unit_cost: 90, suggested: 20 }, { worth: 1 }),
      env.DB.prepare(
        "INSERT INTO supplier_terms (shop_id, variant_id, supplier_id, supplier_sku, updated_at) VALUES (1, 1, 3, 'A-1', 1)",
      ),
    ]);
    const csv = await page("/reorder/order-list?quantities=1:40");
    expect(csv.split("\r\n").slice(1)).toEqual([
      "Acme,A-1,MUG-L,,'=Mug,Large,40,2.50,100.00,EUR,40,0",
      "Bolt,,MUG-L,,Plate,Large,20,90,1800,JPY,40,0",
      "",
    ]);
    expect((await page("/reorder/order-list?supplier=4")).split("\r\n")).toHaveLength(3);
  });

  it("goes on beyond a thousand lines", async () => {
    const rows = Array.from({ length: 1100 }, (_, index) => variant(index + 1, {}, { worth: index % 7 })).flat();
    await env.DB.batch(rows);
    expect((await page("/reorder/order-list")).trim().split("\r\n")).toHaveLength(1101);
  });
});

describe("the order list on paper", () => {
  it("has a part for each supplier, with the quantities typed and what they come to", async () => {
    await env.DB.batch([
      ...variant(1, { product_title: "Mug", supplier_id: 3, unit_cost: 250, suggested: 100 }, { worth: 3 }),
      ...variant(2, { product_title: "Plate", supplier_id: 4, unit_cost: 90, suggested: 20 }, { worth: 2 }),
      ...variant(3, { product_title: "Bowl", supplier_id: 3, unit_cost: null, suggested: 5 }, { worth: 1 }),
      ...variant(4, { product_title: "Enough", supplier_id: 3, suggested: 0 }),
    ]);
    const text = textOf(await page("/reorder/print?quantities=1:40"));
    expect(text).toMatch(/Acme .* MUG-L Mug · Large 40 €2\.50 €100\.00 MUG-L Bowl · Large 5 – –/);
    expect(text).toContain("2 lines, 1 line whose cost is not known 45 €100.00");
    expect(text).toMatch(/Bolt .* Plate · Large 20 ¥90 ¥1,800 1 line 20 ¥1,800/);
    expect(text).not.toContain("Enough");
    expect(textOf(await page("/reorder/print?supplier=4"))).not.toContain("Mug");
    expect(await page("/reorder")).toContain('href="/reorder/print"');
  });

  it("says where there is nothing on it", async () =>
    expect(textOf(await page("/reorder/print"))).toContain("Nothing is to be ordered."));
});

it("shows nothing of another shop", async () => {
  await givenShop(2, "two.myshopify.com");
  await env.DB.batch([overviewRow(2, 9, { product_title: "Theirs" }), planRow(2, 9, 0, { worth: 9 })]);
  for (const path of ["/reorder", "/reorder?tab=all", "/reorder/order-list", "/reorder/print"])
    expect(await page(path)).not.toContain("Theirs");
  expect((await visit("/reorder/9", SHOP)).status).toBe(404);
});

describe("a page of 50 of 1,000 reads no more than 110 rows", () => {
  beforeEach(async () => {
    await env.DB.batch(
      Array.from({ length: 1000 }, (_, index) =>
        variant(
          index + 1,
          { supplier_id: 3 + (index % 2), risk: index % 90, low: 1 },
          { worth: index % 90, standing: (["low", "soon", "overstocked"] as const)[index % 3] ?? null },
        ),
      ).flat(),
    );
  });

  const places: Place[] = [{ side: "start" }, { side: "after", key: [50, 500] }, { side: "before", key: [50, 500] }];
  const tabs: { tab: ReorderTab; supplier: number | null; index: string }[] = [
    { tab: "low", supplier: null, index: "plans_standing" },
    { tab: "soon", supplier: null, index: "plans_standing" },
    { tab: "overstocked", supplier: 3, index: "plans_supplier" },
    { tab: "all", supplier: null, index: "overviews_risk" },
    { tab: "all", supplier: 4, index: "overviews_supplier" },
  ];
  it.each(tabs)("$tab of supplier $supplier", async ({ tab, supplier, index }) => {
    for (const place of places) {
      const { read, found, plan } = await rowsRead(
        reorderPage(env.DB, { id: 1 }, { tab, supplier, location: 0 }, place),
      );
      expect(plan).toContain(index);
      expect(plan).not.toContain("TEMP B-TREE");
      expect(found).toBe(51);
      expect(read).toBeLessThanOrEqual(110);
    }
  });
});
