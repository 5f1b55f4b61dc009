import { env } from "cloudflare:workers";

/**
 * How a property is tried: so often and from one seed in CI, so that what fails there fails here. Longer, or from another
 * seed: `FUZZ_RUNS=50000 FUZZ_SEED=7 npx vitest run --project api test/api/door/fuzz.test.ts`.
 */
export const fuzzed = (runs: number) => ({
  numRuns: Number(env.FUZZ_RUNS) || runs,
  seed: Number(env.FUZZ_SEED) || 20261128,
});
