import { describe, expect, it } from "vitest";
import { standingsOf } from "../../../app/replenishment/plans/standing";
import { lostUnits } from "../../../app/replenishment/plans/steps/lost-units-sql";

const stands = {
  ...{ watched: true, sellsOut: false, excluded: false, snoozed: false },
  ...{ available: 45, position: 45, velocity: 2, safetyStock: 0, reorderPoint: 45, knownDays: 200 },
  ...{ leadTimeDays: 14, reviewDays: 7, coverDays: 30, needed: 0 },
  // By the forecast: what sells until the next review is in its reorder point.
  coversReview: true,
};
type Stands = typeof stands;

/** Of a shop with one location, which asks for ten units where it is low. */
const standingOf = (at: Stands) =>
  standingsOf(at, [at], at.position <= at.reorderPoint + (at.coversReview ? 0 : 14) ? 10 : 0).shop.standing;

describe("the standing", () => {
  it("is low from the reorder point down", () => {
    expect(standingOf(stands)).toBe("low");
    expect(standingOf({ ...stands, position: 46 })).not.toBe("low");
  });
  it("is to order where a reorder point of the lead time alone is met before the next review", () => {
    const simple = { ...stands, coversReview: false };
    expect(standingOf({ ...simple, position: 45 + 14 })).toBe("low");
    expect(standingOf({ ...simple, position: 45 + 15 })).toBe("soon");
    expect(standingOf({ ...simple, position: 45 + 28 })).toBe("soon");
    expect(standingOf({ ...simple, position: 45 + 29 })).toBeNull();
    // Net returns bring it no nearer, and no further.
    expect(standingOf({ ...simple, velocity: -1, position: 45 })).toBe("low");
    expect(standingOf({ ...simple, velocity: -1, position: 46 })).toBeNull();
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
  });
  it("is none where the variant is not watched", () => expect(standingOf({ ...stands, watched: false })).toBeNull());
  it("is none where nothing is to be ordered, however low it is", () =>
    expect(standingsOf({ ...stands, velocity: 0 }, [{ ...stands, velocity: 0 }], 0).shop.standing).toBe("soon"));

  const plenty = { ...stands, available: 500, position: 500 };
  const short = { ...stands, needed: 30 };
  it("of the shop is its own: a location that is low makes it move stock, if another has more than its reorder point", () => {
    const { shop, locations } = standingsOf(plenty, [short, { ...plenty, available: 69 }], 0);
    expect(shop).toEqual({ standing: "move", suggested: 0, moving: 24 });
    expect(locations.map(({ standing, moving }) => ({ standing, moving }))).toEqual([
      { standing: "move", moving: 24 },
      { standing: "move", moving: -24 },
    ]);
    expect(standingsOf(plenty, [short, stands], 0).shop).toEqual({ standing: "overstocked", suggested: 0, moving: 0 });
  });
  it("of a location is to order where it gets a share of the shop's order", () => {
    const { shop, locations } = standingsOf(stands, [short, { ...stands, needed: 15 }, plenty], 48);
    expect(shop.standing).toBe("low");
    expect(locations.map(({ standing, suggested }) => ({ standing, suggested }))).toEqual([
      { standing: "low", suggested: 32 },
      { standing: "low", suggested: 16 },
      { standing: "overstocked", suggested: 0 },
    ]);
  });
  it("of the shop is soon by its own sum, and overstocked beyond what is plenty for each location", () => {
    const soon = { ...stands, position: 50 };
    const some = { ...stands, available: 100, position: 100 };
    expect(standingsOf(soon, [some, some], 0).shop.standing).toBe("soon");
    expect(standingsOf(plenty, [some, plenty], 0).shop.standing).toBe("overstocked");
    expect(standingsOf({ ...plenty, available: 2 * 2 * 81 }, [some, plenty], 0).shop.standing).toBeNull();
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
