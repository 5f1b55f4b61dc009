import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { converted, exchangeRate } from "../../../app/money/decimal";
import { parseBill } from "../../../app/purchasing/costs/bill";
import { parseCost } from "../../../app/purchasing/costs/cost-form";
import { lateShare, SPREADS, sharesOf } from "../../../app/purchasing/costs/landed-cost";
import {
  asksFirst,
  averageCorrected,
  averageReceived,
  FINER,
  inMinorUnits,
} from "../../../app/purchasing/costs/moving-average";
import { DEAREST } from "../../../app/suppliers/details";

const LINES = [
  { quantity: 3, value: 1000, weight: 250 },
  { quantity: 1, value: 1000, weight: 900 },
  { quantity: 2, value: 1000, weight: 0 },
];

it("an average of the dearest units is exact, with eight times their cost in freight", () => {
  const average = averageReceived({ stock: 1, average: DEAREST * FINER }, 1, 17 * DEAREST)?.average;
  expect(average).toBe(9 * DEAREST * FINER);
  expect(averageReceived({ stock: 0, average: null }, 3, 26 * DEAREST + 1)?.average).toBe(8_666_666_666_670_000);
});

describe("an amount with more decimals than its currency has is refused, not rounded:", () => {
  const formOf = (fields: Record<string, string>) => {
    const form = new FormData();
    for (const [name, value] of Object.entries(fields)) form.set(name, value);
    return form;
  };
  const COST = { formToken: "the-cost-form", kind: "freight", spread: "value", label: "", rate: "1" };
  const WRONG = [
    { currency: "EUR", amount: "12.505", taken: "12.50" },
    { currency: "JPY", amount: "1000.5", taken: "1000.00" },
    { currency: "KWD", amount: "1.2345", taken: "1.234" },
  ];

  it.each(WRONG)("$amount $currency of freight", ({ currency, amount, taken }) => {
    expect(parseCost(formOf({ ...COST, currency, amount }), "GBP")).toEqual({
      kind: "refused",
      refusals: { amount: "Enter an amount such as 12.50, with the decimals of the currency." },
    });
    expect(parseCost(formOf({ ...COST, currency, amount: taken }), "GBP").kind).toBe("accepted");
  });

  it.each(WRONG)("$amount $currency of a bill", ({ currency, amount, taken }) => {
    const bill = { number: "", day: "", total: amount };
    expect(parseBill(formOf(bill), currency)).toMatchObject({
      refusals: { total: "Enter an amount with the decimals of the currency, or leave it blank." },
    });
    expect(parseBill(formOf({ ...bill, total: taken }), currency).kind).toBe("accepted");
  });
});

describe("landed cost", () => {
  it.each([
    ["value", 100, [34, 33, 33]],
    ["quantity", 100, [50, 17, 33]],
    ["weight", 100, [45, 55, 0]],
    ["value", 1, [1, 0, 0]],
    ["quantity", -100, [-50, -17, -33]],
    ["value", 0, [0, 0, 0]],
  ] as const)("by %s, %d minor units fall as %j", (by, amount, shares) =>
    expect(sharesOf(amount, by, LINES)).toEqual({ kind: "spread", shares }),
  );

  it("names the lines of which a cost or a weight is unknown, and takes none for zero", () => {
    const lines = [...LINES, { quantity: 5, value: null, weight: null }];
    expect(sharesOf(100, "value", lines)).toEqual({ kind: "unknown", lines: [3] });
    expect(sharesOf(100, "weight", lines)).toEqual({ kind: "unknown", lines: [3] });
    expect(sharesOf(100, "quantity", lines)).toMatchObject({ kind: "spread" });
  });

  it("is spread over nothing where only free goods are there to bear it by value", () =>
    expect(sharesOf(100, "value", [{ quantity: 5, value: 0, weight: 1 }])).toEqual({ kind: "nothing" }));

  const line = fc.record({
    quantity: fc.integer({ min: 1, max: 10_000 }),
    value: fc.integer({ min: 0, max: 2 ** 40 }),
    weight: fc.integer({ min: 0, max: 1_000_000 }),
  });
  const amount = fc.integer({ min: -(2 ** 45), max: 2 ** 45 });

  it.each(["JPY", "GBP", "KWD"])(
    "in %s is the bill to the last unit, each share within one unit of its part",
    (currency) => {
      fc.assert(
        fc.property(
          amount,
          fc.constantFrom(...SPREADS),
          fc.array(line, { minLength: 1, maxLength: 200 }),
          (bill, by, lines) => {
            const whole = converted(bill, "USD", currency, { units: 1n, scale: 0 }) ?? 0;
            const spread = sharesOf(whole, by, lines);
            fc.pre(spread.kind === "spread");
            expect(spread.shares.reduce((sum, share) => sum + share, 0)).toBe(whole);
            const measures = lines.map(({ quantity, value, weight }) =>
              BigInt(by === "value" ? value : by === "quantity" ? quantity : quantity * weight),
            );
            const total = measures.reduce((sum, each) => sum + each, 0n);
            for (const [place, share] of spread.shares.entries()) {
              const off = BigInt(share) * total - BigInt(whole) * (measures[place] ?? 0n);
              expect(off < total && off > -total).toBe(true);
            }
          },
        ),
      );
    },
  );

  it("that comes late falls on the units still here and on those sold, and is whole", () => {
    expect(lateShare(100, 40, 10)).toEqual({ onStock: 25, onSold: 75 });
    expect(lateShare(100, 40, -3)).toEqual({ onStock: 0, onSold: 100 });
    expect(lateShare(100, 40, 90)).toEqual({ onStock: 100, onSold: 0 });
    expect(lateShare(100, 0, 5)).toEqual({ onStock: 0, onSold: 100 });
    fc.assert(
      fc.property(amount, fc.nat(1000), fc.integer({ min: -1000, max: 2000 }), (share, received, here) => {
        const { onStock, onSold } = lateShare(share, received, here);
        expect(onStock + onSold).toBe(share);
      }),
    );
  });
});

