import { describe, expect, it } from "vitest";
import { basisOf, orderSteps, wholeShopRule } from "../../../app/replenishment/plans/reorder";
import {
  daysOfCover,
  lastDayWithoutSafety,
  NEVER_OUT,
  orderByDay,
  stockOutDay,
} from "../../../app/replenishment/plans/steps/cover-sql";
import { NO_REORDER_POINT } from "../../../app/replenishment/plans/steps/reorder-point-sql";
import { type Pace, paceBy, velocityOf } from "../../../app/replenishment/plans/steps/velocity-sql";
import { effectiveRule, NO_RULE, ORIGINS, type Origin } from "../../../app/replenishment/rules/rule";

const rule = (set: Partial<typeof NO_RULE>) => effectiveRule([{ origin: "shop", rule: { ...NO_RULE, ...set } }]);
const fiveADay = { units: 150, daysInStock: 30 };
const safetyOf = (set: ReturnType<typeof rule>, pace: Pace) => basisOf(set, pace, null).safetyStock;
const pointOf = (set: ReturnType<typeof rule>, pace: Pace) => basisOf(set, pace, null).reorderPoint;

describe("velocity", () => {
  it.each([
    { units: 180, daysInStock: 60, expected: 3 },
    { units: 180, daysInStock: 90, expected: 2 },
    { units: 12, daysInStock: 0, expected: 0 },
    { units: 0, daysInStock: 30, expected: 0 },
  ])("is $expected a day for $units units in $daysInStock days in stock", ({ units, daysInStock, expected }) => {
    expect(velocityOf(units, daysInStock)).toBe(expected);
  });

  it("is what was typed by hand, whatever was measured", () => {
    const pace = paceBy(null, 2.5, fiveADay);
    expect(velocityOf(pace.units, pace.daysInStock)).toBe(2.5);
  });
});

describe("safety stock", () => {
  it("is days of sales", () => expect(safetyOf(rule({ safetyDays: 7 }), fiveADay)).toBe(35));
  it("is the units when units are set", () =>
    expect(safetyOf(rule({ safetyDays: 7, safetyStock: 10 }), fiveADay)).toBe(10));
  it("is nothing when zero units are set", () =>
    expect(safetyOf(rule({ safetyDays: 7, safetyStock: 0 }), fiveADay)).toBe(0));
});

describe("the reorder point", () => {
  it("covers the lead time and the safety stock", () =>
    expect(pointOf(rule({ leadTimeDays: 7, safetyStock: 10 }), fiveADay)).toBe(45));
  it("rounds up", () =>
    expect(pointOf(rule({ leadTimeDays: 7, safetyStock: 0 }), { units: 1, daysInStock: 30 })).toBe(1));
  it("stays exact where a rate would not: 7 units in 30 days for 30 days are 7", () =>
    expect(pointOf(rule({ leadTimeDays: 30, safetyStock: 0 }), { units: 7, daysInStock: 30 })).toBe(7));
  it("is none when more came back than was sold", () =>
    expect(pointOf(rule({ leadTimeDays: 7, safetyStock: 0 }), { units: -3, daysInStock: 30 })).toBe(-1));
  it("is nought where something sells and nothing is kept for it", () =>
    expect(pointOf(rule({ leadTimeDays: 0, safetyStock: 0 }), fiveADay)).toBe(0));
  it("is what was typed by hand", () => expect(pointOf(rule({ reorderPoint: 12 }), fiveADay)).toBe(12));
  it("is none where nothing sells, unless a safety stock is typed", () => {
    const unsold = { units: 0, daysInStock: 30 };
    expect(pointOf(rule({ leadTimeDays: 7, safetyDays: 7 }), unsold)).toBe(NO_REORDER_POINT);
    expect(pointOf(rule({ leadTimeDays: 7, safetyStock: 4 }), unsold)).toBe(4);
    expect(pointOf(rule({ reorderPoint: 0 }), unsold)).toBe(0);
  });
});

