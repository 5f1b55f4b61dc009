import { expect, test } from "vitest";
import { IdCounter } from "../../workers/dev-store/ids";
import { makeCatalog } from "../../workers/dev-store/seed/catalog";
import { makeHistory } from "../../workers/dev-store/seed/history";
import { makeLevels } from "../../workers/dev-store/seed/levels";
import { SHOPS } from "../../workers/dev-store/shops";

const NOW = Date.UTC(2026, 10, 21, 12);
const [plan] = SHOPS;

function make(seed: number) {
  const ids = new IdCounter(plan.domain);
  const catalog = makeCatalog(plan, seed, NOW, ids);
  const history = makeHistory(plan, seed, NOW, ids, catalog);
  return { catalog, history, levels: makeLevels(seed, NOW, ids, catalog, history) };
}

test("the same seed makes the same shop, another seed another", () => {
  expect(make(1)).toEqual(make(1));
  expect(make(1).levels).not.toEqual(make(2).levels);
});

test("the shop has a believable size", () => {
  const { catalog, history, levels } = make(plan.seed);
  expect(catalog.products).toHaveLength(300);
  expect(catalog.articles.length).toBeGreaterThan(1100);
  expect(new Set(catalog.products.map((product) => product.vendor)).size).toBe(5);
  expect(history.orders.length).toBeGreaterThan(18_000);
  const out = levels.filter((level) => level.available === 0).length / levels.length;
  expect(out).toBeGreaterThan(0.02);
  expect(out).toBeLessThan(0.08);
});

test("nothing is sold while it is out of stock, and nothing after now", () => {
  const { catalog, history } = make(plan.seed);
  const articles = new Map(catalog.articles.map((article) => [article.variant.id, article]));
  const orders = new Map(history.orders.map((order) => [order.id, order]));
  const DAY = 86_400_000;
  for (const line of history.lines) {
    const at = orders.get(line.order_id)?.processed_at ?? 0;
    expect(at).toBeLessThan(NOW);
    // Outages count in whole days: their first day may still see a sale.
    const outages = articles.get(line.variant_id ?? 0)?.outages ?? [];
    if (outages.some(([from, until]) => at > from + DAY && at < until)) throw new Error(`sold while out: ${line.id}`);
  }
});
