import { expect, it } from "vitest";
import { differencesIn } from "../../../app/purchasing/costs/bill";
import { landedOf, netOf, partOf } from "../../../app/purchasing/costs/landed";
import { measuredRule, performanceOf } from "../../../app/purchasing/performance/performance";
import { ANY_DAY } from "../../../app/suppliers/calendar/order-days-sql";

const came = (receivedDay: number, expectedDay: number | null = null, agreedLater = 0) => ({
  ...{ receivedDay, orderedDay: 100, expectedDay, agreedLater, days: ANY_DAY },
});

it("measures the last ten receipts by the day on which goods came", () => {
  const old = Array.from({ length: 5 }, () => came(101));
  const last = [107, 109, 111, 113, 115, 107, 109, 111, 113, 115].map((day) => came(day));
  const measured = performanceOf([...old, ...last], []);
  // 7, 9, 11, 13, 15 twice: their mean is 11, their squares' sum 80 over 9.
  expect(measured).toMatchObject({ receipts: 10, mean: 11, deviation: Math.sqrt(80 / 9) });
  expect(measuredRule(measured)).toEqual({ leadTimeDays: 11, leadTimeDeviation: 3 });
});

it("measures a delivery that was agreed to come later as if it had been ordered later", () => {
  const measured = performanceOf([came(110, 110), came(143, 140, 30), came(128, 140, 30)], []);
  // 10 days, three days late as 13, and early by twelve as none.
  expect(measured).toMatchObject({ mean: 23 / 3, onTime: { count: 2, of: 3 } });
});

it("measures what came through a closed period without its days, and of a later delivery as of the first", () => {
  const days = { weekdays: null, closures: [{ from: 105, until: 118, name: "New Year" }] };
  const through = performanceOf(
    [
      { ...came(124), days },
      { ...came(140, 140, 30), days },
    ],
    [],
  );
  expect(measuredRule(through)).toEqual({ leadTimeDays: 10, leadTimeDeviation: 0 });
});

it("has no deviation of one receipt, and nothing to take of none", () => {
  expect(performanceOf([came(108)], [])).toMatchObject({ receipts: 1, mean: 8, deviation: null });
  expect(measuredRule(performanceOf([], []))).toBeUndefined();
});

it("counts as on time what came by its day, of what had one, and as filled what was ordered and came", () => {
  const measured = performanceOf(
    [came(105, 105), came(106, 105), came(104, 105), came(104)],
    [
      { ordered: 10, received: 8 },
      { ordered: 5, received: 5 },
    ],
  );
  expect(measured).toMatchObject({ onTime: { count: 2, of: 3 }, filled: { ordered: 15, received: 13 } });
});

it.each([
  [{ ordered: 10, closedShort: 0, received: 10, damaged: 0, billed: 10 }, []],
  [{ ordered: 10, closedShort: 0, received: 8, damaged: 0, billed: null }, []],
  [{ ordered: 10, closedShort: 2, received: 8, damaged: 0, billed: 10 }, ["Billed 2 units more than came"]],
  [
    { ordered: 10, closedShort: 0, received: 9, damaged: 0, billed: 8 },
    ["Billed 1 unit less than came", "1 unit still to come"],
  ],
  [{ ordered: 10, closedShort: 0, received: 10, damaged: 1, billed: 10 }, ["1 unit of it damaged: ask for a credit"]],
  [{ ordered: 10, closedShort: 0, received: 11, damaged: 0, billed: 11 }, ["1 unit more came than were ordered"]],
])("names the differences of %j", (line, differences) => expect(differencesIn(line)).toEqual(differences));

it("leaves recoverable tax out of cost, once a line", () => {
  expect(netOf({ amount: 120_00, taxRate: 2000, taxIncluded: true })).toBe(100_00);
  expect(netOf({ amount: 100_00, taxRate: 2000, taxIncluded: false })).toBe(100_00);
  expect(netOf({ amount: 1_00, taxRate: 700, taxIncluded: true })).toBe(93);
  expect(netOf({ amount: null, taxRate: 700, taxIncluded: true })).toBeNull();
});

it("takes parts of an amount that add up to it, however its units come", () => {
  let taken = 0;
  for (let units = 0; units < 7; units++) taken += partOf(100, units + 1, 7) - partOf(100, units, 7);
  expect(taken).toBe(100);
  expect(partOf(100, 3, 0)).toBe(0);
});

it("says what is missing before a bill can be shared", () => {
  const line = {
    lineId: 1,
    variantId: 1,
    ordered: 2,
    units: 2,
    amount: 500,
    taxRate: null,
    taxIncluded: false,
    weight: null,
  };
  const cost = {
    id: 1,
    kind: "freight" as const,
    label: null,
    amount: 1000,
    currency: "USD",
    rate: null,
    createdAt: 1,
  };
  const whyOf = (spread: "value" | "weight", more = {}, lines = [line]) => {
    const [landed] = landedOf([{ ...cost, spread, ...more }], lines, "GBP");
    return landed?.kind === "open" ? landed.why : landed?.total;
  };
  expect(whyOf("value")).toBe("no rate");
  expect(whyOf("value", { rate: "0.8" })).toBe(800);
  expect(whyOf("weight", { rate: "0.8" })).toBe("no weight");
  expect(whyOf("value", { rate: "0.8" }, [{ ...line, amount: 0 }])).toBe("nothing to bear it");
});
