import { env } from "cloudflare:workers";
import { expect, it } from "vitest";
import { planChanges } from "../../../app/replenishment/planning/replan.server";
import { figureChanges } from "../../../app/reports/figures/figures.server";
import { figuresOf, type Given, givenFigures, refigured, TODAY } from "./shop";

/** Two a day for as long as it is known. */
const steady = (days: number, units = 2) => Array.from({ length: days }, (_, ago) => ({ ago, units }));

const MUG: Given = { id: 1, available: 100, cost: 350, price: 1250, known: 400, sales: steady(365) };

it("values stock at its cost and at its price", async () => {
  await givenFigures([MUG]);
  // 100 × 3.50, at 2 a day 50 days of cover, 180 sold beside 100 left
  expect(await figuresOf(1)).toMatchObject({ units: 100, cost: 350, price: 1250, stock_value: 35_000 });
  expect(await figuresOf(1)).toMatchObject({ velocity: 2, cover: 50, sold_90: 180, sell_through: 0.6429 });
});

it("values what Shopify has no cost of at what its supplier takes, without the tax in it", async () => {
  await givenFigures([{ ...MUG, cost: null }]);
  await env.DB.batch(
    [
      "INSERT INTO suppliers (id, shop_id, name, currency, costs_include_tax, tax_rate, created_at, updated_at) VALUES (5, 1, 'Acme', 'USD', 1, 2000, 1, 1)",
      "INSERT INTO supplier_terms (shop_id, variant_id, supplier_id, unit_cost, preferred, updated_at) VALUES (1, 1, 5, 421, 1, 1)",
    ].map((text) => env.DB.prepare(text)),
  );
  await refigured();
  // 4.21 / 1.2 = 3.508…
  expect(await figuresOf(1)).toMatchObject({ cost: 351, stock_value: 35_100 });
  await env.DB.exec("UPDATE suppliers SET costs_include_tax = 0");
  await refigured();
  expect(await figuresOf(1)).toMatchObject({ cost: 421, stock_value: 42_100 });
});

it("counts what is beyond lead time, review and cover as too many", async () => {
  await givenFigures([MUG, { ...MUG, id: 2, available: 74 }, { ...MUG, id: 3, known: 36, sales: steady(36) }]);
  // 2 × (10 + 7 + 20) = 74
  expect(await figuresOf(1)).toMatchObject({ needed: 74, excess: 26, excess_value: 26 * 350 });
  expect(await figuresOf(2)).toMatchObject({ needed: 74, excess: 0, excess_value: 0 });
  // Known for a day less than the sum has.
  expect(await figuresOf(3)).toMatchObject({ needed: 74, excess: 0 });
});

it("does not call too many what an uplift is about to sell", async () => {
  await givenFigures([MUG]);
  await env.DB.prepare(
    "INSERT INTO promotions (id, shop_id, level, subject_id, name, from_day, to_day, updated_at, percent) VALUES (1, 1, 'shop', 0, 'Black Friday', ?1, ?1 + 4, 1, 300)",
  )
    .bind(TODAY + 3)
    .run();
  await refigured();
  // Five days at three times the usual: 2 × (37 + 5 × 2) = 94
  expect(await figuresOf(1)).toMatchObject({ needed: 94, excess: 6 });
});

it("does not call too many what a reorder point of one's own asks for", async () => {
  await givenFigures([MUG]);
  await env.DB.exec(
    "INSERT INTO rules (shop_id, level, subject_id, location_id, updated_at, reorder_point) VALUES (1, 'variant', 1, 0, 1, 95)",
  );
  await refigured();
  // At 95 an order fills up to 96 at least; 2 × 7 sell until the review.
  expect(await figuresOf(1)).toMatchObject({ needed: 110, excess: 0 });
  await env.DB.exec("UPDATE levels SET available = 113");
  await refigured();
  expect(await figuresOf(1)).toMatchObject({ needed: 110, excess: 3 });
});

it("reckons no cover, excess or missed sales of what is not for sale, and values its stock all the same", async () => {
  await givenFigures([MUG, { ...MUG, id: 2, available: 0, outFor: 10, sales: steady(365).slice(12) }]);
  expect(Number((await figuresOf(2))?.missed)).toBeGreaterThan(0);
  await env.DB.exec("UPDATE products SET status = 'archived'");
  await refigured();
  expect(await figuresOf(1)).toMatchObject({ stock_value: 35_000, sold_90: 180, cover: null, excess: 0, missed: 0 });
  expect(await figuresOf(2)).toMatchObject({ cover: null, excess: 0, missed: 0, missed_sales: 0 });
  await env.DB.exec("UPDATE products SET status = 'unlisted'");
  await refigured();
  expect(await figuresOf(1)).toMatchObject({ cover: 50, excess: 26 });
});

it("calls dead what is in stock and has not sold for 180 days, or since it is known", async () => {
  const sold = (ago: number) => [{ ago, units: 3 }];
  await givenFigures([
    { ...MUG, id: 1, sales: sold(179) },
    { ...MUG, id: 2, sales: sold(180) },
    { ...MUG, id: 3, sales: [], known: 90 },
    { ...MUG, id: 4, sales: [], known: 89 },
    { ...MUG, id: 5, sales: sold(180), available: 0 },
    { ...MUG, id: 6, sales: [...sold(180), { ago: 5, units: 0 }] },
  ]);
  const { results } = await env.DB.prepare("SELECT variant_id, last_sold_day FROM variant_figures WHERE dead").all();
  expect(results).toEqual([
    { variant_id: 2, last_sold_day: TODAY - 180 },
    { variant_id: 3, last_sold_day: null },
    { variant_id: 6, last_sold_day: TODAY - 180 },
  ]);
});

