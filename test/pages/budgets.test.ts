import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, it } from "vitest";
import type { Cursor } from "../../app/lists/keyset";
import { alertListIn } from "../../app/replenishment/alerts/alert-list";
import { leadPage, snoozeListed } from "../../app/replenishment/alerts/grouped.server";
import { closedAlertPage, openAlertPage, snoozedAlertPage } from "../../app/replenishment/alerts/list.server";
import type { Sort } from "../../app/replenishment/overviews/overview";
import { countFound, overviewPage, partsFrom } from "../../app/replenishment/overviews/overviews.server";
import { type ProductList, WHOLE_LIST } from "../../app/replenishment/overviews/product-list";
import { inStepsSql } from "../../app/sql/steps-sql";
import { alertRow, givenShop, overviewRow, rowsRead } from "./rows";

const shop = { id: 1 };
const BUDGET = 110;

beforeEach(async () => {
  await givenShop(1, "one.myshopify.com");
  await env.DB.batch(Array.from({ length: 1000 }, (_, index) => overviewRow(1, index + 1, line(index))));
  await env.DB.batch(
    Array.from({ length: 400 }, (_, index) =>
      alertRow(1, index + 1, 11, 5000 + index, index % 2 ? undefined : 9000 + index),
    ),
  );
});

const line = (index: number) => ({
  product_title: `${index % 2 ? "mug" : "Mug"} ${index % 300}`,
  cover: index / 7,
  low: Number(index % 4 === 0),
  out: Number(index % 5 === 0),
  untracked: Number(index % 6 === 0),
});

/** The rows that all parts of a page read, which go on where the one before has ended. */
async function pageRead(set: Partial<ProductList>, cursor: Cursor) {
  const list = { ...WHOLE_LIST, ...set };
  const sum = { read: 0, found: 0, plan: "" };
  for (const part of partsFrom(list, cursor)) {
    if (sum.found === 51) break;
    const { read, found, plan } = await rowsRead(overviewPage(env.DB, shop, list, part, 50 - sum.found));
    sum.read += read;
    sum.found += found;
    sum.plan += plan;
  }
  return sum;
}

async function expectLittle(set: Partial<ProductList>, cursor: Cursor, index: string, budget = BUDGET) {
  const { read, found, plan } = await pageRead(set, cursor);
  expect(plan).toContain(index);
  expect(plan).not.toContain("TEMP B-TREE");
  expect(found).toBe(51);
  expect(read).toBeLessThanOrEqual(budget);
}

const around = (value: string | number, id: number): Cursor[] => [
  { side: "start" },
  { side: "after", key: [value, id] },
  { side: "before", key: [value, id] },
];

describe("a page of 50 of 1,000 variants reads no more than 110 rows", () => {
  it.each(around("mug 150", 600))("by title, $side", async (cursor) => {
    for (const sort of ["title", "-title"] as const) await expectLittle({ sort }, cursor, "overviews_sorted");
  });

  it.each([
    { tab: "all" as const, sort: "-risk" as const, index: "overviews_risk" },
    { tab: "low" as const, sort: null, index: "overviews_low" },
    { tab: "out" as const, sort: null, index: "overviews_out" },
    { tab: "untracked" as const, sort: null, index: "overviews_untracked" },
  ])("by $sort, $tab", async ({ tab, sort, index }) => {
    await env.DB.prepare("UPDATE overviews SET risk = cover").run();
    for (const cursor of around(71, 500)) await expectLittle({ tab, sort }, cursor, index);
  });

  it.each([
    ...["cover", "-cover"].map((sort) => ({
      sort,
      set: "cover = 1e9, cover_step = 1e9",
      key: "1000000000 1000000000",
    })),
    ...["cover", "-cover"].map((sort) => ({ sort, set: "cover = 0, cover_step = 0", key: "0 0" })),
    ...["available", "-available"].map((sort) => ({ sort, set: "available = 9, available_step = 9", key: "9 9" })),
  ])("by $sort, of which all have $set", async ({ sort, set, key }) => {
    await env.DB.prepare(`UPDATE overviews SET ${set} WHERE NOT untracked`).run();
    const index = sort.endsWith("cover") ? "overviews_tracked" : "overviews_available";
    for (const cursor of around(key, 500)) {
      const { read, found, plan } = await pageRead({ sort: sort as Sort }, cursor);
      expect(plan).toContain(index);
      expect(found).toBe(51);
      expect(read).toBeLessThanOrEqual(BUDGET);
    }
  });

  it("of those that are not tracked, behind all others", async () => {
    for (const sort of ["cover", "-available"] as const)
      for (const cursor of around("untracked 71.4", 500).slice(1))
        await expectLittle({ sort }, cursor, "overviews_untracked");
  });
});

describe("a page of 50 of 1,000 variants reads those alike to the first digit, and sorts them", () => {
  it.each(["cover", "-cover", "available", "-available"] as const)("by %s", async (sort) => {
    await env.DB.prepare(
      `UPDATE overviews SET available = CAST(cover AS INTEGER),
        available_step = iif(cover < 10, CAST(cover AS INTEGER), ${inStepsSql("CAST(cover AS INTEGER)")})`,
    ).run();
    const column = sort.endsWith("cover") ? "cover" : "available";
    const { results } = await env.DB.prepare(
      `SELECT MAX(n) AS most FROM (SELECT COUNT(*) AS n FROM overviews WHERE NOT untracked GROUP BY ${column}_step)`,
    ).all<{ most: number }>();
    const most = results[0]?.most ?? 0;
    expect(most).toBeGreaterThan(200);
    for (const cursor of around("70 71", 500)) {
      const { read, found, plan } = await pageRead({ sort }, cursor);
      expect(plan).toContain(column === "cover" ? "overviews_tracked" : "overviews_available");
      expect(found).toBe(51);
      expect(read).toBeLessThanOrEqual(2 * (51 + most) + 3 * 51);
    }
  });
});

