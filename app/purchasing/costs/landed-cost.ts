/** What a bill beside the goods is spread by. */
export const SPREADS = ["value", "quantity", "weight"] as const;
export type Spread = (typeof SPREADS)[number];

/** A line that bears a share. `value` in minor units, null where the cost is unknown; `weight` of one unit in grams. */
interface BearingLine {
  quantity: number;
  value: number | null;
  weight: number | null;
}

type Shares = { kind: "spread"; shares: number[] } | { kind: "unknown"; lines: number[] } | { kind: "nothing" };

/**
 * Each line's share of a bill, in the bill's minor units, in the lines' order; together they are the bill to the last unit.
 * `unknown` names the lines (by index) of which the value or weight is not known: none is taken for zero. `nothing` where all
 * are zero, as when only free goods are spread by value.
 */
export function sharesOf(amount: number, by: Spread, lines: readonly BearingLine[]): Shares {
  const measures = lines.map((line) => MEASURES[by](line));
  const unknown = measures.flatMap((measure, index) => (measure === null ? [index] : []));
  if (unknown.length > 0) return { kind: "unknown", lines: unknown };
  const shares = largestRemainder(
    amount,
    measures.map((measure) => measure ?? 0n),
  );
  return shares ? { kind: "spread", shares } : { kind: "nothing" };
}

const MEASURES: Record<Spread, (line: BearingLine) => bigint | null> = {
  value: ({ value }) => (value === null ? null : BigInt(value)),
  quantity: ({ quantity }) => BigInt(quantity),
  weight: ({ quantity, weight }) => (weight === null ? null : BigInt(quantity) * BigInt(weight)),
};

/**
 * Whole shares of an amount in proportion to measures of 0 or more: each its floor, and what is left goes one by one to those
 * that lost most, of equals to the first (Hamilton's method). A credit, below zero, is spread as its opposite. Undefined
 * where every measure is zero.
 */
function largestRemainder(amount: number, measures: readonly bigint[]): number[] | undefined {
  const total = measures.reduce((sum, measure) => sum + measure, 0n);
  if (total === 0n) return undefined;
  const size = BigInt(Math.abs(amount));
  const parts = measures.map((measure, index) => ({
    ...{ index, share: Number((size * measure) / total), lost: (size * measure) % total },
  }));
  const left = Math.abs(amount) - parts.reduce((sum, { share }) => sum + share, 0);
  const losers = [...parts].sort((a, b) => Number(b.lost > a.lost) - Number(b.lost < a.lost) || a.index - b.index);
  const raised = new Set(losers.slice(0, left).map(({ index }) => index));
  const sign = amount < 0 ? -1 : 1;
  return parts.map(({ index, share }) => (share + Number(raised.has(index))) * sign || 0);
}

/**
 * Where a bill that comes after the goods falls: on the units of its line that are still here, which are then worth more, and
 * on those sold, which is cost of the day. Nobody knows whose the units are that are still here, of which an average is kept: as many
 * as its line's goods bear it.
 */
export function lateShare(share: number, received: number, stillHere: number): { onStock: number; onSold: number } {
  const here = Math.min(Math.max(0, stillHere), received);
  const [onStock = 0] = largestRemainder(share, [BigInt(here), BigInt(received - here)]) ?? [];
  return { onStock, onSold: share - onStock };
}
