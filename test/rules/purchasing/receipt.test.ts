import fc from "fast-check";
import { expect, it } from "vitest";
import {
  added,
  type Entry,
  entryRefusal,
  overBy,
  receivedDayRefusal,
  receivedOf,
  rejected,
  remainderOf,
  reversed,
  type Sums,
  sentBack,
} from "../../../app/purchasing/receiving/receipt";

const LINE = { ordered: 10, closedShort: 0 };
const NOTHING: Sums = { accepted: 0, damaged: 0, returned: 0 };
const came = (accepted: number, damaged = 0): Entry => ({ accepted, damaged, returned: 0 });

it("counts damaged units as received, and not as still to come", () => {
  const sums = added(came(4, 1), came(3));
  expect(sums).toEqual({ accepted: 7, damaged: 1, returned: 0 });
  expect(receivedOf(sums)).toBe(8);
  expect(remainderOf(LINE, sums)).toBe(2);
  expect(remainderOf({ ordered: 10, closedShort: 2 }, sums)).toBe(0);
});

it.each([
  [came(0), came(10), 0],
  [came(0), came(11), 1],
  [came(4), came(6), 0],
  [came(4), came(5, 2), 1],
  [came(12), came(1), 1],
  [came(4), came(-2), 0],
])("over what is to come after %j, %j goes by %d units", (before, entry, over) =>
  expect(overBy(LINE, before, entry)).toBe(over),
);

it("does not lower what was received where units are rejected or returned later, any number of times", () => {
  const steps = fc.array(fc.record({ kind: fc.constantFrom("reject", "return"), units: fc.nat(6) }), { maxLength: 12 });
  fc.assert(
    fc.property(fc.nat(20), fc.nat(5), steps, (accepted, damaged, steps) => {
      let sums: Sums = came(accepted, damaged);
      for (const { kind, units } of steps) {
        const entry = kind === "reject" ? rejected(units) : sentBack(sums, units);
        if (entryRefusal(sums, entry) === undefined) sums = added(sums, entry);
        expect(receivedOf(sums)).toBe(accepted + damaged);
        expect(
          Math.min(sums.accepted, sums.damaged, sums.returned, sums.damaged - sums.returned),
        ).toBeGreaterThanOrEqual(0);
      }
    }),
  );
});

it("takes damaged units first where units go back, then those on the shelf, and no more than came", () => {
  const sums = came(6, 2);
  expect(sentBack(sums, 2)).toEqual({ accepted: 0, damaged: 0, returned: 2 });
  expect(sentBack(sums, 5)).toEqual({ accepted: -3, damaged: 3, returned: 5 });
  expect(entryRefusal(sums, sentBack(sums, 8))).toBeUndefined();
  expect(entryRefusal(sums, sentBack(sums, 9))).toMatch(/More would be taken back/);
});

it("comes back to where it was by the reversal of every entry, in any order that stands", () => {
  const entry = fc.record({ accepted: fc.nat(9), damaged: fc.nat(9), returned: fc.constant(0) });
  fc.assert(
    fc.property(fc.array(entry, { maxLength: 8 }), (entries) => {
      const undone = [...entries].reverse().map(reversed);
      const sums = [...entries, ...undone].reduce((sums, each) => {
        expect(entryRefusal(sums, each)).toBeUndefined();
        return added(sums, each);
      }, NOTHING);
      expect(sums).toEqual(NOTHING);
    }),
  );
});

it.each([
  [came(3), came(-4), /More would be taken back/],
  [{ accepted: 3, damaged: 2, returned: 2 }, came(0, -1), /undo that return first/],
  [came(3), { accepted: 0, damaged: 0, returned: 1 }, /undo that return first/],
  [came(3), { accepted: 0, damaged: 0, returned: -1 }, /More returns/],
  [came(3), came(0.5), /whole units/],
  [came(3), came(Number.NaN), /whole units/],
])("on %j, %j is refused: %s", (sums, entry, reason) => expect(entryRefusal(sums, entry)).toMatch(reason));

it("takes a day between the order's and today", () => {
  const days = { orderedDay: 100, today: 110 };
  expect([100, 105, 110].map((day) => receivedDayRefusal(day, days))).toEqual([undefined, undefined, undefined]);
  expect(receivedDayRefusal(99, days)).toMatch(/before they were ordered/);
  expect(receivedDayRefusal(111, days)).toMatch(/still ahead/);
  expect(receivedDayRefusal(Number.NaN, days)).toMatch(/Enter the day/);
});