describe("the shop as a whole", () => {
  it("keeps what is typed in units once for each location", () => {
    const there = rule({ safetyStock: 10, reorderPoint: 12, leadTimeDays: 7 });
    const whole = wholeShopRule(there, [there, there, there], 5);
    expect(whole).toMatchObject({ safetyStock: 30, reorderPoint: 36, leadTimeDays: 7, velocity: null });
  });

  it("adds up what is typed at each location, and the method is simple then", () => {
    const [north, south] = [rule({ safetyStock: 4 }), rule({ safetyStock: 6 })];
    expect(wholeShopRule(rule({}), [north, south], 5)).toMatchObject({
      safetyStock: 10,
      method: "simple",
      origins: { safetyStock: "location", method: "location" },
    });
  });

  it("knows nothing of what is typed at some locations only", () =>
    expect(wholeShopRule(rule({}), [rule({ reorderPoint: 4 }), rule({})], 5)).toMatchObject({
      reorderPoint: null,
      method: "engine",
    }));
});

describe("the quantity", () => {
  const ordered = rule({ leadTimeDays: 7, coverDays: 30, safetyStock: 10, minimumOrder: 100, casePack: 24 });
  const orderedAt = (position: number) => orderSteps(ordered, basisOf(ordered, fiveADay, null), position);

  it("is 155, and in cases of 24 it is 168", () =>
    expect(orderedAt(40)).toMatchObject({ needed: 155, raised: 155, ordered: 168 }));
  it("is raised to the minimum order", () =>
    expect(orderedAt(180)).toMatchObject({ needed: 15, raised: 100, ordered: 120 }));
  it("is nothing when the position is enough", () => expect(orderedAt(195).ordered).toBe(0));
  it("counts an oversold position as needed", () => expect(orderedAt(-5).ordered).toBe(216));
});

describe("days of cover", () => {
  it.each([
    { available: 80, velocity: 4, expected: 20 },
    { available: 80, velocity: 0, expected: NEVER_OUT },
    { available: 80, velocity: -1, expected: NEVER_OUT },
    { available: 0, velocity: 0, expected: NEVER_OUT },
    { available: -3, velocity: 4, expected: 0 },
  ])("are $expected for $available at $velocity a day", ({ available, velocity, expected }) => {
    expect(daysOfCover(available, velocity)).toBe(expected);
  });

  it("end at the stock-out day, a lead time after the last day without safety stock", () => {
    expect(stockOutDay(20_000, 20)).toBe(20_020);
    expect(lastDayWithoutSafety(stockOutDay(20_000, 20), 14)).toBe(20_006);
  });

  it("never end when nothing sells", () => {
    expect(stockOutDay(20_000, NEVER_OUT)).toBeNull();
    expect(lastDayWithoutSafety(null, 14)).toBeNull();
  });

  it.each([
    { position: 80, reorderPoint: 40, velocity: 4, expected: 20_010 },
    { position: 43, reorderPoint: 40, velocity: 4, expected: 20_000 },
    { position: 40, reorderPoint: 40, velocity: 4, expected: 20_000 },
    { position: -7, reorderPoint: 0, velocity: 0, expected: 20_000 },
    { position: 41, reorderPoint: 40, velocity: 0, expected: null },
    { position: 0, reorderPoint: -1, velocity: 0, expected: null },
  ])("are ordered anew on the day on which $position meets $reorderPoint at $velocity a day", ({ expected, ...held }) =>
    expect(orderByDay(held, 20_000)).toBe(expected),
  );

  it("are ordered anew on the last day before it on which the supplier takes an order, and not in the past", () => {
    const mondays = { weekdays: 1, closures: [] };
    const monday = [20_000, 20_001, 20_002, 20_003, 20_004, 20_005, 20_006].find((day) => (day + 3) % 7 === 0) ?? 0;
    const held = { position: 80, reorderPoint: 40, velocity: 4 };
    expect(orderByDay(held, 20_000, mondays)).toBe(monday + (monday + 7 <= 20_010 ? 7 : 0));
    expect(orderByDay({ ...held, position: 44 }, monday + 1, mondays)).toBe(monday + 1);
  });
});

