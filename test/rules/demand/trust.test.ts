import { describe, expect, it } from "vitest";
import { forecastAt } from "../../../app/demand/engine/forecast";
import { shopPaces } from "../../../app/demand/engine/shop-pace";
import { EQUAL_TRUST, trustedRate, trustOf } from "../../../app/demand/engine/trust";
import { alwaysInStock, SETTINGS, salesFrom } from "./shops";

const NOTHING_MISSED = missed([0, 0, 0, 0, 0, 0], 0);
const told = (...first: number[]) => [...first, ...new Array<number>(6 - first.length).fill(1)];

describe("The shop's trust", () => {
  it("is how far each rate has missed, 1 on average, and of the week's rate a fifth more", () => {
    const trust = trustOf([5, 1, 1, 1, 1, 3]);
    expect([...trust]).toEqual([3, 0.5, 0.5, 0.5, 0.5, 1.5]);
    expect([...trustOf([0, 1, 1, 1, 1, 1])][0], "no rate is perfect").toBe(1e-3);
  });

  it("is the same in all, but for that fifth, while nothing is told, and where other rates were told of", () => {
    for (const kept of [[], [0, 0, 0, 0, 0, 0], [1, 2, 3], [1, 2, 3, 4, 5, 6, 7], [Number.NaN, 1, 1, 1, 1, 1]])
      expect([...trustOf(kept)], String(kept)).toEqual([1.2, 1, 1, 1, 1, 1]);
  });

  it("weighs the rates of a variant that has told nothing itself, twice the miss a sixteenth", () => {
    const [week, slowest] = [Float64Array.from([17, 0, 0, 0, 0, 0]), Float64Array.from([0, 0, 0, 0, 0, 17])];
    expect(trustedRate({ now: week }, NOTHING_MISSED, EQUAL_TRUST)).toBeCloseTo(17 / (1 + 5 * 1.2 ** 4), 9);
    const trust = Float64Array.from([1, 1, 1, 1, 1, 0.5]);
    expect(trustedRate({ now: slowest }, NOTHING_MISSED, trust)).toBeCloseTo((17 * 16) / 21, 9);
  });

  it("gives way to the variant's own errors as their windows grow", () => {
    const now = Float64Array.from([10, 0, 0, 0, 0, 0]);
    const distrusted = trustOf(told(4));
    const ratedAfter = (windows: number) => trustedRate({ now }, missed([0, 2, 2, 2, 2, 2], windows), distrusted);
    expect(ratedAfter(0)).toBeLessThan(0.1);
    expect(ratedAfter(8)).toBeGreaterThan(ratedAfter(2));
    expect(ratedAfter(200)).toBeGreaterThan(9);
  });

  it("comes from the variants: a rise tells against the slow rates, chance against the quick", () => {
    const shop = shopPaces(new Float64Array(400).fill(10));
    const toldBy = (units: Float64Array) => {
      const forecast = forecastAt({ units, availability: alwaysInStock(400) }, shop, EQUAL_TRUST, SETTINGS);
      return trustOf(forecast.told);
    };
    const [week = 0, , slowest = 0] = toldBy(Float64Array.from({ length: 400 }, (_, day) => (day < 350 ? 1 : 6)));
    expect(week).toBeLessThan(slowest);
    const [ofChance = 0, , steady = 0] = toldBy(salesFrom(7, 400, 30, 6));
    expect(ofChance).toBeGreaterThan(steady);
  });

  it("hears no more from one variant than nine usual misses a window", () => {
    const shop = shopPaces(new Float64Array(400).fill(10));
    const units = new Float64Array(400).fill(1, 0, 395);
    units.fill(1e6, 380, 395);
    const forecast = forecastAt({ units, availability: alwaysInStock(400) }, shop, EQUAL_TRUST, SETTINGS);
    // Windows end on every day, of which the last 60 weigh half of all: 1 ÷ (1 − 2^(−1/60)) = 87.
    for (const missed of forecast.told) expect(missed).toBeLessThan(9 * 87);
  });
});

/** Errors of each rate, over so many windows of a week. */
function missed(each: number[], windows: number) {
  const all = each.reduce((sum, square) => sum + square, 0);
  const misses = { each: Float64Array.from(each), all, weight: 14 * windows, weighs: 2 };
  return { misses, horizonDays: 7 };
}
