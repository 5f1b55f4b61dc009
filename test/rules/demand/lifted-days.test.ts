import { describe, expect, it } from "vitest";
import { comparedWithAround } from "../../../app/demand/promotions/last-year";
import { type Lifting, liftOver, upliftOn, upliftsWithin } from "../../../app/demand/promotions/lifted-days";
import { basisOf, NOTHING_AHEAD, orderSteps } from "../../../app/replenishment/plans/reorder";
import { effectiveRule } from "../../../app/replenishment/rules/rule";

const TODAY = 20_000;
const uplift = (level: Lifting["level"], percent: number | null, from: number, to: number): Lifting => ({
  ...{ level, percent, fromDay: TODAY + from, toDay: TODAY + to },
});

describe("a day to come", () => {
  it("counts as twice itself at twice the usual, and only where it falls into the days asked for", () => {
    const friday = [uplift("shop", 200, 19, 24)];
    expect(liftOver(friday, TODAY, 22)).toBe(3);
    expect(liftOver(friday, TODAY, 19)).toBe(0);
    expect(liftOver(friday, TODAY + 22, 30)).toBe(3);
    expect(liftOver([uplift("shop", 150, -3, 0)], TODAY, 22)).toBe(0.5);
  });

  it("follows the narrowest of the uplifts that hold, of two alike the higher, and never both", () => {
    const [shop, vendor] = [uplift("shop", 400, 0, 9), uplift("vendor", 200, 0, 9)];
    const [variant, higher] = [uplift("variant", 100, 5, 5), uplift("vendor", 300, 3, 3)];
    const all = [shop, vendor, variant, higher];
    expect([0, 3, 5].map((day) => upliftOn(all, TODAY + day))).toEqual([vendor, higher, variant]);
    expect(liftOver(all, TODAY, 10)).toBe(8 + 2 + 0);
    expect(upliftsWithin(all, TODAY, 10)).toEqual([
      { uplift: vendor, days: 8 },
      { uplift: higher, days: 1 },
      { uplift: variant, days: 1 },
    ]);
  });

  it.each([
    ["vendor", "shop"],
    ["product_type", "vendor"],
    ["product", "product_type"],
    ["variant", "product"],
  ] as const)("follows what is said of its %s before what is said of its %s, whichever is more", (narrow, wide) => {
    const [more, less] = [uplift(wide, 900, 0, 9), uplift(narrow, 100, 0, 9)];
    expect(upliftOn([more, less], TODAY)).toBe(less);
    expect(upliftOn([less, more], TODAY)).toBe(less);
  });

  it("that is left out and no more lifts nothing", () =>
    expect(liftOver([uplift("variant", null, 0, 9), uplift("shop", 200, 0, 0)], TODAY, 10)).toBe(1));
});

describe("an order", () => {
  const rule = effectiveRule([]);
  const forecast = { rate: 2, reorderLevel: 60, leadTimeDays: 14, reviewDays: 7 };
  const at = (uplifts: Lifting[]) => {
    const basis = basisOf(rule, { units: 0, daysInStock: 0 }, forecast, { uplifts, today: TODAY });
    return { point: basis.reorderPoint, needed: orderSteps(rule, basis, 0).needed };
  };

  it("counts three of an uplift's days where three fall into its horizon, and the others in its cover", () => {
    const usual = at([]);
    const touched = at([uplift("shop", 200, 18, 22)]);
    // 2 a day × 3 days, and the safety stock of 18 as of 24 days: 18 × (24 ÷ 21)^0.625 = 19.57.
    expect(touched.point - usual.point).toBe(8);
    expect(touched.needed - usual.needed).toBe(8 + 2 * 2);
  });

  it("is as usual before and after", () => {
    expect(at([uplift("shop", 500, -9, -1)])).toEqual(at([]));
    expect(at([uplift("shop", 500, 60, 70)])).toEqual(at([]));
    expect(basisOf(rule, { units: 0, daysInStock: 0 }, forecast, NOTHING_AHEAD).reorderPoint).toBe(59);
  });
});

describe("last year's days", () => {
  const days = { fromDay: TODAY - 364, toDay: TODAY - 361 };
  const known = { fromDay: TODAY - 500, toDay: TODAY - 1 };
  const sold = new Map(
    Array.from({ length: 120 }, (_, n) => [TODAY - 420 + n, 10] as [number, number]).map(([day, units]) => [
      day,
      day >= days.fromDay && day <= days.toDay ? 23 : units,
    ]),
  );

  it("are held against the days around them", () =>
    expect(comparedWithAround(sold, days, [], known)).toEqual({ ...days, onDays: 23, around: 10, percent: 230 }));

  it("leave marked days around them out", () => {
    const marked = { fromDay: days.toDay + 1, toDay: days.toDay + 5 };
    const more = new Map([...sold, [days.toDay + 2, 500]]);
    expect(comparedWithAround(more, days, [marked], known)?.percent).toBe(230);
  });

  it("say nothing where they are not known, or hardly anything sold around them", () => {
    expect(comparedWithAround(sold, days, [], { ...known, fromDay: TODAY - 363 })).toBeUndefined();
    expect(comparedWithAround(new Map([[days.fromDay, 90]]), days, [], known)).toBeUndefined();
  });

  it("never suggest less than a usual day", () =>
    expect(
      comparedWithAround(new Map([...sold].map(([day, n]) => [day, n === 23 ? 1 : n])), days, [], known)?.percent,
    ).toBe(100));
});
