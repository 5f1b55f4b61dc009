/**
 * Every topic, every page's form and every route of the API, asked with what nobody should send:
 * `npm run fuzz -- --requests 100000 --seed 7`. Each round of 500 begins with fresh rows, from the next seed.
 */
import { spawnSync } from "node:child_process";
import { parseArgs } from "node:util";

const { values } = parseArgs({
  options: {
    requests: { type: "string", default: "20000" },
    seed: { type: "string", default: String(Date.now() % 1e8) },
  },
});

/** Parts in a hundred of the requests: a page takes a hundred times as long as a delivery. */
const SUITES = [
  { project: "api", file: "test/api/door/fuzz.test.ts", share: 50 },
  { project: "api", file: "test/api/v1/fuzz.test.ts", share: 35 },
  { project: "pages", file: "test/pages/fuzz/fuzz.test.ts", share: 15 },
];

console.info(`${values.requests} requests, seed ${values.seed}`);
let failed = 0;
for (const { project, file, share } of SUITES) {
  const env = { ...process.env, FUZZ_RUNS: String(Math.ceil((values.requests * share) / 100)), FUZZ_SEED: values.seed };
  const { status } = spawnSync("npx", ["vitest", "run", "--project", project, file], { env, stdio: "inherit" });
  failed += status === 0 ? 0 : 1;
}
process.exitCode = failed ? 1 : 0;
