import { env } from "cloudflare:workers";

/**
 * How a property is tried: so often and from one seed in CI, so that what fails there fails here. Longer, or from another
 * seed: `FUZZ_RUNS=50000 FUZZ_SEED=7 npx vitest run --project api test/api/door/fuzz.test.ts`.
 */
export const fuzzed = (runs: number) => ({
  numRuns: Number(env.FUZZ_RUNS) || runs,
  seed: Number(env.FUZZ_SEED) || 20261128,
});

/** How long it may take, in ms: two minutes for the runs in CI, and longer as there are more. */
export const fuzzedFor = (runs: number) => 120_000 * Math.max(1, fuzzed(runs).numRuns / runs);
