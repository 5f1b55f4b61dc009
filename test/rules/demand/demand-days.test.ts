import { describe, expect, it } from "vitest";
import { BARE, RAN_OUT, dayStates as statesOf } from "../../../app/demand/availability";
import { type DemandHistory, demandDays } from "../../../app/demand/demand-days";

const dayStates = (...given: Parameters<typeof statesOf>) =>
  [...statesOf(...given)].map((state) => (state === BARE ? "bare" : state === RAN_OUT ? "ran out" : "stocked"));

const seen = (day: number, maxAvailable: number | null, lastAvailable: number | null) => ({
  day,
  maxAvailable,
  lastAvailable,
});

describe("how the days of a place went", () => {
  it("is not known before the first observation, and counts as stocked", () =>
    expect(dayStates([seen(103, 0, 0)], 100, 5)).toEqual(["stocked", "stocked", "stocked", "stocked", "bare"]));
  it("is bare while nothing comes, and ran out on the day on which the last went", () =>
    expect(dayStates([seen(99, 5, 5), seen(101, 5, 0), seen(104, 8, 8)], 100, 6)).toEqual([
      ...["stocked", "ran out", "bare", "bare", "stocked", "stocked"],
    ]));
  it("ran out where something came and went on one day", () =>
    expect(dayStates([seen(99, 0, 0), seen(101, 4, -1)], 100, 3)).toEqual(["bare", "ran out", "bare"]));
  it("opens with the last value before, however long ago", () =>
    expect(dayStates([seen(10, 3, 0)], 100, 2)).toEqual(["bare", "bare"]));
  it("is stocked where it was untracked", () =>
    expect(dayStates([seen(99, 0, 0), seen(100, null, null)], 100, 2)).toEqual(["stocked", "stocked"]));
});

/** Plain arrays, to be compared. */
const days = (given: DemandHistory) =>
  demandDays(given).map(({ units, availability, ...rest }) => ({
    ...rest,
    units: [...units],
    availability: [...availability],
  }));

const history = (set: Partial<DemandHistory>): DemandHistory => ({
  ...{ fromDay: 100, today: 104, neverOut: false, promotions: [], sales: [], places: [] },
  ...set,
});
const sale = (day: number, locationId: number, units: number) => ({ day, locationId, units });

describe("the daily buckets", () => {
  const places = [
    { locationId: 1, seen: [seen(90, 0, 0)] },
    { locationId: 2, seen: [seen(90, 9, 9), seen(102, 9, 0)] },
  ];

  it("end yesterday and begin with the first known day", () => {
    const [whole] = days(history({ sales: [sale(99, 1, 7), sale(100, 1, 1), sale(103, 1, 2), sale(104, 1, 7)] }));
    expect(whole).toMatchObject({ locationId: 0, units: [1, 0, 0, 2], sold: 3 });
  });
  it("are 400 at most", () => expect(days(history({ fromDay: 100, today: 1100 }))[0]?.units).toHaveLength(400));
  it("are none for what begins today", () => expect(days(history({ fromDay: 104 }))[0]?.units).toEqual([]));
  it("spread what sold nobody knows where by each place's share", () => {
    const [whole, north, south] = days(history({ places, sales: [sale(100, 1, 1), sale(101, 2, 3), sale(102, 0, 8)] }));
    expect(whole?.units).toEqual([1, 3, 8, 0]);
    expect(north?.units).toEqual([1, 0, 2, 0]);
    expect(south?.units).toEqual([0, 3, 6, 0]);
  });
  it("spread it equally where nothing else sold", () => {
    const [, north, south] = days(history({ places, sales: [sale(102, 0, 8)] }));
    expect([north?.units[2], south?.units[2]]).toEqual([4, 4]);
  });
  it("pass on what sold where it is not stocked, as what sold nobody knows where", () => {
    const sales = [sale(100, 1, 1), sale(101, 2, 3), sale(102, 7, 8)];
    const [whole, north, south] = days(history({ places, sales }));
    expect(whole?.units).toEqual([1, 3, 8, 0]);
    expect(north).toMatchObject({ units: [1, 0, 2, 0], availability: [1, 0, 1, 0] });
    expect(south?.units).toEqual([0, 3, 6, 0]);
    expect(days(history({ sales })).map(({ units }) => units)).toEqual([[1, 3, 8, 0]]);
  });
  it("are out where nothing was there and nothing sold, in the shop where no place had any", () => {
    const [whole, north, south] = days(history({ places }));
    expect(north?.availability).toEqual([0, 0, 0, 0]);
    expect(south?.availability).toEqual([1, 1, 0.5, 0]);
    expect(whole?.availability).toEqual([1, 1, 0.5, 0]);
  });
  it("are in stock where something sold all the same", () => {
    const [whole, north] = days(history({ places, sales: [sale(103, 0, 1), sale(100, 1, 1)] }));
    expect(north?.availability).toEqual([1, 0, 0, 1]);
    expect(whole?.availability[3]).toBe(1);
  });
  it("leave out what is marked, and count it apart from what was out", () => {
    const promotions = [
      { fromDay: 90, toDay: 100 },
      { fromDay: 103, toDay: 200 },
    ];
    const [whole, north] = days(history({ places, promotions, sales: [sale(100, 2, 9), sale(101, 2, 1)] }));
    expect(whole).toMatchObject({ units: [9, 1, 0, 0], availability: [0, 1, 0.5, 0], promotionDays: 1 });
    expect(north).toMatchObject({ availability: [0, 0, 0, 0], promotionDays: 0 });
  });
  it("are never out for what goes on selling or is not tracked", () =>
    expect(days(history({ places, neverOut: true })).map(({ availability }) => availability)).toEqual([
      [1, 1, 1, 1],
      [1, 1, 1, 1],
      [1, 1, 1, 1],
    ]));
});
