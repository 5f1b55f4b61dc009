import { RATES } from "./rates";

/** No rate counts as having missed by less: nothing is exact. */
const LEAST = 1e-3;
/** So many windows of the shop's trust are added to those of the variant itself: a short history relies on its neighbours. */
const WINDOWS_OF_SHOP = 8;

/** How far each rate has missed in the shop as a whole, 1 on average: the less, the more it counts. */
export type Trust = Float64Array;

/**
 * `told`: how far each rate has missed, summed over what each variant tells (`toldOf`). The same for all as long as nothing
 * is told, and where another number of rates was told of.
 */
export function trustOf(told: ArrayLike<number>): Trust {
  const misses = Float64Array.from(told);
  const all = misses.reduce((sum, each) => sum + each, 0);
  if (misses.length !== RATES || !(all > 0)) return new Float64Array(RATES).fill(1);
  return misses.map((each) => Math.max(LEAST, (RATES * each) / all));
}

export const EQUAL_TRUST = trustOf([]);

/**
 * The rates in one, each by (its squared error ÷ the mean of all six)⁻⁴: the variant's own errors, drawn to the shop's.
 * Weights by inverse error are Bates & Granger's (1969); the power was chosen by replays. `misses`: Σ squared errors of
 * each rate's forecasts of this variant, and of all; `windows`: how many horizons they cover.
 */
export function trustedRate(
  now: Float64Array,
  misses: { each: Float64Array; all: number },
  windows: number,
  trust: Trust,
) {
  const scale = misses.all > 0 ? (RATES * windows) / misses.all : 0;
  let weights = 0;
  let sum = 0;
  for (let k = 0; k < RATES; k++) {
    const missed = (misses.each[k] ?? 0) * scale + WINDOWS_OF_SHOP * (trust[k] ?? 0);
    const squared = missed * missed;
    const weight = 1 / (squared * squared);
    weights += weight;
    sum += weight * (now[k] ?? 0);
  }
  return sum / weights;
}
