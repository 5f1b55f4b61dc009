import { describe, expect, it } from "vitest";
import { addressOf, bySupplier, filterIn } from "../../../app/replenishment/reorder/list";
import {
  changedTotals,
  changesFrom,
  changesText,
  quantityFrom,
  steppedQuantity,
  totalsOf,
} from "../../../app/replenishment/reorder/quantities";

const lines = [
  { suggested: 24, heldBack: false, unitCost: 150 },
  { suggested: 10, heldBack: false, unitCost: null },
  { suggested: 240, heldBack: true, unitCost: 900 },
];

describe("what an order comes to", () => {
  it("is the sum of what has a cost, the rest counted apart, and nothing of what lasts for years", () =>
    expect(totalsOf(lines)).toEqual({ lines: 2, units: 34, cost: 3600, withoutCost: 1 }));
  it("follows quantities that were changed by hand", () =>
    expect(
      changedTotals(totalsOf(lines), [
        { filled: 24, quantity: 30, unitCost: 150, cost: 140 },
        { filled: 10, quantity: 0, unitCost: null, cost: null },
        { filled: 0, quantity: 2, unitCost: 900, cost: 900 },
      ]),
    ).toEqual({ lines: 2, units: 32, cost: 30 * 140 + 1800, withoutCost: 0 }));
});

describe("a quantity", () => {
  it.each([
    { quantity: 24, up: 36, down: 12 },
    { quantity: 25, up: 36, down: 24 },
    { quantity: 0, up: 12, down: 0 },
  ])("steps from $quantity by full cases to $up and $down", ({ quantity, up, down }) => {
    expect(steppedQuantity(quantity, 12, 1)).toBe(up);
    expect(steppedQuantity(quantity, 12, -1)).toBe(down);
  });
  it.each(["", "-1", "1.5", "12a", "1e9", "1000001", "99999999"])("is not %j", (text) =>
    expect(quantityFrom(text)).toBeUndefined(),
  );
  it("goes through a text and back", () => {
    const changed = new Map([
      [12, { quantity: 40 }],
      [15, { quantity: 0 }],
    ]);
    expect([...changesFrom(changesText(changed))]).toEqual([
      [12, 40],
      [15, 0],
    ]);
    expect(changesFrom("12:x,:4,7:-1,9").size).toBe(0);
  });
});

describe("the list's address", () => {
  it.each(["/reorder", "/reorder?tab=soon&location=3&supplier=0", "/reorder?tab=all&supplier=7"])("%s is kept", (to) =>
    expect(addressOf(filterIn(new URL(to, "https://a").searchParams))).toBe(to),
  );
  it("knows no location where every variant is listed", () =>
    expect(filterIn(new URLSearchParams("tab=all&location=3")).location).toBe(0));
});

it("puts lines of one supplier together, the supplier of the first line first", () =>
  expect(bySupplier([{ supplierId: 2 }, { supplierId: 0 }, { supplierId: 2 }])).toEqual([
    { supplierId: 2, lines: [{ supplierId: 2 }, { supplierId: 2 }] },
    { supplierId: 0, lines: [{ supplierId: 0 }] },
  ]));
