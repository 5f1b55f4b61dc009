import { env } from "cloudflare:workers";
import { beforeEach, expect, it } from "vitest";
import type { Cursor } from "../../../app/lists/keyset";
import { listReport, PAGE_SIZE, reportPage } from "../../../app/reports/figures/list.server";
import { reportAsked } from "../../../app/reports/filter/asked";
import { REPORT_NAMES, REPORTS, type ReportName } from "../../../app/reports/reports";
import { installShop } from "../../support/shopify";

const SHOP = { id: 1 };
const VARIANTS = 1000;
const CURSORS: Cursor[] = [{ side: "start" }, { side: "after", key: [500, 500] }, { side: "before", key: [500, 500] }];

const whole = (report: ReportName, search = {}) => reportAsked(report, new URLSearchParams(search), 20_000).asked;

const each = `(WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${VARIANTS}) SELECT i FROM n)`;

/** Every variant is in every report, and falls by its number. */
beforeEach(async () => {
  await installShop();
  await env.DB.batch(
    [
      `INSERT INTO overviews (shop_id, variant_id, shopify_id, product_id, product_title, variant_title, sku, barcode, vendor, status,
        available, position, units, days, velocity, reorder_point, cover, low, "out", untracked, stock, hidden)
        SELECT 1, i, i, 1, 'Mug', 'Large', 'M', '', '', 'active', 1, 1, 1, 1, 1, 1, 1, 0, 0, 0, '[]', 0 FROM ${each}`,
      `INSERT INTO variant_figures (shop_id, variant_id, units, cost, foreign_cost, price, stock_value, velocity, cover, sold_90,
        sell_through, last_sold_day, dead, needed, excess, excess_value, sold_365, revenue, abc, out_days, missed, missed_sales)
        SELECT 1, i, 1, i, 0, 5, i, 1, i, 1, i, NULL, 1, 0, 1, i, 1, i, 'A', 1, 1, i FROM ${each}`,
      `INSERT INTO forecasts (shop_id, variant_id, location_id, as_of_day, lead_time_days, review_days, lead_time_deviation, service_level,
        rate, trend, variance, reorder_level, low, high, in_stock_days, out_days, low_confidence, windows, actual, forecast,
        absolute_error, naive_forecast, naive_absolute_error)
        SELECT 1, i, 0, 1, 1, 1, 0, 0.97, 1, 1, 1, 1, 1, 1, 1, 0, 0, 4, 4, 4, i, 4, 4 FROM ${each}`,
    ].map((text) => env.DB.prepare(text)),
  );
});

it.each(REPORT_NAMES)("reads no more than 110 rows for any page of 50 of 1,000: %s", async (report) => {
  for (const cursor of CURSORS) {
    const { results, meta } = await reportPage(env.DB, SHOP, whole(report), cursor, PAGE_SIZE + 1).run();
    expect(results).toHaveLength(PAGE_SIZE + 1);
    expect(meta.rows_read, cursor.side).toBeLessThanOrEqual(110);
  }
});

it.each(REPORT_NAMES)("leads through all pages and back, each row once: %s", async (report) => {
  const seen: number[] = [];
  let cursor: Cursor = { side: "start" };
  for (;;) {
    const page = await listReport(env.DB, SHOP, whole(report), cursor);
    seen.push(...page.rows.map(({ variantId }) => variantId));
    if (!page.next) break;
    cursor = { side: "after", key: JSON.parse(page.next) };
  }
  expect(new Set(seen).size).toBe(VARIANTS);
  expect(seen).toHaveLength(VARIANTS);
  const third: Cursor = { side: "after", key: [seen[99] ?? 0, seen[99] ?? 0] };
  const { rows, previous } = await listReport(env.DB, SHOP, whole(report), third);
  expect(rows[0]?.variantId).toBe(seen[100]);
  const back = await listReport(env.DB, SHOP, whole(report), { side: "before", key: JSON.parse(previous ?? "") });
  expect(back.rows.map(({ variantId }) => variantId)).toEqual(seen.slice(50, 100));
});

it.each(REPORT_NAMES)("reads and sorts a report once for another order, and names of one page: %s", async (report) => {
  for (const by of ["product", "sku", ...REPORTS[report].columns.map(({ figure }) => figure)])
    for (const sort of [by, `-${by}`])
      for (const cursor of [{ side: "start" }, { side: "after", key: ["M", 500] }] as Cursor[]) {
        const { meta } = await reportPage(env.DB, SHOP, whole(report, { sort }), cursor, PAGE_SIZE + 1).run();
        const names = /product|sku/.test(sort) ? VARIANTS : 0;
        expect(meta.rows_read, `${sort} ${cursor.side}`).toBeLessThanOrEqual(2 * VARIANTS + names + 110);
      }
});

it.each(REPORT_NAMES)("reads of a supplier's or a type's variants, not of all: %s", async (report) => {
  await env.DB.prepare(
    "UPDATE overviews SET supplier_id = 7, product_type_folded = 'mugs' WHERE variant_id <= 20",
  ).run();
  for (const search of [{ supplier: "7" }, { type: "Mugs" }]) {
    const { results, meta } = await reportPage(env.DB, SHOP, whole(report, search), { side: "start" }, 51).run();
    expect(results).toHaveLength(20);
    expect(meta.rows_read).toBeLessThanOrEqual(20 * 4 + 20);
  }
});