describe("the effective rule", () => {
  it("takes each field from the most specific level that sets it, and says which", () => {
    const taken = effectiveRule([
      { origin: "shop", rule: { ...NO_RULE, leadTimeDays: 10, coverDays: 45, active: true } },
      { origin: "variant", rule: { ...NO_RULE, leadTimeDays: 3, safetyStock: 0, active: false } },
    ]);
    expect(taken).toMatchObject({ leadTimeDays: 3, coverDays: 45, safetyStock: 0, active: false, minimumOrder: 1 });
    expect(taken.origins).toMatchObject({
      leadTimeDays: "variant",
      coverDays: "shop",
      safetyStock: "variant",
      active: "variant",
      minimumOrder: "default",
    });
  });

  it("knows seven levels, whatever the order in which they come", () => {
    const at = (origin: Origin, leadTimeDays: number) => ({ origin, rule: { ...NO_RULE, leadTimeDays } });
    const levels = [
      ...[at("location", 1), at("shop", 6), at("supplier", 5), at("price list", 4), at("product", 3)],
      at("variant", 2),
    ];
    for (const [index, origin] of ORIGINS.toReversed().slice(0, 6).entries()) {
      const left = levels.filter(({ origin: each }) => ORIGINS.indexOf(each) <= ORIGINS.indexOf(origin));
      expect(effectiveRule(left)).toMatchObject({ leadTimeDays: index + 1, origins: { leadTimeDays: origin } });
    }
  });

  it("is the engine's until a velocity or a safety stock is typed, which says so", () => {
    expect(rule({})).toMatchObject({ method: "engine", serviceLevel: 0.97, reviewDays: 7, leadTimeDeviation: 0 });
    expect(rule({ method: "engine", velocity: 2 })).toMatchObject({ method: "simple", origins: { method: "shop" } });
    expect(rule({ safetyStock: 0 })).toMatchObject({ method: "simple" });
    expect(rule({ reorderPoint: 9 })).toMatchObject({ method: "engine", reorderPoint: 9 });
  });
});

describe("from a forecast", () => {
  const forecast = { rate: 0.5, reorderLevel: 18, leadTimeDays: 14, reviewDays: 7 };
  const basis = (set: Partial<typeof NO_RULE> = {}) => basisOf(rule(set), fiveADay, forecast);

  it("the safety stock is what the level holds beyond the mean, the reorder point one below the level", () =>
    expect(basis()).toMatchObject({ safetyStock: 18 - 0.5 * 21, reorderPoint: 17 }));
  it("the quantity fills up to the reorder point and the cover", () =>
    expect(orderSteps(rule({ coverDays: 30 }), basis(), 10)).toMatchObject({ needed: 17 + 15 - 10 }));
  it("the quantity holds one unit beyond the reorder point at least", () =>
    expect(orderSteps(rule({ coverDays: 1 }), basis(), 17)).toMatchObject({ needed: 1 }));
  it("a reorder point typed by hand wins, and the order fills up to it", () => {
    expect(basis({ reorderPoint: 40 })).toMatchObject({ reorderPoint: 40 });
    expect(orderSteps(rule({ coverDays: 30, reorderPoint: 40 }), basis({ reorderPoint: 40 }), 10).needed).toBe(45);
  });
  it("nothing is taken where the method is simple", () =>
    expect(basis({ method: "simple", leadTimeDays: 7, safetyDays: 2 })).toEqual({
      forecast: null,
      ...{ lift: { point: 0, cover: 0 }, lifted: { sold: 0, safety: 0 } },
      pace: fiveADay,
      safetyStock: 10,
      reorderPoint: 45,
    }));
});
