import { describe, expect, it } from "vitest";
import { countQuantile } from "../../../app/demand/engine/count-quantile";
import { forecastAt } from "../../../app/demand/engine/forecast";
import { shopPaces } from "../../../app/demand/engine/shop-pace";
import { EQUAL_TRUST } from "../../../app/demand/engine/trust";
import { apartFrom, levelBehind } from "../../../app/demand/level-behind";
import { alwaysInStock, SETTINGS, salesFrom, shopOf } from "./shops";

const SEEDS = Array.from({ length: 12 }, (_, seed) => seed + 1);
const paces = shopPaces(shopOf(SEEDS.map((seed) => salesFrom(seed, 400, 30, 5))));

describe.each(SEEDS)("What the level of shop %i came from", (seed) => {
  const settings = { ...SETTINGS, leadTimeDeviation: seed % 3, serviceLevel: [0.9, 0.97, 0.985][seed % 3] ?? 0.9 };
  const units = salesFrom(seed, 90 + seed * 20, 20 + seed * 4, 1 + (seed % 6));
  const availability = alwaysInStock(units.length).map((share, day) => ((day * 7 + seed) % 11 === 0 ? 0 : share));
  const days = { units, availability };
  const behind = levelBehind(days, paces, EQUAL_TRUST, settings);
  const forecast = forecastAt(days, paces, EQUAL_TRUST, settings);

  it("is read off the same mean and variance", () => {
    expect(behind.demand.mean).toBe(forecast.mean);
    expect(behind.demand.variance).toBe(forecast.variance);
    expect(behind.readings.find(({ p }) => p === settings.serviceLevel)?.units).toBe(forecast.reorderLevel);
    for (const { p, units } of behind.readings) expect(units).toBe(countQuantile(forecast.mean, forecast.variance, p));
  });

  it("is the errors of its past forecasts, as a page says them", () => {
    const { past, horizonDays, demand } = behind;
    const last = units.length - 1;
    const weight = (day: number) => 2 ** (-(last - day) / 120);
    const sum = (of: (each: (typeof past)[number]) => number) =>
      past.reduce((all, each) => all + of(each) * weight(each.day), 0);
    const errors = sum(({ forecast, actual }) => (actual > forecast ? 1.4 : 0.6) * (actual - forecast) ** 2);
    expect(past.length).toBeGreaterThan(0);
    expect(demand.measured).toBeCloseTo(errors / sum(() => 1), 6);
    expect(demand.windows).toBe(past.length / horizonDays);
    const mixed = (demand.windows * demand.measured * demand.level + 24 * demand.guess) / (demand.windows + 24);
    expect(demand.variance).toBeCloseTo(Math.max(demand.mean, mixed) + demand.ofLeadTime, 6);
  });

  it("holds each forecast against what sold in those days, scaled up to all of them in stock", () => {
    const { past, horizonDays } = behind;
    for (const { day, actual } of past) {
      const window = Array.from({ length: horizonDays }, (_, ago) => day - ago);
      const inStock = window.filter((each) => (availability[each] ?? 0) > 0);
      const most = inStock.reduce((sum, each) => sum + (units[each] ?? 0), 0);
      // A day that sells far more than usual counts for less.
      expect(actual).toBeLessThanOrEqual((most * horizonDays) / inStock.length + 1e-9);
    }
  });

  it("shows the last that do not overlap", () => {
    const apart = apartFrom(behind.past, behind.horizonDays, 5);
    expect(apart[0]).toEqual(behind.past.at(-1));
    for (const [at, { day }] of apart.slice(1).entries())
      expect((apart[at]?.day ?? 0) - day).toBeGreaterThanOrEqual(behind.horizonDays);
  });
});
