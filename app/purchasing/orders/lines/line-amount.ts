/** What was typed or quoted: so much (minor units; null: unknown, 0: free) for so many units. */
export type Price = { amount: number | null; units: number };

/** The most that a line may come to, in minor units: everything about it is counted exactly. */
export const MOST_AMOUNT = 1_000_000_000_000;
/** The most units on a line. */
export const MOST_UNITS = 1_000_000;

/** Of so many units at a price, in minor units, rounded once, half up. Undefined where it is more than is counted. */
export function amountAt({ amount, units }: Price, quantity: number): number | null | undefined {
  if (amount === null) return null;
  const exact = divided(BigInt(amount) * BigInt(quantity), BigInt(units));
  return exact <= BigInt(MOST_AMOUNT) ? Number(exact) : undefined;
}

/** Of one unit, in minor units; `exact` is false where the amount is no multiple of it. */
export function unitCostOf({ amount, ordered }: { amount: number | null; ordered: number }) {
  if (amount === null || ordered === 0) return null;
  return { minor: Number(divided(BigInt(amount), BigInt(ordered))), exact: amount % ordered === 0 };
}

/** A line as far as money goes; its amount in minor units, null: unknown. The rate in basis points (2000 is 20%), null: no tax. */
export type Taxed = { amount: number | null; taxRate: number | null; taxIncluded: boolean };

/** Net and tax of a line in minor units; the rate in basis points. Net is made once a line, so that both sum to what is paid. */
export function taxOf({ amount, taxRate, taxIncluded }: Taxed): { net: number; tax: number } {
  if (amount === null) return { net: 0, tax: 0 };
  const rate = BigInt(taxRate ?? 0);
  if (!taxIncluded) return { net: amount, tax: Number(divided(BigInt(amount) * rate, WHOLE)) };
  const net = Number(divided(BigInt(amount) * WHOLE, WHOLE + rate));
  return { net, tax: amount - net };
}

const WHOLE = 10_000n;

/** Half up, of what is not below 0. */
const divided = (dividend: bigint, divisor: bigint) => (2n * dividend + divisor) / (2n * divisor);
