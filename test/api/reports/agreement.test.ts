import { env } from "cloudflare:workers";
import { expect, it } from "vitest";
import { listStockByLocation } from "../../../app/reports/figures/by-location.server";
import { listReportAfter } from "../../../app/reports/figures/list.server";
import { findTotals, findTotalsAsked } from "../../../app/reports/figures/report-totals.server";
import { ofAll, reportAsked } from "../../../app/reports/filter/asked";
import { REPORT_NAMES, REPORTS } from "../../../app/reports/reports";
import { randomFrom, upTo } from "../../support/random";
import { type Given, givenFigures, TODAY } from "./shop";

const SHOP = { id: 1 };
const VARIANTS = 200;

/** Every kind of variant, by chance. */
function randomVariants(seed: number): Given[] {
  const random = randomFrom(seed);
  return Array.from({ length: VARIANTS }, (_, index) => {
    const known = 1 + upTo(random, 500);
    const days = new Set(Array.from({ length: upTo(random, 30) }, () => upTo(random, Math.min(known, 398) - 1)));
    const available = random() < 0.1 ? null : Math.max(-2, upTo(random, 120) - 30);
    return {
      id: index + 1,
      available,
      cost: random() < 0.2 ? null : upTo(random, 5000),
      costCurrency: random() < 0.1 ? "EUR" : "USD",
      price: random() < 0.1 ? null : upTo(random, 9900),
      known,
      sales: random() < 0.3 ? [] : [...days].map((ago) => ({ ago, units: upTo(random, 6) })),
      outFor: available !== null && available <= 0 ? upTo(random, 60) : 0,
    };
  });
}

/** The list of a report, and its sums by hand. */
async function listed(report: keyof typeof REPORTS) {
  const rows = await listReportAfter(env.DB, SHOP, ofAll(report, TODAY), undefined, VARIANTS);
  const figure = (name: string) => rows.map(({ figures }) => Number(figures[name] ?? 0));
  const sum = (name: string) => figure(name).reduce((total, value) => total + value, 0);
  return { rows, figure, sum };
}

it.each([1, 2, 3])("adds every list up to its headline and its chart, seed %i", async (seed) => {
  const given = randomVariants(seed);
  await givenFigures(given);
  const totals = await findTotals(env.DB, SHOP);
  if (!totals) throw new Error("No totals were made.");
  const headlines = (report: keyof typeof REPORTS) =>
    REPORTS[report].headlines(totals[report]).map(({ value }) => value);

  const inStock = given.filter(({ available }) => (available ?? 0) > 0);
  const cost = (each: Given) => (each.costCurrency === "USD" && each.cost !== null ? each.cost : 0);
  const byHand = (of: (each: Given) => number) =>
    inStock.reduce((sum, each) => sum + (each.available ?? 0) * of(each), 0);
  const value = await listed("stock-value");
  expect(value.rows).toHaveLength(inStock.length);
  expect(headlines("stock-value")).toEqual([byHand(cost), byHand(({ price }) => price ?? 0), byHand(() => 1)]);
  expect([value.sum("stockValue"), value.sum("retailValue"), value.sum("units")]).toEqual(headlines("stock-value"));

  const soldIn = ({ sales, known }: Given, days: number) =>
    sales.filter(({ ago }) => ago < days && ago < known).reduce((sum, { units }) => sum + units, 0);
  const sellThrough = await listed("sell-through");
  const tracked = given.filter(({ available }) => available !== null);
  const sold = tracked.reduce((sum, each) => sum + soldIn(each, 90), 0);
  expect(headlines("sell-through").slice(1)).toEqual([sold, byHand(() => 1)]);
  expect([sellThrough.sum("sold90"), sellThrough.sum("units")]).toEqual([sold, byHand(() => 1)]);

  const abc = await listed("abc");
  const revenue = given.reduce((sum, each) => sum + soldIn(each, 365) * (each.price ?? 0), 0);
  expect(headlines("abc").at(-1)).toBe(revenue);
  expect(abc.sum("revenue")).toBe(revenue);
  const letters = abc.rows.map(({ figures }) => figures.abc);
  expect(headlines("abc").slice(0, 3)).toEqual(
    ["A", "B", "C"].map((name) => letters.filter((each) => each === name).length),
  );

  const dead = await listed("dead-stock");
  expect(headlines("dead-stock")).toEqual([dead.sum("stockValue"), dead.sum("units"), dead.rows.length]);
  expect(new Set(dead.rows.map(({ variantId }) => variantId))).toEqual(
    new Set(inStock.filter((each) => Math.min(each.known, 365) >= 90 && soldIn(each, 180) === 0).map(({ id }) => id)),
  );

  const over = await listed("overstock");
  expect(headlines("overstock")).toEqual([over.sum("excessValue"), over.sum("excess"), over.rows.length]);
  for (const { figures } of over.rows) {
    expect(figures.excess).toBe(Number(figures.units) - Number(figures.needed));
    expect(figures.excessValue).toBe(figures.cost === null ? null : Number(figures.excess) * Number(figures.cost));
  }

  const cover = await listed("cover");
  expect(headlines("cover").at(-1)).toBe(cover.rows.length);
  expect(headlines("cover")[0]).toBe(cover.figure("cover").filter((days) => days <= 14).length);
  for (const { figures } of cover.rows)
    if (Number(figures.velocity) > 0)
      expect(figures.cover).toBeCloseTo(Number(figures.units) / Number(figures.velocity), 0);

  const missed = await listed("stock-out-cost");
  expect(headlines("stock-out-cost")[0]).toBe(missed.sum("missedSales"));
  expect(headlines("stock-out-cost")[1]).toBeCloseTo(missed.sum("missed"), 6);
  for (const { figures } of missed.rows)
    expect(figures.missedSales).toBe(
      figures.price === null ? null : Math.round(Number(figures.missed) * Number(figures.price)),
    );
  expect(totals.cover.day.day).toBe(TODAY);
});

it("adds up stock that costs and sells for as much as is counted, past what SQLite adds whole numbers up to", async () => {
  const most = Number.MAX_SAFE_INTEGER;
  const dear = [1, 2, 3].map((id): Given => {
    const sales = id === 1 ? [] : [{ ago: 1, units: 900 }];
    return { id, available: 900, cost: most, price: most, known: 400, sales };
  });
  await givenFigures(dear);
  const totals = await findTotals(env.DB, SHOP);
  expect(totals?.["stock-value"].day.stockValue).toBe(2700 * most);
  expect(totals?.["dead-stock"].parts.map(({ value }) => value)).toEqual([900 * most]);
  for (const report of REPORT_NAMES)
    for (const search of ["vendor=Acme", "vendor=Acme&last=30", "location=1"]) {
      const { asked } = reportAsked(report, new URLSearchParams(search), TODAY);
      await findTotalsAsked(env.DB, SHOP, asked);
      expect(await listReportAfter(env.DB, SHOP, asked, undefined, 10)).toBeDefined();
    }
  const { asked } = reportAsked("stock-value", new URLSearchParams("location=1"), TODAY);
  const dearest = { units: 2700, stockValue: 2700 * most, retailValue: 2700 * most };
  expect(await listStockByLocation(env.DB, SHOP, asked)).toMatchObject([dearest]);
});