it("reckons what a stock-out cost from the days on which nothing was there", async () => {
  // In stock for 20 of 30 days with 2 sold on each, then out for 10.
  const sales = steady(20).map(({ ago, units }) => ({ ago: ago + 10, units }));
  await givenFigures([{ ...MUG, available: 0, known: 30, sales, outFor: 10 }]);
  const figures = await figuresOf(1);
  expect(figures).toMatchObject({ out_days: 10, velocity: 2 });
  // 10 days × 2 a day, at 12.50
  expect(figures).toMatchObject({ missed: 20, missed_sales: 25_000 });
});

it("sums no cost in another currency, and says how many are left out", async () => {
  await givenFigures([
    MUG,
    { ...MUG, id: 2, costCurrency: "EUR" },
    { ...MUG, id: 3, cost: null },
    { ...MUG, id: 4, price: null },
    { ...MUG, id: 5, cost: null, available: 0 },
  ]);
  const day = await env.DB.prepare("SELECT * FROM daily_figures").first();
  expect(day).toMatchObject({ day: TODAY, units: 400, stock_value: 2 * 35_000, retail_value: 3 * 125_000 });
  expect(day).toMatchObject({ without_cost: 1, foreign_cost: 1, without_price: 1 });
});

it("gives class A to what makes the first 80 per cent of revenue, B to the next 15", async () => {
  const selling = (id: number, units: number): Given => ({ ...MUG, id, price: 100, sales: [{ ago: 3, units }] });
  await givenFigures([
    selling(1, 5),
    selling(2, 80),
    selling(3, 14),
    selling(4, 1),
    { ...selling(5, 9), price: null },
    { ...MUG, id: 6, sales: [] },
  ]);
  const { results } = await env.DB.prepare("SELECT variant_id AS id, abc FROM variant_figures").all();
  expect(results).toEqual([
    { id: 1, abc: "B" },
    { id: 2, abc: "A" },
    { id: 3, abc: "B" },
    { id: 4, abc: "C" },
    { id: 5, abc: null },
    { id: 6, abc: null },
  ]);
  await env.DB.prepare("UPDATE variants SET price = 0 WHERE id = 2").run();
  await refigured();
  expect(await figuresOf(2)).toMatchObject({ abc: null });
  expect(await figuresOf(3)).toMatchObject({ abc: "A" });
});

it("leaves untracked variants out of what counts stock, and in what counts sales", async () => {
  await givenFigures([{ ...MUG, available: null }]);
  expect(await figuresOf(1)).toMatchObject({
    units: 0,
    cover: null,
    sell_through: null,
    dead: 0,
    excess: 0,
    out_days: 0,
  });
  expect(await figuresOf(1)).toMatchObject({ sold_365: 730, abc: "A" });
});

it("forgets a variant that is gone, in figures and in totals", async () => {
  await givenFigures([MUG, { ...MUG, id: 2 }]);
  await env.DB.prepare("UPDATE variants SET deleted_at = 5 WHERE id = 2").run();
  await refigured();
  expect(await figuresOf(2)).toBeNull();
  expect(await env.DB.prepare("SELECT units FROM daily_figures").first("units")).toBe(100);
});

it("writes no row anew that says the same", async () => {
  await givenFigures([MUG, { ...MUG, id: 2, sales: [] }]);
  const [, , , gone, figures, classes] = await refigured();
  expect([gone, figures, classes].map((each) => each?.meta.changes)).toEqual([0, 0, 0]);
});

it("writes of a rate that moves what goes by it alone, and whatever changes as if all were made anew", async () => {
  const without = { ...MUG, id: 2, available: 40, cost: null, price: null };
  await givenFigures([MUG, without, { ...MUG, id: 3, available: 30, sales: [] }, { ...MUG, id: 4, available: null }]);
  const plans = () => planChanges(env.DB, [{ shopId: 1, from: 0, to: 1e9 }], [{ shopId: 1, today: TODAY }], 0);
  const figures = () => figureChanges(env.DB, 1, { from: 0, to: 1e9 });
  const rows = async () => (await env.DB.prepare("SELECT * FROM variant_figures ORDER BY variant_id").all()).results;
  const written = async (change: string) => {
    await env.DB.batch([env.DB.prepare(change), ...plans()]);
    const results = await env.DB.batch(figures());
    const found = await rows();
    await env.DB.batch([
      env.DB.prepare("UPDATE variant_figures SET cost = -1, cover = -1, dead = 1 - dead"),
      ...figures(),
    ]);
    expect(found, change).toEqual(await rows());
    return results.at(-1)?.meta.rows_written;
  };
  const rule = (velocity: number) =>
    `INSERT OR REPLACE INTO rules (shop_id, level, subject_id, location_id, updated_at, velocity) VALUES (1, 'variant', 1, 0, 1, ${velocity})`;
  expect(await written(rule(1.5)), "itself, by cover and by what is too many").toBe(3);
  expect(await written(rule(1.4))).toBe(3);
  for (const change of [
    "UPDATE inventory_items SET cost = 30 + shopify_id, cost_currency = 'USD'",
    "UPDATE inventory_items SET cost = NULL",
    "UPDATE variants SET price = NULL",
    "UPDATE variants SET price = 990",
    "UPDATE levels SET available = available - 3",
    "UPDATE levels SET available = 0",
    "UPDATE levels SET available = 7",
    `UPDATE daily_sales SET units = 5 WHERE day = ${TODAY - 1}`,
    "DELETE FROM daily_sales WHERE variant_id = 2",
    "UPDATE products SET status = 'archived'",
    "UPDATE products SET status = 'active'",
  ])
    expect(await written(change), change).toBeGreaterThan(0);
});
