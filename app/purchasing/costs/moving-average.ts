import { rounded, safe } from "../../money/decimal";

/** Ten-thousandths of a minor unit: what a unit costs on average is kept four digits finer than money is. */
export const FINER = 10_000;

/** `average` in FINER parts of a minor unit; null where no cost was ever known. `stock` in units, below 0 when oversold. */
interface Held {
  stock: number;
  average: number | null;
}

/** Why an average does not follow from the one before. */
export type Mark = "stock was not above zero" | "cost was unknown before" | "would be below zero";

interface NextAverage {
  average: number;
  mark: Mark | null;
}

/**
 * What a unit costs on average once more have come: `units` of them, above 0, for `value` minor units with their shares of
 * freight and duty. 10 at 4.00 and 30 at 5.00 with 15.00 freight are 40 at 5.125. Where nothing was here before, or nobody knew at what
 * cost, the new units' own cost stands, and the mark says so. Undefined beyond what is counted exactly.
 */
export function averageReceived({ stock, average }: Held, units: number, value: number): NextAverage | undefined {
  const own = perUnit(BigInt(value) * BigInt(FINER), units);
  if (stock <= 0) return next(own, "stock was not above zero");
  if (average === null) return next(own, "cost was unknown before");
  return next(perUnit(worth({ stock, average }) + BigInt(value) * BigInt(FINER), stock + units), null);
}

/**
 * The average once the stock's worth is put right by so many minor units, up or down: a late bill's share on stock still
 * here, or goods taken back. Never below 0: there the mark says so. Where nothing is left it stays as it was.
 */
export function averageCorrected(held: Held, { units = 0, value }: { units?: number; value: number }) {
  const { stock, average } = held;
  if (average === null || stock + units <= 0) return undefined;
  const left = worth({ stock, average }) + BigInt(value) * BigInt(FINER);
  return left < 0n ? next(0n, "would be below zero") : next(perUnit(left, stock + units), null);
}

const worth = ({ stock, average }: { stock: number; average: number }) => BigInt(stock) * BigInt(average);

const perUnit = (worth: bigint, units: number) => rounded(worth, BigInt(units));

function next(average: bigint, mark: Mark | null): NextAverage | undefined {
  const counted = safe(average);
  return counted === undefined ? undefined : { average: counted, mark };
}

/** An average in whole minor units, as Shopify keeps a cost: half up. */
export const inMinorUnits = (average: number) => Number(rounded(BigInt(average), BigInt(FINER)));

const TIMES = 3;

/** Whether a new cost is so far from the last one that a person is asked: above three times it, or below a third. */
export const asksFirst = (last: number | null, next: number) =>
  last !== null && last !== next && (next > TIMES * last || next * TIMES < last);
