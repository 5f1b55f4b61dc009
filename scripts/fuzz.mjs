/**
 * Every topic, every page's form and every route of the API, asked with what nobody should send:
 * `npm run fuzz -- --requests 100000 --seed 7`. Each round of 500 begins with fresh rows, from the next seed. After every slice
 * it says what came of all so far; `--sums FILE` keeps that too, each door by itself.
 */
import { spawn } from "node:child_process";
import { writeFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { numberOf, parsed } from "./typed.mjs";

const { values } = parsed({
  options: {
    requests: { type: "string", default: "20000" },
    seed: { type: "string", default: String(Date.now() % 1e8) },
    sums: { type: "string" },
  },
});

/** Parts in a hundred of the requests: a page takes ten times as long as a delivery. */
const SUITES = [
  { project: "api", file: "test/api/door/fuzz.test.ts", share: 75 },
  { project: "api", file: "test/api/v1/fuzz.test.ts", share: 20 },
  { project: "pages", file: "test/pages/fuzz/fuzz.test.ts", share: 5 },
];

/** All suites take their turn with so many: whoever stops it early has asked each its share. */
const SLICE = 20_000;

const sums = {};
let failed = 0;
const [all, seed] = ["requests", "seed"].map((option) => numberOf(values, option));
console.info(`${all} requests, seed ${seed}`);
for (let asked = 0, slice = 0; asked < all; asked += SLICE, slice++) {
  const requests = Math.min(SLICE, all - asked);
  for (const { project, file, share } of SUITES)
    failed += await round(project, file, Math.ceil((requests * share) / 100), seed + slice * 1000);
  for (const [what, { requests, statuses, seconds, doors }] of Object.entries(sums)) {
    const done = Object.values(doors).filter(([, good]) => good > 0).length;
    console.info(JSON.stringify({ what, requests, statuses, seconds, doors: Object.keys(doors).length, done }));
  }
  if (values.sums) writeFileSync(values.sums, JSON.stringify(sums, null, 1));
}
process.exitCode = failed ? 1 : 0;

/** 1 where a door failed: what it says of that is passed on, and the log lines of the app are not. */
function round(project, file, requests, seed) {
  const env = { ...process.env, FUZZ_RUNS: String(requests), FUZZ_SEED: String(seed) };
  const begun = Date.now();
  const run = spawn("npx", ["vitest", "run", "--project", project, file], {
    ...{ env, stdio: ["ignore", "pipe", "ignore"] },
  });
  let what = "";
  createInterface({ input: run.stdout }).on("line", (line) => {
    if (line.startsWith('{"fuzz":')) what = added(JSON.parse(line));
    else if (!line.startsWith("{")) console.info(line);
  });
  return new Promise((resolve) => {
    run.on("close", (code) => {
      if (what) sums[what].seconds += Math.round((Date.now() - begun) / 1000);
      resolve(code === 0 ? 0 : 1);
    });
  });
}

function added({ fuzz, statuses, reached }) {
  sums[fuzz] ??= { requests: 0, seconds: 0, statuses: {}, doors: {} };
  const sum = sums[fuzz];
  for (const [status, times] of Object.entries(statuses)) {
    sum.requests += times;
    sum.statuses[status] = (sum.statuses[status] ?? 0) + times;
  }
  for (const [door, [all, done]] of Object.entries(reached)) {
    const [before, good] = sum.doors[door] ?? [0, 0];
    sum.doors[door] = [before + all, good + done];
  }
  return fuzz;
}
