import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, it } from "vitest";
import type { Place } from "../../app/lists/keyset";
import { closedAlertPage, openAlertPage, snoozedAlertPage } from "../../app/replenishment/alerts/list.server";
import {
  overviewPage,
  supplierOverviewPage,
  vendorOverviewPage,
} from "../../app/replenishment/overviews/overviews.server";
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

describe("a page of 50 of 1,000 variants reads no more than 110 rows", () => {
  const places: Place[] = [
    { side: "start" },
    { side: "after", key: ["mug 150", 600] },
    { side: "before", key: ["mug 150", 600] },
  ];
  it.each(places)("by title, $side", async (place) => {
    const { read, found, plan } = await rowsRead(overviewPage(env.DB, shop, { tab: "all", sort: "title", place }));
    expect(plan).toContain("overviews_sorted");
    expect(plan).not.toContain("TEMP B-TREE");
    expect(found).toBe(51);
    expect(read).toBeLessThanOrEqual(BUDGET);
  });

  it.each([
    { tab: "all" as const, index: "overviews_cover" },
    { tab: "low" as const, index: "overviews_low" },
    { tab: "out" as const, index: "overviews_out" },
    { tab: "untracked" as const, index: "overviews_untracked" },
  ])("by cover, $tab", async ({ tab, index }) => {
    for (const side of ["after", "before"] as const) {
      const list = { tab, sort: "cover" as const, place: { side, key: [71.4, 500] as [number, number] } };
      const { read, found, plan } = await rowsRead(overviewPage(env.DB, shop, list));
      expect(plan).toContain(index);
      expect(plan).not.toContain("TEMP B-TREE");
      expect(found).toBe(51);
      expect(read).toBeLessThanOrEqual(BUDGET);
    }
  });
});

describe("a page of 50 of those that a filter leaves reads no more than 110 rows", () => {
  const sides = ["after", "before"] as const;

  it("of a supplier", async () => {
    await env.DB.prepare("UPDATE overviews SET supplier_id = variant_id % 3, risk = variant_id % 50").run();
    for (const place of [
      { side: "start" as const },
      ...sides.map((side) => ({ side, key: [25, 500] as [number, number] })),
    ]) {
      const { read, found, plan } = await rowsRead(supplierOverviewPage(env.DB, shop, 1, place));
      expect(plan).toContain("overviews_supplier");
      expect(plan).not.toContain("TEMP B-TREE");
      expect(found).toBe(51);
      expect(read).toBeLessThanOrEqual(BUDGET);
    }
  });
});

it("reads no more than 300 rows for a page of a vendor's, which the search index finds", async () => {
  await env.DB.prepare("UPDATE overviews SET vendor = iif(variant_id % 3, 'Acme', 'Bolt')").run();
  const key: [number, number] = [500, 500];
  for (const place of [{ side: "start" as const }, { side: "after" as const, key }, { side: "before" as const, key }]) {
    const { read, found, plan } = await rowsRead(vendorOverviewPage(env.DB, shop, "Bolt", place));
    expect(plan).not.toContain("TEMP B-TREE");
    expect(found).toBe(51);
    expect(read).toBeLessThanOrEqual(300);
  }
});

it("reads no more where hundreds of variants share a title", async () => {
  await env.DB.prepare("UPDATE overviews SET product_title = 'Mug'").run();
  for (const side of ["after", "before"] as const) {
    const list = {
      tab: "all" as const,
      sort: "title" as const,
      place: { side, key: ["mug", 500] as [string, number] },
    };
    const { read, found } = await rowsRead(overviewPage(env.DB, shop, list));
    expect(found).toBe(51);
    expect(read).toBeLessThanOrEqual(BUDGET);
  }
});

describe("a page of 50 alerts", () => {
  it.each<Place>([{ side: "start" }, { side: "after", key: [5300, 301] }, { side: "before", key: [5101, 102] }])(
    "open, $side",
    async (place) => {
      const { read, plan } = await rowsRead(openAlertPage(env.DB, shop, place));
      expect(plan).toContain("alerts_newest");
      expect(plan).not.toContain("TEMP B-TREE");
      expect(read).toBeLessThanOrEqual(BUDGET);
    },
  );
  it("snoozed", async () => {
    await env.DB.prepare("UPDATE alerts SET snoozed_until_day = id % 9 WHERE closed_at IS NULL").run();
    const places: Place[] = [{ side: "start" }, { side: "after", key: [4, 100] }, { side: "before", key: [6, 300] }];
    for (const place of places) {
      const { read, found, plan } = await rowsRead(snoozedAlertPage(env.DB, shop, place));
      expect(plan).toContain("alerts_snoozed");
      expect(plan).not.toContain("TEMP B-TREE");
      expect(found).toBe(51);
      expect(read).toBeLessThanOrEqual(BUDGET);
    }
  });
  it.each<Place>([{ side: "start" }, { side: "after", key: [9300, 301] }])("closed, $side", async (place) => {
    const { read, plan } = await rowsRead(closedAlertPage(env.DB, shop, place));
    expect(plan).toContain("alerts_closed");
    expect(plan).not.toContain("TEMP B-TREE");
    expect(read).toBeLessThanOrEqual(BUDGET);
  });
});
