import { describe, expect, it } from "vitest";
import { shopStandingOf, standingOf } from "../../../app/replenishment/plans/standing";
import { lostUnits } from "../../../app/replenishment/plans/steps/lost-units-sql";

const stands = {
  ...{ watched: true, excluded: false, snoozed: false },
  ...{ available: 45, position: 45, velocity: 2, safetyStock: 0, reorderPoint: 45, knownDays: 200 },
  ...{ leadTimeDays: 14, reviewDays: 7, coverDays: 30 },
};

describe("the standing", () => {
  it("is low from the reorder point down", () => {
    expect(standingOf(stands)).toBe("low");
    expect(standingOf({ ...stands, position: 46 })).not.toBe("low");
  });
  it("is soon where it will be low at the next review", () => {
    expect(standingOf({ ...stands, position: 45 + 14 })).toBe("soon");
    expect(standingOf({ ...stands, position: 45 + 15 })).toBeNull();
  });
  it("is never low without a reorder point, however little there is", () =>
    expect(standingOf({ ...stands, velocity: 0, available: 0, position: -3, reorderPoint: -1 })).toBeNull());
  it("is overstocked above what sells in lead time, review and twice the cover", () => {
    const much = { ...stands, position: 500 };
    expect(standingOf({ ...much, available: 2 * 81 })).toBeNull();
    expect(standingOf({ ...much, available: 2 * 81 + 1 })).toBe("overstocked");
    expect(standingOf({ ...much, available: 500, knownDays: 81 })).toBeNull();
    expect(standingOf({ ...much, available: 2 * 81 + 5, safetyStock: 5 })).toBeNull();
    const slow = { ...much, velocity: 0.01, reorderPoint: 1 };
    expect(standingOf({ ...slow, available: 3 })).toBeNull();
    expect(standingOf({ ...slow, available: 4 })).toBe("overstocked");
  });
  it("is what put it aside, whatever else it would be", () => {
    expect(standingOf({ ...stands, snoozed: true })).toBe("snoozed");
    expect(standingOf({ ...stands, snoozed: true, excluded: true, watched: false })).toBe("excluded");
    expect(shopStandingOf({ ...stands, snoozed: true }, [stands])).toBe("snoozed");
  });
  it("is none where the variant is not watched", () => expect(standingOf({ ...stands, watched: false })).toBeNull());
  it("of the shop is its own or that of its lowest location, or its own overstock beyond what is plenty for each", () => {
    const plenty = { ...stands, available: 500, position: 500 };
    const some = { ...stands, available: 100, position: 100 };
    const soon = { ...stands, position: 50 };
    expect(shopStandingOf(plenty, [soon, stands, some])).toBe("low");
    expect(shopStandingOf(plenty, [some, soon])).toBe("soon");
    expect(shopStandingOf(plenty, [some, plenty])).toBe("overstocked");
    expect(shopStandingOf({ ...plenty, available: 2 * 2 * 81 }, [some, plenty])).toBeNull();
    expect(shopStandingOf(stands, [some, some])).toBe("low");
    expect(shopStandingOf(soon, [some, some])).toBe("soon");
  });
});

describe("the units lost a day", () => {
  const demand = { velocity: 2, variance: 100, days: 21 };

  it("are all that sells where there is nothing", () =>
    expect(lostUnits({ ...demand, position: 0 })).toBeCloseTo(2, 2));
  it("are all that sells where customers wait already, and no more", () =>
    expect(lostUnits({ ...demand, position: -50 })).toBe(2));
  it("are next to none where there is plenty", () =>
    expect(lostUnits({ ...demand, position: 200 })).toBeLessThan(1e-6));
  it("are a part where the position is what is expected to sell: s·ln 2 over the days", () =>
    expect(lostUnits({ ...demand, position: 42 })).toBeCloseTo(((Math.sqrt(300) / Math.PI) * Math.LN2) / 21, 10));
  it("fall as the position grows", () => {
    const lost = Array.from({ length: 60 }, (_, position) => lostUnits({ ...demand, position }));
    expect(lost).toEqual([...lost].sort((a, b) => b - a));
  });
  it("are none where nothing sells", () => expect(lostUnits({ ...demand, velocity: 0, position: 0 })).toBe(0));
});
