import { describe, expect, it } from "vitest";
import { countQuantile } from "../../../app/demand/engine/count-quantile";
import { engineDay } from "../../../app/demand/engine/day";
import { demandOver } from "../../../app/demand/engine/demand-over";
import { toldOf } from "../../../app/demand/engine/measured-error";
import { memoryBefore, remember } from "../../../app/demand/engine/memory";
import { shopPaces } from "../../../app/demand/engine/shop-pace";
import { trustOf } from "../../../app/demand/engine/trust";
import { lostAtStock, stockAtFill } from "../../../app/demand/replay/curve";
import { enginePolicy } from "../../../app/demand/replay/engine-policy";
import { type Policy, simulate } from "../../../app/demand/replay/simulate";
import { thirtyDayMean } from "../../../app/demand/replay/thirty-day-mean";
import { forecastOf } from "../../support/forecast-of";
import { alwaysInStock, salesFrom, shopOf } from "./shops";

const course = { leadTimeDays: 3, coverDays: 4, warmDays: 10 };

/** What a policy is told, and what it orders on which evening. */
function watched(orders: Record<number, number> = {}) {
  const told: [number, number][] = [];
  const positions: number[] = [];
  let day = -1;
  const policy: Policy = {
    dayEnds: () => day++,
    remember: (_, sold, availability) => told.push([sold, availability]),
    toOrder: (_, position) => {
      positions.push(position);
      return orders[day] ?? 0;
    },
  };
  return { policy, told, positions };
}

describe("A replay", () => {
  it("opens with the mean of the history for lead time and cover, and sells until that is gone", () => {
    const { policy, told } = watched();
    simulate({ articles: [new Float64Array(25).fill(2)] }, course, policy);
    expect(told.slice(10, 19)).toEqual([
      [2, 1],
      [2, 1],
      [2, 1],
      [2, 1],
      [2, 1],
      [2, 1],
      [2, 0.5],
      [0, 0],
      [0, 0],
    ]);
  });

  it("opens with one of what did not sell, and with a whole unit where the mean comes to a part of it", () => {
    const openings = [0, 1, 3].map((sold) => {
      const asked = new Float64Array(25);
      asked[0] = sold;
      const { policy, positions } = watched();
      simulate({ articles: [asked] }, course, policy);
      return positions[0];
    });
    // A tenth of what sold in ten days, for lead time and cover of seven.
    expect(openings).toEqual([1, 1, 3]);
  });

  it("lets an order of the evening come in lead time + 1 mornings later", () => {
    const { policy, told, positions } = watched({ 15: 5 });
    simulate({ articles: [new Float64Array(25).fill(2)] }, course, policy);
    // Ordered on the evening of day 15, in stock on the morning of day 19; on its way it is part of the position.
    expect(told.slice(17, 23)).toEqual([
      [0, 0],
      [0, 0],
      [2, 1],
      [2, 1],
      [1, 0.5],
      [0, 0],
    ]);
    expect(positions.slice(4, 8)).toEqual([4, 2, 5, 5]);
  });

  it("counts units and stock only after lead time + 7 days", () => {
    const { policy } = watched({ 15: 5 });
    // Of days 20 to 22: the second of two, one, and none sold; mean of morning and evening 2, 0.5 and 0.
    expect(simulate({ articles: [new Float64Array(23).fill(2)] }, course, policy)).toEqual({
      asked: 6,
      sold: 3,
      stock: 2.5,
    });
  });

  it("ends early where fewer days are asked for", () => {
    const { policy, told } = watched();
    simulate({ articles: [new Float64Array(100)] }, { ...course, days: 20 }, policy);
    expect(told).toHaveLength(30);
  });

  it("tells the policy what the whole shop sold, with what is not replayed", () => {
    const told: number[] = [];
    const policy = { ...watched().policy, dayEnds: (sold: number) => told.push(sold) };
    const articles = [new Float64Array(12).fill(4), new Float64Array(12).fill(9)];
    simulate({ articles, others: new Float64Array(12).fill(0.5) }, course, policy);
    expect(told.slice(0, 11)).toEqual(new Array(11).fill(5.5));
  });
});

