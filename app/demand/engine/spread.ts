import type { Day } from "./day";

/** Weight that is left of a sum a day later: half is gone after 138 days. */
const DECAY = 0.995;

/** How unevenly a variant sells: Σ units² and Σ units of its days in stock, the older the lighter. */
export type Spread = { squares: number; units: number; saleDays: number };

/** Before the first day in stock. */
export const spreadBefore = (): Spread => ({ squares: 0, units: 0, saleDays: 0 });

/** A day in stock: its units as they count, and whether any sold. */
export function widen(spread: Spread, { counted, units }: Day) {
  spread.saleDays += Number(units > 0);
  spread.squares = spread.squares * DECAY + counted * counted;
  spread.units = spread.units * DECAY + counted;
}

/** Units that a day with sales takes at once, weighted by units: Σ units² ÷ Σ units. 1 where nothing sold. */
export const lumpOf = ({ squares, units }: Spread) => (units > 0 ? squares / units : 1);

/** Variance of a day's units ÷ their mean, at least 1: about 1 for single sales, 5 where they come in lumps. */
export const dispersionOf = (spread: Spread, rate: number) => Math.max(1, lumpOf(spread) - rate);
