import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { orderPieces } from "../../../../app/purchasing/moving-in/piece";
import { amountTold, rateTold } from "../../../../app/purchasing/moving-in/reading/amount-told";
import { MOST_AMOUNT } from "../../../../app/purchasing/orders/lines/line-amount";

/** A decimal as a whole number of its last place: what the answer is held against. */
const decimal = fc.tuple(fc.bigInt(0n, 99_999_999n), fc.integer({ min: 0, max: 6 })).map(([units, scale]) => {
  const digits = String(units).padStart(scale + 1, "0");
  const text = scale === 0 ? digits : `${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
  return { units, scale, text };
});
const currency = fc.constantFrom(
  ...([
    ["JPY", 0],
    ["EUR", 2],
    ["TND", 3],
  ] as const),
);

describe("what a line cost", () => {
  it("is the exact product, rounded once, in currencies of 0, 2 and 3 decimals", () => {
    fc.assert(
      fc.property(decimal, fc.integer({ min: 1, max: 10_000 }), currency, (cost, units, [code, digits]) => {
        const [exact, most] = [cost.units * BigInt(units) * 10n ** BigInt(digits), BigInt(MOST_AMOUNT)];
        fc.pre(exact <= most * 10n ** BigInt(cost.scale));
        const minor = BigInt(amountTold({ unitCost: cost.text, total: null }, units, code) ?? -1);
        const difference = minor * 10n ** BigInt(cost.scale) - exact;
        expect(2n * (difference < 0n ? -difference : difference)).toBeLessThanOrEqual(10n ** BigInt(cost.scale));
      }),
    );
  });

  it("is the total of the file where there is one, to the last minor unit", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 99_999_999 }), fc.integer({ min: 1, max: 9999 }), (minor, units) => {
        const total = `${Math.floor(minor / 100)}.${String(minor % 100).padStart(2, "0")}`;
        expect(amountTold({ unitCost: "1.23", total }, units, "EUR")).toBe(minor);
      }),
    );
  });

  it("is unknown where no line of an order comes to so much", () => {
    expect(amountTold({ unitCost: "100000000", total: null }, 100, "IDR")).toBe(MOST_AMOUNT);
    expect(amountTold({ unitCost: "100000000.01", total: null }, 100, "IDR")).toBeNull();
  });

  it("is unknown where nobody said it, and free where it is 0", () => {
    expect(amountTold({ unitCost: null, total: null }, 3, "EUR")).toBeNull();
    expect(amountTold({ unitCost: "0", total: null }, 3, "EUR")).toBe(0);
  });
});

it("says the rate of two amounts, and none where one of them is nothing", () => {
  expect(rateTold("8.40", "10")).toBe("0.84");
  expect(rateTold("1", "3")).toBe("0.33333333");
  expect(rateTold("110", "1")).toBe("110");
  expect(rateTold("0", "10")).toBeNull();
  expect(rateTold(null, "10")).toBeNull();
});

it("divides orders into pieces that the door takes, each order once and the oldest first", () => {
  const line = {
    sku: "A",
    barcode: null,
    title: null,
    variantId: null,
    itemId: null,
    supplierSku: null,
    ordered: 1,
    received: 0,
    ...{ receivedOn: null, unitCost: null, total: null, taxRate: null, pack: null },
  };
  const order = (number: number, lines: number) => ({
    ...{ number: String(number), supplier: "Acme", status: null, isCancelled: false, isOpen: false, expectedOn: null },
    ...{ orderedOn: `2026-01-${String(31 - (number % 30)).padStart(2, "0")}`, currency: null, rate: null },
    ...{ destination: null, destinationId: null, note: null, lines: Array.from({ length: lines }, () => line) },
  });
  const orders = Array.from({ length: 250 }, (_, at) => order(at, at === 7 ? 2000 : 1 + (at % 40)));
  const pieces = orderPieces(orders);
  expect(
    pieces
      .flat()
      .map(({ number }) => number)
      .sort(),
  ).toEqual(orders.map(({ number }) => number).sort());
  expect(pieces.flat().map(({ orderedOn }) => orderedOn)).toEqual(orders.map(({ orderedOn }) => orderedOn).sort());
  for (const piece of pieces) {
    expect(piece.length).toBeLessThanOrEqual(100);
    if (piece.length > 1) expect(piece.reduce((sum, { lines }) => sum + lines.length, 0)).toBeLessThanOrEqual(1000);
  }
});
