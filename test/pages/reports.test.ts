import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, it } from "vitest";
import { dailyFiguresKept } from "../../app/replenishment/planning/daily-figures.server";
import { figuresTotalled } from "../../app/reports/figures/totals.server";
import { REPORT_NAMES, REPORTS } from "../../app/reports/reports";
import { catalogueRows, givenShop, overviewRow } from "./rows";
import { textOf, visit, withToken } from "./visit";

const SHOP = "one.myshopify.com";
const TODAY = 20_000;

const FIGURES = {
  units: 10,
  cost: 250 as number | null,
  foreign_cost: 0,
  price: 1200 as number | null,
  stock_value: 2500,
  velocity: 0.5,
  cover: 20 as number | null,
  sold_90: 30,
  sell_through: 0.75 as number | null,
  last_sold_day: (TODAY - 400) as number | null,
  dead: 0,
  needed: 4,
  excess: 6,
  excess_value: 1500,
  sold_365: 100,
  revenue: 120_000,
  out_days: 4,
  missed: 2,
  missed_sales: 2400,
};

const figuresRow = (variantId: number, set: Partial<typeof FIGURES> = {}) => {
  const row = { ...FIGURES, ...set };
  const columns = Object.keys(row);
  return env.DB.prepare(
    `INSERT INTO variant_figures (shop_id, variant_id, ${columns.join(", ")}) VALUES (1, ?, ${columns.map(() => "?").join(", ")})`,
  ).bind(variantId, ...Object.values(row));
};

const forecastRow = (variantId: number, actual: number) =>
  env.DB.prepare(
    `INSERT INTO forecasts (shop_id, variant_id, location_id, as_of_day, lead_time_days, review_days, lead_time_deviation,
      service_level, rate, trend, variance, reorder_level, low, high, in_stock_days, out_days, low_confidence, windows, actual,
      forecast, absolute_error, naive_forecast, naive_absolute_error)
    VALUES (1, ?, 0, 1, 14, 7, 0, 0.97, 1, 1, 1, 1, 1, 1, 90, 0, 0, 4, ?, 110, 25, 130, 40)`,
  ).bind(variantId, actual);

/** Two variants with figures, one of them worth nothing known. */
beforeEach(async () => {
  await givenShop(1, SHOP);
  await env.DB.batch([
    overviewRow(1, 1, { product_title: "Blue mug" }),
    overviewRow(1, 2, { product_title: "=Red mug", sku: "-RED" }),
    figuresRow(1),
    figuresRow(2, { dead: 1, cost: null, stock_value: 0, excess_value: 0, price: null, revenue: 0, missed_sales: 0 }),
    forecastRow(1, 100),
    forecastRow(2, 0),
    dailyFiguresKept(env.DB, 1, TODAY),
    ...figuresTotalled(env.DB, 1, TODAY),
  ]);
});

const page = async (path: string) => {
  const answer = await visit(path, SHOP);
  expect(answer.status).toBe(200);
  return answer.text();
};

it("lists every report with what it answers and its figure of now", async () => {
  const html = await page("/reports");
  const text = textOf(html);
  for (const name of REPORT_NAMES) {
    expect(html).toContain(`href="/reports/${name}"`);
    expect(text).toContain(`${REPORTS[name].title} ${REPORTS[name].summary}`);
  }
  expect(text).toContain("€25.00 Cost value");
  expect(text).toContain("75% Sell-through");
  expect(text).toContain("1 Variants of class A");
});

it.each(REPORT_NAMES)("defines each figure of a report and draws it on the server: %s", async (name) => {
  const html = await page(`/reports/${name}`);
  const text = textOf(html);
  for (const { figure, says } of REPORTS[name].definitions) expect(text).toContain(`${figure} ${says}`);
  expect(html).toMatch(/<svg class="Chart"[\s\S]*<(rect|path)/);
  expect(text).toContain("As counted on Oct 4, 2024");
});

it("shows each figure of a variant in its unit", async () => {
  expect(textOf(await page("/reports/overstock"))).toContain("Blue mug Large MUG-L 10 0.50 4 6 €2.50 €15.00");
  expect(textOf(await page("/reports/stock-out-cost"))).toContain("Blue mug Large MUG-L 4 0.50 2.0 €12.00 €24.00");
  expect(textOf(await page("/reports/abc"))).toContain("Blue mug Large MUG-L A 100 €12.00 €1,200.00");
  expect(textOf(await page("/reports/sell-through"))).toContain("Blue mug Large MUG-L 30 10 75.0%");
  expect(textOf(await page("/reports/dead-stock"))).toContain("=Red mug Large -RED Aug 31, 2023 10 – –");
});

