import { env } from "cloudflare:workers";

/**
 * How a property is tried: so often and from one seed in CI, so that what fails there fails here. Longer, or from another
 * seed: `npm run fuzz -- --requests 100000 --seed 7`.
 */
export const fuzzed = (runs: number) => ({ numRuns: Number(env.FUZZ_RUNS) || runs, seed: SEED });

const SEED = Number(env.FUZZ_SEED) || 20261128;

/** How long it may take, in ms: two minutes for the runs in CI, and longer as there are more. */
export const fuzzedFor = (runs: number) => 120_000 * Math.max(1, fuzzed(runs).numRuns / runs);

/** No more of them from one beginning: rows that grow make each next request slower. */
const MOST_IN_A_ROUND = 500;

/** The runs in rounds that each begin with fresh rows, and from a seed of their own: the first is the one told. */
export function rounds(runs: number) {
  const { numRuns, seed } = fuzzed(runs);
  const each = Math.min(numRuns, Math.max(runs, MOST_IN_A_ROUND));
  return Array.from({ length: Math.ceil(numRuns / each) }, (_, round) => ({ numRuns: each, seed: seed + round }));
}
