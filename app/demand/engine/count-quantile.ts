import { normalQuantile } from "./normal-quantile";

/** Up to this mean every count is stepped through; above it a gamma stands for the counts. */
const LARGEST_STEPPED = 120;
/** Below this shape (mean² ÷ variance) the approximation of the gamma is off by more than 1 %. */
const LEAST_SHAPE = 2;
/** Nearer to the mean than this the negative binomial is a Poisson to every digit that is kept. */
const HAIR = 1e-9;

/**
 * The fewest units that suffice with probability p, when what is asked for is negative binomial with this mean and
 * variance (Poisson where the variance is no larger). 0 < p < 1; within 1 % for means above 120.
 */
export const countQuantile = (mean: number, variance: number, p: number) => countQuantiles(mean, variance, [p])[0] ?? 0;

/** The same for several p, the least first, in one pass. */
export function countQuantiles(mean: number, variance: number, probabilities: readonly number[]): number[] {
  if (!(mean > 0)) return probabilities.map(() => 0);
  if (mean <= LARGEST_STEPPED) return stepped(mean, Math.max(variance, mean), probabilities);
  const spread = Math.max(variance, mean);
  if (mean ** 2 >= LEAST_SHAPE * spread) return probabilities.map((p) => gammaQuantile(mean, mean ** 2 / spread, p));
  const scale = mean / LARGEST_STEPPED;
  return stepped(LARGEST_STEPPED, spread / scale ** 2, probabilities).map((count) => Math.ceil(count * scale));
}

/** f(0) = (mean ÷ variance)^r, f(k + 1) = f(k) · (1 − mean ÷ variance) · (k + r) ÷ (k + 1), r = mean² ÷ (variance − mean). */
function stepped(mean: number, variance: number, probabilities: readonly number[]) {
  const poisson = variance - mean < mean * HAIR;
  const r = poisson ? 0 : mean ** 2 / (variance - mean);
  const x = poisson ? 0 : 1 - mean / variance;
  let chance = Math.exp(poisson ? -mean : r * Math.log(mean / variance));
  let sum = chance;
  let count = 0;
  return probabilities.map((p) => {
    // A tail of which no double is left adds nothing any more.
    while (sum < p && chance > Number.MIN_VALUE) {
      chance *= poisson ? mean / (count + 1) : (x * (count + r)) / (count + 1);
      count++;
      sum += chance;
    }
    return count;
  });
}

/** Wilson & Hilferty 1931: the cube root of a gamma is nearly normal. */
function gammaQuantile(mean: number, shape: number, p: number) {
  const root = 1 - 1 / (9 * shape) + normalQuantile(p) / (3 * Math.sqrt(shape));
  return Math.max(0, Math.ceil(mean * root ** 3));
}