it("says how many variants an amount leaves out", async () => {
  const text = textOf(await page("/reports/stock-value?by=variant"));
  expect(text).toContain("Left out of the amounts: 1 variant, because no cost is known.");
  expect(text).toContain("Left out of the amounts: 1 variant, because no price is known, for the retail value.");
  expect(text).toContain("Blue mug Large MUG-L 10 €2.50 €25.00 €12.00 €120.00");
});

it("says n/a for the accuracy of what never sold", async () => {
  const text = textOf(await page("/reports/forecast-accuracy"));
  // Both missed by 25 for 100 sold; of the mean by 40.
  expect(text).toContain("Error 50%");
  expect(text).toContain("Error of the 30-day mean 80%");
  expect(text).toContain("Blue mug Large MUG-L 4 100 110.0 25.0% 40.0% 10.0%");
  expect(text).toContain("=Red mug Large -RED 4 0 110.0 n/a n/a n/a");
});

it("shows a variant's accuracy on its page", async () => {
  const text = textOf(await page("/products/1"));
  expect(text).toContain("Accuracy of past forecasts");
  expect(text).toContain("Error (units missed ÷ units sold) 25%");
  expect(text).toContain("From 4 forecasts, for 100 units that sold.");
});

describe("a report's file", () => {
  const file = async (path: string) => {
    const answer = await visit(path, SHOP, { headers: await withToken(SHOP) });
    expect(answer.status).toBe(200);
    expect(answer.headers.get("content-type")).toContain("text/csv");
    return (await answer.text()).replace("\uFEFF", "").trimEnd().split("\r\n");
  };

  it("holds the rows of the page, its units in the headings", async () => {
    expect(await file("/reports/overstock/csv")).toEqual([
      'Product,Variant,SKU,In stock (units),Expected a day (units),Needed (units),Excess (units),"Cost (of one, EUR)",Cost value (EUR)',
      "Blue mug,Large,MUG-L,10,0.5,4,6,2.50,15.00",
      "'=Red mug,Large,'-RED,10,0.5,4,6,,",
    ]);
  });

  it("holds the days of the value", async () => {
    expect(await file("/reports/stock-value/csv?by=day")).toEqual([
      "Day,In stock (units),Cost value (EUR),Retail value (EUR)",
      "2024-10-04,20,25.00,120.00",
    ]);
  });

  it.each(REPORT_NAMES)("has a line for each row of the page: %s", async (name) => {
    const rows = (await page(`/reports/${name}?by=variant`)).match(/<tbody>[\s\S]*<\/tbody>/)?.[0].match(/<tr>/g);
    expect((await file(`/reports/${name}/csv`)).length - 1).toBe(rows?.length);
  });
});

