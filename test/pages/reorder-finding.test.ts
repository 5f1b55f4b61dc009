import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, it } from "vitest";
import type { Cursor } from "../../app/lists/keyset";
import type { ReorderFilter, ReorderTab } from "../../app/replenishment/reorder/list";
import { listReorderLines, reorderPage } from "../../app/replenishment/reorder/list.server";
import { inSteps } from "../../app/sql/steps-sql";
import { COPIED, givenBuyer, page, SHOP, variant } from "./reorder-shop";
import { rowsRead, wordsOf } from "./rows";
import { textOf, visit } from "./visit";

beforeEach(givenBuyer);

it("searches, sorts and filters by vendor within a tab, and gives the whole list to be selected", async () => {
  const words = (title: string) => wordsOf({ product_title: title, variant_title: "Large", sku: `${title}-L` });
  await env.DB.batch([
    ...variant(1, { ...words("Zebra"), cover: 9 }, { worth: 1 }),
    ...variant(2, { ...words("Apple"), cover: 3 }, { worth: 2 }),
    ...variant(3, { ...words("Mango"), cover: 6 }, { worth: 3 }),
    ...variant(4, { ...words("Applet"), standing: "soon", low: 0 }, { standing: "soon", low: 0 }),
    env.DB.prepare(
      "UPDATE overviews SET vendor = 'Acme', product_type_folded = 'mugs', words = words || ' acme ' WHERE variant_id IN (1, 3)",
    ),
  ]);
  const shown = async (search: string) => {
    const { ids } = await (await visit(`/reorder/variants${search}`, SHOP)).json<{ ids: number[] }>();
    return ids;
  };
  expect(await shown("")).toEqual([3, 2, 1]);
  expect(await shown("?sort=cover")).toEqual([2, 3, 1]);
  expect(await shown("?sort=title")).toEqual([2, 3, 1]);
  expect(await shown("?q=appl")).toEqual([2]);
  expect(await shown("?tab=all&q=appl&sort=title")).toEqual([2, 4]);
  const text = textOf(await page("/reorder?q=appl"));
  expect(text).toContain("Apple Large");
  expect(text).not.toContain("Mango");
  // What is sent is what is shown.
  expect(text).toContain("1 line · 215 units");
  expect((await page("/reorder/order-list?q=appl")).trim().split("\r\n")).toHaveLength(2);
  expect(await page("/reorder?q=appl")).toContain('href="/reorder/print?q=appl"');
  expect(await shown("?vendor=acme")).toEqual([3, 1]);
  expect(await shown("?type=MUGS&sort=cover")).toEqual([3, 1]);
  expect(await shown("?type=MUGS&q=zebra")).toEqual([1]);
  expect(textOf(await page("/reorder/print?type=Mugs"))).not.toContain("Apple");
  expect(textOf(await page("/reorder?vendor=Acme"))).toContain("2 lines · 430 units");
  expect(textOf(await page("/reorder/print?vendor=Acme"))).not.toContain("Apple");
  const body = new URLSearchParams({ formToken: crypto.randomUUID() });
  const drafted = await visit("/purchase-orders/drafts?vendor=Acme", SHOP, { method: "POST", body });
  expect(await drafted.json()).toMatchObject({ drafts: [], withoutSupplier: 2 });
  expect(textOf(await page("/reorder?q=nothing"))).toContain("Nothing in this tab matches.");
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

it("reads what it sorts and what it finds, and no more: of 10,000 lines, half of them in the tab", async () => {
  const words = wordsOf({ product_title: "Blue mug", variant_title: "Large", sku: "MUG-L" });
  await env.DB.batch(variant(1, { ...words, supplier_id: 3, risk: 1 }, { worth: 1 }));
  await env.DB.batch(
    ["overviews", "plans"].map((table) =>
      env.DB.prepare(`WITH RECURSIVE n(i) AS (SELECT 2 UNION ALL SELECT i + 1 FROM n WHERE i < 10000)
        INSERT INTO ${table} (${COPIED[table]}, variant_id, standing) SELECT ${COPIED[table]}, i, iif(i % 2, 'low', 'soon') FROM n, ${table} WHERE variant_id = 1`),
    ),
  );
  await env.DB.prepare(
    "UPDATE overviews SET words = ' rarity acme ', product_title = 'Rarity', vendor = 'Acme', product_type_folded = 'mugs' WHERE variant_id % 90 = 1",
  ).run();
  const read = async (filter: Partial<ReorderFilter>) =>
    rowsRead(reorderPage(env.DB, { id: 1 }, { tab: "low", supplier: null, location: 0, ...filter }, { side: "start" }));
  for (const sort of ["cover", "title"] as const) {
    const { read: rows, found } = await read({ sort });
    expect(found).toBe(51);
    // The tab's entries, each with its plan and its overview, and the fifty that are shown.
    expect(rows, sort).toBeLessThanOrEqual(3 * 5000 + 200);
  }
  for (const part of [{ text: "rarity" }, { vendor: "acme" }, { type: "Mugs" }]) {
    const { read: rows, found } = await read(part);
    expect(found).toBe(51);
    expect(rows, JSON.stringify(part)).toBeLessThanOrEqual(3 * 5000 + 1000);
  }
});

it("finds all that a text matches, however many it matches in the shop, and reads no more for it", async () => {
  const words = wordsOf({ product_title: "Blue mug", variant_title: "Large", sku: "MUG-L" });
  await env.DB.batch(variant(1, { ...words, supplier_id: 3, risk: 1 }, { worth: 1 }));
  // 8,000 mugs, of which the last 40 are to order; the tab has 2,000 other lines.
  await env.DB.batch(
    ["overviews", "plans"].map((table) =>
      env.DB.prepare(`WITH RECURSIVE n(i) AS (SELECT 2 UNION ALL SELECT i + 1 FROM n WHERE i < 10000)
        INSERT INTO ${table} (${COPIED[table]}, variant_id, standing) SELECT ${COPIED[table]}, i, iif(i > 7960, 'low', 'soon') FROM n, ${table} WHERE variant_id = 1`),
    ),
  );
  await env.DB.batch([
    env.DB.prepare("UPDATE overviews SET words = ' rarity acme ' WHERE variant_id > 8000"),
    env.DB.prepare("UPDATE plans SET standing = 'soon' WHERE variant_id = 1"),
  ]);
  const expected = Array.from({ length: 40 }, (_, at) => 8000 - at);
  for (const sort of [undefined, "cover", "title"] as const) {
    const filter = { tab: "low", supplier: null, location: 0, text: "mug", ...(sort && { sort }) } as const;
    const { read, found } = await rowsRead(reorderPage(env.DB, { id: 1 }, filter, { side: "start" }));
    expect([sort, found]).toEqual([sort, 40]);
    // The tab's lines, each with its overview and its look-up, and the hits that were read before there were too many.
    expect(read, sort).toBeLessThanOrEqual(4 * 2040 + 2001 + 100);
  }
  const { lines } = await orderLines("?q=mug");
  expect(lines).toHaveLength(40);
  const { ids, more } = await (await visit("/reorder/variants?q=mug", SHOP)).json<{ ids: number[]; more: boolean }>();
  expect(ids).toEqual(expected);
  expect(more).toBe(false);
  const all = { tab: "all", supplier: null, location: 0, text: "mug" } as const;
  expect((await listReorderLines(env.DB, { id: 1 }, all, { side: "start" }, 9000)).rows).toHaveLength(8000);
});

const orderLines = async (search: string) => ({
  lines: (await page(`/reorder/order-list${search}`)).trim().split("\r\n").slice(1),
});

it("says how many a press selects: all that match, or the first of more than one decision may touch", async () => {
  await env.DB.batch(Array.from({ length: 120 }, (_, at) => variant(at + 1, { product_title: "Mug" })).flat());
  const told = async () => (await visit("/reorder/variants", SHOP)).json<{ ids: number[]; more: boolean }>();
  const first = await told();
  expect([first.ids.length, first.more]).toEqual([120, false]);
  for (let from = 120; from < 510; from += 130)
    await env.DB.batch(Array.from({ length: 130 }, (_, at) => variant(from + at + 1, { product_title: "Mug" })).flat());
  const second = await told();
  expect([second.ids.length, second.more]).toEqual([500, true]);
});

const tiedUp = (index: number) => 7 * (1 + (index % 90));

describe("a page of 50 of 1,000 reads no more than 110 rows", () => {
  beforeEach(async () => {
    await env.DB.batch(
      Array.from({ length: 1000 }, (_, index) => {
        const figures = { supplier_id: 3 + (index % 2), risk: index % 90, low: 1 };
        const standing = (["low", "soon", "overstocked"] as const)[index % 3] ?? null;
        const tied_up = standing === "overstocked" ? tiedUp(index) : 0;
        return variant(index + 1, figures, { worth: tied_up ? inSteps(tied_up) : index % 90, tied_up, standing });
      }).flat(),
    );
  });

  const cursors: Cursor[] = [{ side: "start" }, { side: "after", key: [50, 500] }, { side: "before", key: [50, 500] }];
  const tabs: { tab: ReorderTab; supplier: number | null; index: string }[] = [
    { tab: "low", supplier: null, index: "plans_standing" },
    { tab: "soon", supplier: null, index: "plans_standing" },
    { tab: "low", supplier: 3, index: "plans_supplier" },
    { tab: "all", supplier: null, index: "overviews_risk" },
    { tab: "all", supplier: 4, index: "overviews_supplier" },
  ];
  it.each(tabs)("$tab of supplier $supplier", async ({ tab, supplier, index }) => {
    for (const cursor of cursors) {
      const { read, found, plan } = await rowsRead(
        reorderPage(env.DB, { id: 1 }, { tab, supplier, location: 0 }, cursor),
      );
      expect(plan).toContain(index);
      expect(plan).not.toContain("TEMP B-TREE");
      expect(found).toBe(51);
      expect(read).toBeLessThanOrEqual(110);
    }
  });

  it("but for one supplier's at a location, for which the others' in the tab are passed over", async () => {
    await env.DB.prepare("UPDATE plans SET location_id = 7").run();
    for (const cursor of cursors) {
      const filter = { tab: "low", supplier: 3, location: 7 } as const;
      const { read, found, plan } = await rowsRead(reorderPage(env.DB, { id: 1 }, filter, cursor));
      expect(plan).toContain("plans_standing");
      expect(plan).not.toContain("TEMP B-TREE");
      expect(found).toBe(51);
      expect(read).toBeLessThanOrEqual(110 + 55);
    }
  });

  it.each([null, 3])(
    "but for overstock of supplier %s: what ties up money alike to the first digit is read and sorted",
    async (supplier) => {
      const all = Array.from({ length: 1000 }, (_, index) => index)
        .filter((index) => index % 3 === 2 && (supplier === null || index % 2 === 0))
        .sort((one, other) => tiedUp(other) - tiedUp(one) || other - one);
      const sizeOf = (step: number) => all.filter((index) => inSteps(tiedUp(index)) === step).length;
      const largest = Math.max(...all.map((index) => sizeOf(inSteps(tiedUp(index)))));
      const filter = { tab: "overstocked", supplier, location: 0 } as const;
      const walked: number[] = [];
      for (let next: string | null = "start"; next; ) {
        const cursor: Cursor = next === "start" ? { side: "start" } : { side: "after", key: JSON.parse(next) };
        const { read, plan } = await rowsRead(reorderPage(env.DB, { id: 1 }, filter, cursor));
        expect(plan).toContain(supplier === null ? "plans_standing" : "plans_supplier");
        expect(read).toBeLessThanOrEqual(2 * (51 + 2 * largest) + 4 * 51);
        const found = await listReorderLines(env.DB, { id: 1 }, filter, cursor);
        walked.push(...found.rows.map(({ variantId }) => variantId - 1));
        if (next !== "start") {
          const key = JSON.parse(String(found.previous));
          const before = await listReorderLines(env.DB, { id: 1 }, filter, { side: "before", key });
          expect(before.rows.map(({ variantId }) => variantId - 1)).toEqual(
            walked.slice(-found.rows.length - 50, -found.rows.length),
          );
        }
        next = found.next;
      }
      expect(walked).toEqual(all);
    },
  );

  it("overstock of a release that had no steps is in the list once, and in its place but for the first digit", async () => {
    await env.DB.prepare(
      "UPDATE plans SET worth = tied_up, tied_up = 0 WHERE standing = 'overstocked' AND variant_id % 2 = 0",
    ).run();
    const filter = { tab: "overstocked", supplier: null, location: 0 } as const;
    const walked: number[] = [];
    for (let next: string | null = "start"; next; ) {
      const cursor: Cursor = next === "start" ? { side: "start" } : { side: "after", key: JSON.parse(next) };
      const page = await listReorderLines(env.DB, { id: 1 }, filter, cursor);
      walked.push(...page.rows.map(({ variantId }) => variantId - 1));
      next = page.next;
    }
    expect(new Set(walked).size).toBe(333);
    const steps = walked.map((index) => (index % 2 ? tiedUp(index) : inSteps(tiedUp(index))));
    expect(steps).toEqual([...steps].sort((one, other) => other - one));
  });
});