describe("a typed rate", () => {
  it.each([
    [10_00, "USD", "GBP", "0.7925", 7_93],
    [10_00, "USD", "JPY", "149.355", 1494],
    [1500, "JPY", "GBP", "0.0053", 7_95],
    [1_000, "KWD", "GBP", "2.5", 2_50],
    [2_50, "GBP", "KWD", "0.4", 1_000],
    [1, "GBP", "EUR", "0.5", 1],
    [-1, "GBP", "EUR", "0.5", -1],
    [1, "GBP", "EUR", "0.499999999999", 0],
  ])("makes %d %s into %s at %s: %d", (minor, from, to, rate, result) =>
    expect(converted(minor, from, to, exchangeRate(rate) ?? { units: 0n, scale: 0 })).toBe(result),
  );

  it.each(["", "0", "0.000", "-1", "1,5", "1e3", "1.", ".5", "1.0000000000001", "abc"])("is none: %j", (text) =>
    expect(exchangeRate(text)).toBeUndefined(),
  );

  it("is exact where a float is not", () => {
    // 1.005 × 100 is 100.49999999999999 in floats.
    expect(converted(100_00, "USD", "EUR", exchangeRate("1.00005") ?? { units: 0n, scale: 0 })).toBe(100_01);
    expect(converted(2 ** 52, "USD", "EUR", { units: 4n, scale: 0 })).toBeUndefined();
  });
});

describe("the moving average", () => {
  it("is 5.125 after 10 at 4.00 and 30 at 5.00 with 15.00 freight", () => {
    const first = averageReceived({ stock: 0, average: null }, 10, 40_00);
    expect(first).toEqual({ average: 4_00 * FINER, mark: "stock was not above zero" });
    expect(averageReceived({ stock: 10, average: first?.average ?? 0 }, 30, 150_00 + 15_00)).toEqual({
      average: 512.5 * FINER,
      mark: null,
    });
  });

  it.each([
    [{ stock: 0, average: 300 * FINER }, "stock was not above zero"],
    [{ stock: -4, average: 300 * FINER }, "stock was not above zero"],
    [{ stock: 6, average: null }, "cost was unknown before"],
  ] as const)("of %j is the receipt's own cost, and says why", (held, mark) =>
    expect(averageReceived(held, 10, 45_00)).toEqual({ average: 4_50 * FINER, mark }),
  );

  it("lies between what was here and what came, and their worth is its own within rounding", () => {
    const units = fc.integer({ min: 1, max: 100_000 });
    fc.assert(
      fc.property(units, fc.nat(10_000_000), units, fc.nat(2 ** 40), (stock, average, came, value) => {
        const next = averageReceived({ stock, average: average * FINER }, came, value)?.average ?? Number.NaN;
        const own = (value * FINER) / came;
        expect(next).toBeGreaterThanOrEqual(Math.floor(Math.min(average * FINER, own)));
        expect(next).toBeLessThanOrEqual(Math.ceil(Math.max(average * FINER, own)));
        const worth = BigInt(stock) * BigInt(average * FINER) + BigInt(value) * BigInt(FINER);
        const off = 2n * (BigInt(next) * BigInt(stock + came) - worth);
        expect(off <= BigInt(stock + came) && off >= -BigInt(stock + came)).toBe(true);
      }),
    );
  });

  it("comes back where a receipt is taken back, and never falls below zero", () => {
    const held = { stock: 40, average: 512.5 * FINER };
    expect(averageCorrected(held, { units: -30, value: -165_00 })).toEqual({ average: 4_00 * FINER, mark: null });
    expect(averageCorrected(held, { units: -30, value: -300_00 })).toEqual({ average: 0, mark: "would be below zero" });
    expect(averageCorrected(held, { units: -40, value: -205_00 })).toBeUndefined();
    expect(averageCorrected({ stock: 4, average: null }, { value: 100 })).toBeUndefined();
  });

  it("takes up a late bill on the units still here", () =>
    expect(averageCorrected({ stock: 10, average: 4_00 * FINER }, { value: 5_00 })).toEqual({
      average: 4_50 * FINER,
      mark: null,
    }));

  it("is written to Shopify in whole minor units, half up", () =>
    expect([512.5, 512.4999, 0].map((cost) => inMinorUnits(cost * FINER))).toEqual([513, 512, 0]));

  it.each([
    [null, 900, false],
    [300, 900, false],
    [300, 901, true],
    [300, 100, false],
    [300, 99, true],
    [0, 5, true],
    [5, 0, true],
    [0, 0, false],
  ])("after a cost of %s, one of %d is asked about: %s", (last, next, asks) =>
    expect(asksFirst(last, next)).toBe(asks),
  );
});
