import fc from "fast-check";
import { expect, it } from "vitest";
import { amountAt, MOST_AMOUNT, MOST_UNITS, taxOf, unitCostOf } from "../../../app/purchasing/orders/lines/line-amount";

it("comes back to the same amount for the same quantity, however often the quantity changed", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 1_000_000 }),
      fc.integer({ min: 1, max: 1000 }),
      fc.array(fc.integer({ min: 1, max: 1000 }), { maxLength: 8 }),
      (amount, units, quantities) => {
        const price = { amount, units };
        for (const quantity of quantities) expect(Number.isSafeInteger(amountAt(price, quantity))).toBe(true);
        expect(amountAt(price, units)).toBe(amount);
      },
    ),
  );
});

it("keeps an amount that no unit cost divides: 100.00 for three are 33.33 each and 200.00 for six", () => {
  const price = { amount: 10_000, units: 3 };
  expect(amountAt(price, 3)).toBe(10_000);
  expect(unitCostOf({ amount: 10_000, ordered: 3 })).toEqual({ minor: 3333, exact: false });
  expect(amountAt(price, 6)).toBe(20_000);
  expect(amountAt(price, 1)).toBe(3333);
});

it("tells a cost that is unknown from one that is free", () => {
  expect(amountAt({ amount: null, units: 1 }, 10)).toBeNull();
  expect(amountAt({ amount: 0, units: 1 }, 10)).toBe(0);
  expect(unitCostOf({ amount: null, ordered: 10 })).toBeNull();
  expect(unitCostOf({ amount: 0, ordered: 10 })).toEqual({ minor: 0, exact: true });
});

it("counts exactly what doubles cannot, and refuses what is beyond", () => {
  expect(amountAt({ amount: 999_999_999_999, units: 1_000_000 }, 1_000_000)).toBe(999_999_999_999);
  expect(amountAt({ amount: MOST_AMOUNT, units: 1 }, 1)).toBe(MOST_AMOUNT);
  expect(amountAt({ amount: MOST_AMOUNT, units: 1 }, MOST_UNITS)).toBeUndefined();
});

it("takes tax out of an amount that includes it once a line, so that net and tax are the amount", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: MOST_AMOUNT }), fc.integer({ min: 0, max: 10_000 }), (amount, taxRate) => {
      const { net, tax } = taxOf({ amount, taxRate, taxIncluded: true });
      expect(net + tax).toBe(amount);
      expect(net).toBeGreaterThanOrEqual(0);
      expect(tax).toBeGreaterThanOrEqual(0);
    }),
  );
  expect(taxOf({ amount: 12_000, taxRate: 2000, taxIncluded: true })).toEqual({ net: 10_000, tax: 2000 });
  expect(taxOf({ amount: 1000, taxRate: 2000, taxIncluded: true })).toEqual({ net: 833, tax: 167 });
  expect(taxOf({ amount: 10_000, taxRate: 2000, taxIncluded: false })).toEqual({ net: 10_000, tax: 2000 });
  expect(taxOf({ amount: 10_000, taxRate: null, taxIncluded: false })).toEqual({ net: 10_000, tax: 0 });
  expect(taxOf({ amount: 1000, taxRate: null, taxIncluded: true })).toEqual({ net: 1000, tax: 0 });
  expect(taxOf({ amount: null, taxRate: 2000, taxIncluded: true })).toEqual({ net: 0, tax: 0 });
});
