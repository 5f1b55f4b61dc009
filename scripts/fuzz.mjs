/**
 * Every topic, every page's form and every route of the API, asked with what nobody should send:
 * `npm run fuzz -- --requests 1000000 --seed 7`. After every slice it says what came of all so far; with `--sums FILE` that is kept,
 * each door by itself, and whoever ended it goes on by the same command. `--only api,pages` leaves deliveries out. A round that
 * failed says its seed: `FUZZ_ROUND=1000 FUZZ_RUNS=1000 FUZZ_SEED=7003 npx vitest run --project api test/api/v1/fuzz.test.ts` asks
 * the same once more.
 */
import { spawn } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { numberOf, parsed } from "./command-line.mjs";

const { values } = parsed({
  options: {
    requests: { type: "string", default: "20000" },
    seed: { type: "string", default: String(Date.now() % 1e8) },
    sums: { type: "string" },
    only: { type: "string", default: "deliveries,api,pages" },
    /** So many of all kinds until the next sum: a kind begins with ten seconds of its own. */
    slice: { type: "string", default: "50000" },
  },
});

/** Parts of the requests, and how many begin from the same rows: a page takes twenty times as long as a delivery. */
const KINDS = {
  deliveries: { project: "api", file: "test/api/door/fuzz.test.ts", share: 75, round: 5000 },
  api: { project: "api", file: "test/api/v1/fuzz.test.ts", share: 20, round: 1000 },
  pages: { project: "pages", file: "test/pages/fuzz/fuzz.test.ts", share: 5, round: 500 },
};
/** Seeds apart from one slice to the next: each round has its own. */
const APART = 1000;

const [all, typedSeed, slice] = ["requests", "seed", "slice"].map((option) => numberOf(values, option));
const only = values.only.split(",");
for (const kind of only) if (!KINDS[kind]) throw new Error(`${kind} is none of ${Object.keys(KINDS)}`);
const whole = only.reduce((sum, kind) => sum + KINDS[kind].share, 0);

const kept = values.sums && existsSync(values.sums) ? JSON.parse(readFileSync(values.sums, "utf8")) : {};
const { seed = typedSeed, failed = [], sums = {} } = kept;
let { slices = 0 } = kept;
const asked = (kind) => sums[kind]?.requests ?? 0;
const wanted = (kind) => Math.ceil((all * KINDS[kind].share) / whole);

console.info(`${all} requests, seed ${seed}${slices ? `, of which ${slices} slices are done` : ""}`);
while (only.some((kind) => asked(kind) < wanted(kind))) {
  for (const kind of only) {
    const left = wanted(kind) - asked(kind);
    if (left > 0)
      await round(kind, Math.min(left, Math.ceil((slice * KINDS[kind].share) / whole)), seed + slices * APART);
  }
  slices++;
  for (const kind of only) console.info(told(kind));
  if (failed.length) console.info(`failed: ${failed.join(", ")}`);
  if (values.sums) writeFileSync(values.sums, JSON.stringify({ seed, slices, failed, sums }, null, 1));
}
process.exitCode = failed.length ? 1 : 0;

function told(kind) {
  const { requests = 0, statuses = {}, seconds = 0, slowest = 0, doors = {} } = sums[kind] ?? {};
  const done = Object.values(doors).filter(([, good]) => good > 0).length;
  const aSecond = Math.round(requests / seconds);
  return JSON.stringify({ kind, requests, aSecond, slowest, statuses, doors: Object.keys(doors).length, done });
}

/** What it says of a door that failed is passed on, and the log lines of the app are not. */
async function round(kind, requests, seed) {
  const { project, file, round } = KINDS[kind];
  const numbers = { FUZZ_RUNS: requests, FUZZ_SEED: seed, FUZZ_ROUND: round };
  const env = {
    ...process.env,
    ...Object.fromEntries(Object.entries(numbers).map(([name, number]) => [name, String(number)])),
  };
  const begun = Date.now();
  const before = asked(kind);
  // The rounds alone: what a file tests besides is tested in every run.
  const command = ["vitest", "run", "--project", project, file, "--testNamePattern", "seed"];
  const run = spawn("npx", command, { env, stdio: ["ignore", "pipe", "ignore"] });
  createInterface({ input: run.stdout }).on("line", (line) => {
    if (line.startsWith('{"fuzz":')) added(kind, JSON.parse(line));
    else if (!line.startsWith("{")) console.info(line);
  });
  const code = await new Promise((resolve) => run.on("close", resolve));
  if (code !== 0) failed.push(`${kind} of ${seed}`);
  if (asked(kind) === before) throw new Error(`Nothing was asked of ${kind}: see above.`);
  sums[kind].seconds += Math.round((Date.now() - begun) / 1000);
}

function added(kind, { statuses, slowest, reached }) {
  sums[kind] ??= { requests: 0, seconds: 0, slowest: 0, statuses: {}, doors: {} };
  const sum = sums[kind];
  sum.slowest = Math.max(sum.slowest, slowest);
  for (const [status, times] of Object.entries(statuses)) {
    sum.requests += times;
    sum.statuses[status] = (sum.statuses[status] ?? 0) + times;
  }
  for (const [door, [all, done]] of Object.entries(reached)) {
    const [before, good] = sum.doors[door] ?? [0, 0];
    sum.doors[door] = [before + all, good + done];
  }
}
