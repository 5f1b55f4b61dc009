import { describe, expect, it } from "vitest";
import type { DemandDays } from "../../../app/demand/engine/day";
import { type EngineSettings, type Forecast, forecastAt } from "../../../app/demand/engine/forecast";
import { startOfNewItems } from "../../../app/demand/engine/new-item";
import { rangesOf } from "../../../app/demand/engine/range";
import { shopPaces } from "../../../app/demand/engine/shop-pace";
import { EQUAL_TRUST } from "../../../app/demand/engine/trust";
import { forecastOf } from "../../support/forecast-of";
import { alwaysInStock, SETTINGS, salesFrom, shopOf } from "./shops";

const SEEDS = Array.from({ length: 40 }, (_, seed) => seed + 1);
const shop = shopOf(SEEDS.map((seed) => salesFrom(seed + 1000, 400, 30, 5)));

const daysOf = (units: ArrayLike<number>): DemandDays => ({ units, availability: alwaysInStock(units.length) });
const inStock = (units: ArrayLike<number>, settings: Partial<EngineSettings> = {}) =>
  forecastOf(daysOf(units), shop, { ...SETTINGS, ...settings });
const generated = (seed: number) => salesFrom(seed, 60 + ((seed * 37) % 340), 2 + ((seed * 7) % 90), 1 + (seed % 9));

