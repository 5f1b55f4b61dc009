import fc from "fast-check";
import { expect, it } from "vitest";
import { awaitedParts, lateParts } from "../../../app/purchasing/orders/lines/awaited-parts";
import { openOf } from "../../../app/purchasing/orders/purchase-order";

const TODAY = 20_000;
const line = { ordered: 30, closedShort: 0, accepted: 0, damaged: 0 };
const parts = [
  { id: 1, day: TODAY - 3, quantity: 10 },
  { id: 2, day: TODAY - 1, quantity: 12 },
  { id: 3, day: TODAY, quantity: 4 },
];
const of = (more: object) =>
  awaitedParts({ ...line, deliveries: parts, ...more }, TODAY + 9).map(({ quantity }) => quantity);

it("awaits the first delivery first, and with the order what no delivery tells of", () => {
  expect(of({})).toEqual([10, 12, 4, 4]);
  expect(of({ accepted: 9, damaged: 3 })).toEqual([10, 4, 4]);
  expect(of({ closedShort: 10 })).toEqual([10, 10]);
  expect(of({ accepted: 30 })).toEqual([]);
  expect(awaitedParts({ ...line, deliveries: [] }, null)).toEqual([{ day: null, quantity: 30 }]);
});

it("says which of them stand still: today's does not yet", () => {
  expect(lateParts({ ...line, accepted: 2, deliveries: parts }, TODAY - 9, TODAY)).toEqual([
    { day: TODAY - 3, quantity: 8 },
    { day: TODAY - 1, quantity: 12 },
    { day: TODAY - 9, quantity: 4 },
  ]);
  expect(lateParts({ ...line, deliveries: [] }, null, TODAY)).toEqual([]);
});

it("is what is open of the line, however it is divided and whatever came", () => {
  const units = fc.integer({ min: 0, max: 40 });
  fc.assert(
    fc.property(
      units,
      units,
      units,
      units,
      fc.array(fc.integer({ min: 1, max: 12 })),
      (ordered, short, accepted, damaged, quantities) => {
        const deliveries = quantities.map((quantity, id) => ({ id, day: id, quantity }));
        const told = { ordered, closedShort: Math.min(short, ordered), accepted, damaged, deliveries };
        const sum = awaitedParts(told, null).reduce((all, { quantity }) => all + quantity, 0);
        expect(sum).toBe(openOf(told));
      },
    ),
  );
});