describe("a page of 50 of those that a filter leaves reads no more than 110 rows", () => {
  it("of a supplier", async () => {
    await env.DB.prepare("UPDATE overviews SET supplier_id = variant_id % 3, risk = variant_id % 50").run();
    for (const cursor of around(25, 500)) await expectLittle({ supplierId: 1 }, cursor, "overviews_supplier");
  });
});

it("reads no more than 300 rows for a page of a vendor's, which the search index finds", async () => {
  await env.DB.prepare("UPDATE overviews SET vendor = iif(variant_id % 3, 'Acme', 'Bolt')").run();
  for (const cursor of around(500, 500)) await expectLittle({ vendor: "Bolt" }, cursor, "VIRTUAL TABLE", 300);
});

it("reads no more where hundreds of variants share a title", async () => {
  await env.DB.prepare("UPDATE overviews SET product_title = 'Mug'").run();
  for (const cursor of around("mug", 500).slice(1)) await expectLittle({}, cursor, "overviews_sorted");
});

it("reads six rows for each of 2,000 hits at most where a search is narrowed, counted with what it leaves", async () => {
  await env.DB.batch(Array.from({ length: 1500 }, (_, index) => overviewRow(1, 2000 + index, line(index))));
  const list: ProductList = { ...WHOLE_LIST, tab: "low", text: "mug", sort: "-available" };
  const { read } = await rowsRead(overviewPage(env.DB, shop, list, { which: "every", cursor: { side: "start" } }));
  expect(read).toBeLessThanOrEqual(12_000);
  expect(await countFound(env.DB, shop, list)).toMatchObject({ hits: 2000 });
});

describe("a page of 50 alerts", () => {
  it.each<Cursor>([{ side: "start" }, { side: "after", key: [5300, 301] }, { side: "before", key: [5101, 102] }])(
    "open, $side",
    async (cursor) => {
      const { read, plan } = await rowsRead(openAlertPage(env.DB, shop, cursor));
      expect(plan).toContain("alerts_newest");
      expect(plan).not.toContain("TEMP B-TREE");
      expect(read).toBeLessThanOrEqual(BUDGET);
    },
  );
  it("snoozed", async () => {
    await env.DB.prepare("UPDATE alerts SET snoozed_until_day = id % 9 WHERE closed_at IS NULL").run();
    const cursors: Cursor[] = [{ side: "start" }, { side: "after", key: [4, 100] }, { side: "before", key: [6, 300] }];
    for (const cursor of cursors) {
      const { read, found, plan } = await rowsRead(snoozedAlertPage(env.DB, shop, cursor));
      expect(plan).toContain("alerts_snoozed");
      expect(plan).not.toContain("TEMP B-TREE");
      expect(found).toBe(51);
      expect(read).toBeLessThanOrEqual(BUDGET);
    }
  });
  it.each<Cursor>([{ side: "start" }, { side: "after", key: [9300, 301] }])("closed, $side", async (cursor) => {
    const { read, plan } = await rowsRead(closedAlertPage(env.DB, shop, cursor));
    expect(plan).toContain("alerts_closed");
    expect(plan).not.toContain("TEMP B-TREE");
    expect(read).toBeLessThanOrEqual(BUDGET);
  });
});

it("reads little of 10,000 open alerts at two locations, and snoozes all of them by one statement", async () => {
  const ALERTS = 10_000;
  await env.DB.batch([
    env.DB.prepare("DELETE FROM alerts"),
    env.DB.prepare(
      `WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < ${ALERTS - 1})
      INSERT INTO alerts (shop_id, variant_id, location_id, opened_at, initial, available_then, position_then, reorder_point_then)
      SELECT 1, 1 + i / 2, 11 + i % 2, 5000 + (i * 7919) % 100000, 0, 1, 1, 1 FROM n`,
    ),
  ]);
  const list = (search: string) => alertListIn(new URLSearchParams(search));
  for (const search of ["", "sort=opened"])
    for (const cursor of around(50_000, 5000)) {
      const { read, found, plan } = await rowsRead(leadPage(env.DB, shop, list(search), cursor));
      expect(plan).toContain("alerts_newest");
      expect(plan).not.toContain("TEMP B-TREE");
      expect(found).toBe(51);
      expect(read, search).toBeLessThanOrEqual(500);
    }
  // Another order or a filter looks through all of them.
  for (const search of [
    "sort=title",
    "kind=out",
    "location=11",
    "vendor=Acme&kind=low&sort=-title",
    "type=mugs",
    "type=mugs&sort=cover",
  ])
    expect((await rowsRead(leadPage(env.DB, shop, list(search), { side: "start" }))).read, search).toBeLessThanOrEqual(
      5 * ALERTS,
    );
  // A text, what it finds: 1,000 variants here, and their alerts.
  const { read, found } = await rowsRead(leadPage(env.DB, shop, list("q=mug&sort=title"), { side: "start" }));
  expect(found).toBe(51);
  expect(read).toBeLessThanOrEqual(MOST_SEARCHED);
  const variants = Array.from({ length: ALERTS / 2 }, (_, at) => at + 1);
  expect(await snoozeListed(env.DB, shop, list("location=12"), variants, 99_999)).toHaveLength(ALERTS / 2);
});

/** Twelve rows for each of 1,000 variants found: its words, its line, its two alerts, and for each whether the other stands before. */
const MOST_SEARCHED = 12_000;