describe("The 30-day mean", () => {
  it("orders at its rate for lead time and safety, up to the cover", () => {
    const policy = thirtyDayMean(1, { leadTimeDays: 14, coverDays: 14, safetyDays: 7 });
    for (let day = 0; day < 40; day++) {
      policy.dayEnds(0);
      policy.remember(0, day < 10 ? 100 : 2, 1);
    }
    expect(policy.toOrder(0, 43)).toBe(0);
    expect(policy.toOrder(0, 42)).toBe(28);
    expect(policy.toOrder(0, 40)).toBe(30);
  });

  it("buys one of what stands at nothing and sold within the last year, and only then", () => {
    const policy = thirtyDayMean(1, { leadTimeDays: 14, coverDays: 14, safetyDays: 7 });
    const evenings = (days: number, sold: number) => {
      for (let day = 0; day < days; day++) {
        policy.dayEnds(0);
        policy.remember(0, sold, 1);
      }
    };
    evenings(10, 0);
    expect(policy.toOrder(0, 0), "it never sold").toBe(0);
    evenings(1, 3);
    evenings(40, 0);
    expect(policy.toOrder(0, 0)).toBe(1);
    expect(policy.toOrder(0, 1), "one is there or on its way").toBe(0);
    evenings(324, 0);
    expect(policy.toOrder(0, 0)).toBe(1);
    evenings(1, 0);
    expect(policy.toOrder(0, 0), "a year has gone").toBe(0);
  });
});

describe("The engine in a replay", () => {
  const settings = { leadTimeDays: 14, reviewDays: 1, leadTimeDeviation: 0, serviceLevel: 0.97, coverDays: 14 };

  /** What the policy knows after so many days always in stock. */
  function livedFor(days: number) {
    const articles = [3, 4, 5].map((seed) => salesFrom(seed, days, 30, 6));
    const shop = shopOf(articles);
    const policy = enginePolicy(articles.length, settings);
    for (let day = 0; day < days; day++) {
      policy.dayEnds(shop[day] ?? 0);
      for (const [article, units] of articles.entries()) policy.remember(article, units[day] ?? 0, 1);
    }
    return { articles, shop, policy };
  }

  it("decides as the forecast from the same days does, as long as no rate has told of itself", () => {
    // Three weeks and a horizon: the first forecast is held against what sold then.
    const { articles, shop, policy } = livedFor(35);
    for (const [article, units] of articles.entries()) {
      const { reorderLevel, rate } = forecastOf({ units, availability: alwaysInStock(35) }, shop, settings);
      expect(policy.toOrder(article, reorderLevel)).toBe(0);
      expect(policy.toOrder(article, reorderLevel - 1)).toBe(Math.ceil(Math.max(1, rate * 14) - 1e-9));
      expect(policy.toOrder(article, reorderLevel - 10)).toBe(Math.ceil(9 + Math.max(1, rate * 14) - 1e-9));
    }
  });

  it("trusts each evening what all its articles told up to the one before", () => {
    const days = 300;
    const { articles, shop, policy } = livedFor(days);
    const { paces } = shopPaces(shop);
    const memories = articles.map(() => memoryBefore(15));
    for (let day = 0; day < days; day++) {
      const told = memories.map(({ errors }) => toldOf(errors));
      const trust = trustOf(
        Float64Array.from({ length: 6 }, (_, k) => told.reduce((sum, each) => sum + (each[k] ?? 0), 0)),
      );
      for (const [article, memory] of memories.entries())
        remember(memory, engineDay(articles[article]?.[day] ?? 0, 1, shop[day] ?? 0, paces[day] ?? 0), trust);
    }
    for (const [article, memory] of memories.entries()) {
      const { mean, variance } = demandOver(memory, 0);
      const level = countQuantile(mean, variance, settings.serviceLevel);
      expect(policy.toOrder(article, level)).toBe(0);
      expect(policy.toOrder(article, level - 1)).toBe(Math.ceil(Math.max(1, memory.rate * 14) - 1e-9));
    }
  });
});

describe("A curve", () => {
  const curve = [
    { knob: 2, fill: 0.9, stock: 20 },
    { knob: 1, fill: 0.8, stock: 10 },
  ];

  it("is read between its points", () => {
    expect(lostAtStock(curve, 15)).toBeCloseTo(0.15, 12);
    expect(stockAtFill(curve, 0.825)).toBeCloseTo(12.5, 12);
    expect(lostAtStock(curve, 10)).toBeCloseTo(0.2, 12);
  });

  it("says nothing beyond them", () => {
    expect(lostAtStock(curve, 9)).toBeNull();
    expect(stockAtFill(curve, 0.95)).toBeNull();
  });
});