describe("The forecast of a variant", () => {
  it("of steady sales is those sales, and orders above their mean", () => {
    const steady = forecastOf(daysOf(new Float64Array(400).fill(3)), new Float64Array(400).fill(20), SETTINGS);
    expect(steady.rate).toBeCloseTo(3, 9);
    expect(steady.mean).toBeCloseTo(63, 9);
    expect(steady.horizonDays).toBe(21);
    expect(steady.trend).toBeCloseTo(1, 9);
    expect(steady.reorderLevel).toBeGreaterThan(63);
    expect(steady.reorderPoint).toBe(steady.reorderLevel - 1);
    expect(steady.safetyStock).toBeCloseTo(steady.reorderLevel - 63, 9);
    expect(steady.p10).toBeLessThan(63);
    expect(steady.p90).toBeGreaterThan(63);
    expect(steady).toMatchObject({ inStockDays: 400, outDays: 0, lowConfidence: false });
    expect(steady.accuracy).toMatchObject({ windows: 18, absoluteError: expect.closeTo(0, 6), actual: 18 * 63 });
  });

  it("follows a rise within weeks and says so", () => {
    const risen = inStock(Float64Array.from({ length: 400 }, (_, day) => (day < 372 ? 2 : 8)));
    expect(risen.rate).toBeGreaterThan(4);
    expect(risen.rate).toBeLessThan(8);
    expect(risen.trend).toBeGreaterThan(2);
    expect(risen.accuracy.forecast).toBeLessThan(risen.accuracy.actual);
  });

  it("moves with the shop where the variant itself is too slow to tell", () => {
    const slow = Float64Array.from({ length: 400 }, (_, day) => Number(day % 40 === 0));
    const level = forecastOf(daysOf(slow), new Float64Array(400).fill(10), SETTINGS).rate;
    const doubled = new Float64Array(400).map((_, day) => (day < 360 ? 10 : 20));
    expect(forecastOf(daysOf(slow), doubled, SETTINGS).rate).toBeGreaterThan(1.3 * level);
  });

  it("does not take days out of stock for days without demand", () => {
    const units = Float64Array.from({ length: 200 }, (_, day) => (day % 10 < 7 ? 4 : 0));
    const availability = Float64Array.from({ length: 200 }, (_, day) => (day % 10 < 7 ? 1 : 0));
    const known = forecastOf({ units, availability }, new Float64Array(200).fill(9), SETTINGS);
    expect(known.rate).toBeCloseTo(4, 6);
    expect(known).toMatchObject({ inStockDays: 140, outDays: 60 });
  });

  it("leaves out days with sales that are marked as out, such as promotions", () => {
    const plain = new Float64Array(120).fill(2);
    const promoted = plain.map((units, day) => (day >= 80 && day < 90 ? 50 : units));
    const availability = plain.map((_, day) => (day >= 80 && day < 90 ? 0 : 1));
    const flat = new Float64Array(120).fill(5);
    expect(forecastOf({ units: promoted, availability }, flat, SETTINGS).rate).toBeCloseTo(2, 6);
  });

  it("is never lowered by knowing that days without sales were out of stock", () => {
    for (const seed of SEEDS) {
      const units = generated(seed);
      const availability = units.map((sold, day) => (sold === 0 && (day * 13 + seed) % 5 === 0 ? 0 : 1));
      const known = forecastOf({ units, availability }, new Float64Array(units.length).fill(9), SETTINGS);
      const taken = forecastOf(daysOf(units), new Float64Array(units.length).fill(9), SETTINGS);
      // Weights may tilt by what the errors say; the rates themselves only rise.
      expect(known.rate, `seed ${seed}`).toBeGreaterThan(0.85 * taken.rate);
      expect(known.outDays).toBe(availability.filter((share) => share === 0).length);
    }
  });

  it("counts a day that ran out as a usual day at least", () => {
    const units = Float64Array.from({ length: 100 }, (_, day) => (day > 60 && day % 3 === 0 ? 1 : 6));
    const ranOut = units.map((sold) => (sold === 1 ? 0.5 : 1));
    const flat = new Float64Array(100).fill(9);
    const known = forecastOf({ units, availability: ranOut }, flat, SETTINGS);
    expect(known.rate).toBeCloseTo(6, 6);
    expect(forecastOf(daysOf(units), flat, SETTINGS).rate).toBeLessThan(5.5);
  });

  it("does not take one large order for a habit", () => {
    const usual = Float64Array.from({ length: 200 }, (_, day) => Number(day % 4 === 0));
    const large = usual.map((units, day) => (day === 196 ? 500 : units));
    expect(inStock(large).rate).toBeLessThan(2 * inStock(usual).rate);
  });

  it("never asks for less stock for a longer lead time, a higher service setting or a supplier less on time", () => {
    for (const seed of SEEDS) {
      const units = generated(seed);
      const plain = inStock(units);
      expect(inStock(units, { serviceLevel: 0.99 }).reorderLevel, `seed ${seed}`).toBeGreaterThanOrEqual(
        plain.reorderLevel,
      );
      expect(inStock(units, { leadTimeDeviation: 5 }).variance, `seed ${seed}`).toBeGreaterThanOrEqual(plain.variance);
      expect(inStock(units, { leadTimeDays: 28 }).reorderLevel, `seed ${seed}`).toBeGreaterThanOrEqual(
        plain.reorderLevel,
      );
    }
  });

  it("scales with packs of ten up to the chance of single sales", () => {
    for (const seed of SEEDS) {
      const units = generated(seed);
      const tenfold = inStock(units.map((sold) => 10 * sold));
      expect(tenfold.rate / inStock(units).rate, `seed ${seed}`).toBeGreaterThan(9);
      expect(tenfold.rate / inStock(units).rate, `seed ${seed}`).toBeLessThan(11);
    }
  });

  it("is the same for paces worked out before", () => {
    const units = generated(5);
    expect(forecastAt(daysOf(units), shopPaces(shop), EQUAL_TRUST, SETTINGS)).toEqual(
      forecastOf(daysOf(units), shop, SETTINGS),
    );
  });

  it("is made of numbers whatever the days are", () => {
    const cases: [string, ArrayLike<number>, ArrayLike<number>, ArrayLike<number>][] = [
      ["no day", [], [], []],
      ["one day without a sale", [0], [1], [0]],
      ["one day", [5], [1], [2.2]],
      ["always out", new Float64Array(400), new Float64Array(400), shop],
      ["nothing sold", new Float64Array(400), alwaysInStock(400), shop],
      ["more returned than sold", new Float64Array(400).fill(-3), alwaysInStock(400), shop],
      ["as many as can be", new Float64Array(400).fill(2 ** 31), alwaysInStock(400), shop],
      [
        "as many as can be at once",
        Float64Array.from({ length: 400 }, (_, day) => (day % 50 ? 0 : 2 ** 31)),
        alwaysInStock(400),
        shop,
      ],
      ["a shop without sales", generated(3), alwaysInStock(generated(3).length), new Float64Array(400)],
      ["a shop of fewer days", generated(3), alwaysInStock(generated(3).length), [1, 2, 3]],
    ];
    for (const [name, units, availability, ofShop] of cases)
      for (const leadTimeDays of [0, 1, 200]) {
        const forecast = forecastOf({ units, availability }, ofShop, {
          ...SETTINGS,
          leadTimeDays,
          reviewDays: leadTimeDays ? 1 : 0,
        });
        for (const [field, value] of numbersOf(forecast)) {
          expect(Number.isFinite(value), `${name}: ${field} is ${value}`).toBe(true);
          if (field !== "safetyStock") expect(value, `${name}: ${field}`).toBeGreaterThanOrEqual(0);
        }
        expect(forecast.p10, name).toBeLessThanOrEqual(forecast.p90);
        expect(forecast.p90, name).toBeLessThanOrEqual(forecast.reorderLevel);
      }
  });

  it("trusts fewer than 14 days in stock little", () => {
    expect(inStock(new Float64Array(13).fill(1)).lowConfidence).toBe(true);
    expect(inStock(new Float64Array(14).fill(1)).lowConfidence).toBe(false);
  });
});