describe("what of a report is shown", () => {
  const file = async (path: string) => {
    const answer = await visit(path, SHOP, { headers: await withToken(SHOP) });
    return (await answer.text()).replace("\uFEFF", "").trimEnd().split("\r\n").slice(1);
  };

  it("is a supplier's, a vendor's, a location's, and the file is the same", async () => {
    await env.DB.batch([
      env.DB.prepare("UPDATE overviews SET supplier_id = 3 WHERE variant_id = 1"),
      env.DB.prepare("INSERT INTO locations (id, shop_id, shopify_id, name) VALUES (4, 1, 904, 'York')"),
    ]);
    expect(textOf(await page("/reports/overstock?supplier=3"))).toContain("Cost value €15.00");
    expect(await file("/reports/overstock/csv?supplier=3")).toHaveLength(1);
    expect(await file("/reports/overstock/csv?supplier=0")).toHaveLength(1);
    expect(await file("/reports/overstock/csv?vendor=Nobody")).toHaveLength(0);
    await env.DB.prepare("UPDATE overviews SET product_type_folded = 'becher' WHERE variant_id = 1").run();
    const ofType = textOf(await page("/reports/overstock?type=Becher"));
    expect(ofType).toContain("Product type: Becher");
    expect(ofType).toContain("Cost value €15.00");
    expect(await file("/reports/overstock/csv?type=BECHER")).toHaveLength(1);
    const there = textOf(await page("/reports/stock-value?location=4"));
    expect(there).toContain("Nothing is in stock.");
    expect(there).toContain("values by day are kept of the whole shop");
    expect(await file("/reports/stock-value/csv?location=4")).toHaveLength(0);
  });

  it("is sorted by the heading that is pressed, the other way when it is pressed again", async () => {
    const up = await page("/reports/overstock?sort=product");
    expect(textOf(up)).toMatch(/=Red mug.*Blue mug/);
    expect(up).toContain('aria-sort="ascending"');
    expect(up).toContain('href="/reports/overstock?sort=-product"');
    expect(await file("/reports/overstock/csv?sort=-product")).toEqual([
      expect.stringContaining("Blue mug"),
      expect.stringContaining("Red mug"),
    ]);
  });

  it("is of the days that are chosen, and says so in its words", async () => {
    const text = textOf(await page("/reports/sell-through?last=30"));
    expect(text).toContain("units sold in the last 30 days ÷ (those + units in stock today)");
    const from = new Date(Date.now() - 20 * 86_400_000).toISOString().slice(0, 10);
    const to = new Date(Date.now() - 10 * 86_400_000).toISOString().slice(0, 10);
    const typed = textOf(await page(`/reports/sell-through?last=days&from=${from}&to=${to}`));
    expect(typed).toContain("units sold in the days chosen ÷ (those + units in stock at the end of the last of them)");
    expect(typed).toContain("both days included, by your shop's clocks");
  });

  it("says of how many variants it is not known what a past day left in stock", async () => {
    await env.DB.batch([
      ...catalogueRows(1, 1),
      ...catalogueRows(1, 2).slice(1),
      env.DB.prepare("UPDATE variants SET created_day = 0"),
      env.DB.prepare("UPDATE levels SET available = 5"),
      env.DB.prepare("DELETE FROM level_days"),
    ]);
    const at = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10);
    const path = (report: string, to: number) => `/reports/${report}?last=days&from=${at(60)}&to=${at(to)}`;
    const SAYS = /is not known of (\d+) variants?, at one location at least/;
    const unseen = async (report: string, to = 30) => SAYS.exec(textOf(await page(path(report, to))))?.[1];
    expect(await unseen("sell-through")).toBe("2");
    expect(await unseen("dead-stock")).toBe("2");
    expect(await unseen("sell-through", 0)).toBeUndefined();
    expect(await unseen("abc")).toBeUndefined();
    await env.DB.prepare(
      `INSERT INTO level_days (shop_id, inventory_item_id, location_id, day, max_available, last_available, last_updated_at, last_triggered_at)
      SELECT shop_id, inventory_item_id, location_id, 1, 5, 5, 1, 1 FROM levels LIMIT 1`,
    ).run();
    expect(await unseen("sell-through")).toBe("1");
    await env.DB.prepare("UPDATE variants SET created_day = ?")
      .bind(Math.floor(Date.now() / 86_400_000))
      .run();
    expect(await unseen("sell-through")).toBeUndefined();
  });

  it("refuses days that cannot be beside the field, and shows its own", async () => {
    const text = textOf(await page("/reports/sell-through?last=days&from=2026-02-30&to=2026-03-01"));
    expect(text).toContain("Choose the first day and the last day.");
    expect(text).toContain("units sold in the last 90 days");
    expect(textOf(await page("/reports/abc?last=days&from=2030-01-02&to=2030-01-01"))).toContain(
      "The first day comes after the last one.",
    );
    expect(textOf(await page("/reports/abc?last=days&from=2000-01-01&to=2000-01-02"))).toContain(
      "Days are kept for 400 days.",
    );
  });

  it("leaves out what has no meaning, with a word why", async () => {
    const excess = textOf(await page("/reports/overstock?location=4&last=7"));
    expect(excess).toContain("One order is made for all locations");
    expect(excess).toContain("Excess is what is too much today");
    expect(excess).toContain("Blue mug");
    expect(textOf(await page("/reports/cover"))).toContain("Cover looks ahead from today");
    expect(textOf(await page("/reports/stock-out-cost"))).not.toContain("From one day to another");
  });
});

it("says so before the first figures are counted", async () => {
  await env.DB.prepare("DELETE FROM daily_figures").run();
  expect(textOf(await page("/reports/cover"))).toContain("No figures yet");
  expect(textOf(await page("/reports"))).toContain("Not counted yet");
});

it("shows nothing of another shop", async () => {
  await givenShop(2, "two.myshopify.com");
  const answer = await visit("/reports/abc", "two.myshopify.com");
  expect(await answer.text()).not.toContain("Blue mug");
  const file = await visit("/reports/abc/csv", "two.myshopify.com");
  expect(await file.text()).not.toContain("Blue mug");
});

it("answers 404 to a report that there is not", async () => {
  expect((await visit("/reports/nothing", SHOP)).status).toBe(404);
  expect((await visit("/reports/nothing/csv", SHOP)).status).toBe(404);
});
