import { env } from "cloudflare:workers";
import { expect, it } from "vitest";
import type { ForecastAt } from "../../../app/replenishment/forecasts/forecast-at";
import { forecastChanges } from "../../../app/replenishment/forecasts/forecasts.server";
import { mostAStep } from "../../../app/replenishment/planning/steps.server";
import { toldInJson } from "../../../app/replenishment/plans/tables/told-sql";
import { toldDays } from "../../../app/replenishment/plans/told-days";
import { planned } from "../../support/nights";
import { installShop } from "../../support/shopify";

const TODAY = 20_000;
const VARIANTS = 130;
const LOCATIONS = 60;
/** Bytes of a parameter that D1 takes. */
const MOST = 2_000_000;

const each = (count: number) =>
  `(WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${count}) SELECT i FROM n)`;

it("plans a shop of sixty locations in a night", async () => {
  await installShop();
  await env.DB.batch(
    [
      `INSERT INTO locations (id, shop_id, shopify_id, name) SELECT i, 1, 900 + i, 'L' || i FROM ${each(LOCATIONS)}`,
      "INSERT INTO products (shop_id, shopify_id, title, vendor, status, updated_at, triggered_at) VALUES (1, 1, 'Mug', 'Acme', 'active', 1, 1)",
      `INSERT INTO variants (id, shop_id, shopify_id, product_id, inventory_item_id, title, price, created_day)
        SELECT i, 1, i, 1, i, 'V', 900, 1 FROM ${each(VARIANTS)}`,
      `INSERT INTO levels (shop_id, inventory_item_id, location_id, available, updated_at, triggered_at)
        SELECT 1, v.i, l.i, 5, 1, 1 FROM ${each(VARIANTS)} v, ${each(LOCATIONS)} l`,
    ].map((statement) => env.DB.prepare(statement)),
  );
  expect(await planned(TODAY, {})).toBe(0);
  const { plans } = (await env.DB.prepare("SELECT COUNT(*) AS plans FROM plans").first<{ plans: number }>()) ?? {};
  expect(plans).toBe(VARIANTS * (1 + LOCATIONS));
});

it("tells no more of a step's variants than one parameter takes, in a shop of any number of locations", () => {
  for (const locations of [0, 1, 2, 10, 19, 20, 60, 200, 1000]) {
    const places = Array.from({ length: locations }, (_, at) => ({ locationId: 1 + at, seen: [] }));
    const promotions = [{ fromDay: TODAY - 3, toDay: TODAY }];
    const history = { fromDay: TODAY - 400, today: TODAY, neverOut: false, sales: [], promotions, places };
    const days = toldDays(history);
    const told = Array.from({ length: mostAStep(locations, true) }, (_, at) => ({
      shopId: 1,
      variantId: 1 + at,
      days,
    }));
    for (const parameter of toldInJson(told)) expect(parameter.length).toBeLessThan(MOST);
  }
});

it("keeps forecasts of as many variants as one decision may be of, at sixty locations", async () => {
  await installShop();
  const at = (locationId: number): ForecastAt => ({
    locationId,
    asOfDay: TODAY,
    leadTimeDays: 14,
    reviewDays: 7,
    leadTimeDeviation: 1.2345678901,
    serviceLevel: 0.95,
    rate: 1.2345678901,
    trend: 1.2345678901,
    variance: 1.2345678901,
    reorderLevel: 12.345678901,
    p10: 12,
    p90: 34,
    inStockDays: 390,
    outDays: 10,
    promotionDays: 3,
    lowConfidence: false,
    startRate: 1.2345678901,
    similarId: null,
    ...{ windows: 5, actual: 12.345678901, forecast: 12.345678901, absoluteError: 1.2345678901 },
    ...{ naiveForecast: 12.345678901, naiveAbsoluteError: 1.2345678901 },
  });
  const forecasts = Array.from({ length: 1 + LOCATIONS }, (_, place) => at(place));
  const made = Array.from({ length: 500 }, (_, index) => ({ variantId: 1 + index, forecasts }));
  await env.DB.batch(forecastChanges(env.DB, 1, made));
  const kept = await env.DB.prepare("SELECT COUNT(*) AS n FROM forecasts WHERE rate > 1 AND windows = 5").first("n");
  expect(kept).toBe(500 * (1 + LOCATIONS));
});