describe("A new item", () => {
  const launch = (rate: number) => daysOf(new Float64Array(28).fill(rate));

  it("begins with the median of the shop's launches", () => {
    expect(startOfNewItems([launch(1), launch(9), launch(2)])).toEqual({ rate: 2 });
    expect(startOfNewItems([launch(1), launch(9), launch(2), launch(4)])).toEqual({ rate: 3 });
  });

  it("has nothing to begin with below three launches of two weeks in stock", () => {
    const short = { units: new Float64Array(28), availability: new Float64Array(28).fill(1, 0, 13) };
    expect(startOfNewItems([launch(1), launch(9), short])).toBeNull();
  });

  it("leaves the beginning behind as it sells", () => {
    const rateAfter = (days: number) =>
      forecastOf(daysOf(new Float64Array(days).fill(1)), new Float64Array(400).fill(10), SETTINGS, { rate: 5 }).rate;
    expect(rateAfter(0)).toBeCloseTo(5, 6);
    expect(rateAfter(7)).toBeGreaterThan(2.5);
    expect(rateAfter(28)).toBeLessThan(2);
    expect(rateAfter(200)).toBeLessThan(1.1);
  });

  it("begins with a rate of today at the shop's pace of today, however busy it was on the first day", () => {
    const busier = Float64Array.from({ length: 400 }, (_, day) => (day < 200 ? 10 : 20));
    const waiting = { units: new Float64Array(300), availability: new Float64Array(300) };
    const rate = (now: boolean) => forecastOf(waiting, busier, SETTINGS, { rate: 5, now }).rate;
    expect(rate(true)).toBeCloseTo(5, 6);
    expect(rate(false)).toBeGreaterThan(5.5);
  });
});

describe("The range over the days ahead", () => {
  it("widens from day to day around the mean", () => {
    for (const seed of SEEDS) {
      const forecast = inStock(generated(seed));
      const ranges = rangesOf(forecast, 60);
      expect(ranges).toHaveLength(60);
      for (const [index, { day, mean, p10, p90 }] of ranges.entries()) {
        const before = ranges[index - 1];
        expect(mean).toBeCloseTo(forecast.rate * day, 9);
        expect(p10, `seed ${seed} day ${day}`).toBeLessThanOrEqual(p90);
        expect(p90, `seed ${seed} day ${day}`).toBeGreaterThanOrEqual(before?.p90 ?? 0);
      }
    }
  });

  it("is the forecast's own at its horizon", () => {
    const forecast = inStock(generated(8));
    expect(rangesOf(forecast, forecast.horizonDays).at(-1)).toMatchObject({ p10: forecast.p10, p90: forecast.p90 });
  });
});

const numbersOf = ({ lowConfidence: _, accuracy, told, ...forecast }: Forecast) =>
  Object.entries({ ...forecast, ...accuracy, ...told });
