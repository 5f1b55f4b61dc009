/**
 * Storms by hand, from one seed to the next until the time is up: `npm run chaos -- --minutes 60 --seed 1000`. Each seed is two
 * storms of two hundred happenings (test/chaos/storm.ts); the seeds that differ from the oracle are told at the end, and what all
 * storms have done, in figures.
 */
import { spawnSync } from "node:child_process";
import { numberOf, parsed } from "./command-line.mjs";

const { values } = parsed({
  options: {
    minutes: { type: "string", default: "60" },
    seed: { type: "string", default: String(Date.now() % 1e6) },
    /** Seeds of one run of the tests. */
    together: { type: "string", default: "10" },
  },
});

const ends = Date.now() + numberOf(values, "minutes") * 60_000;
const together = numberOf(values, "together");
const failed = [];
const sums = {};
let seed = numberOf(values, "seed");
for (; Date.now() < ends; seed += together) {
  const STORMS = Array.from({ length: together }, (_, n) => seed + n).join(",");
  const options = { env: { ...process.env, STORMS }, encoding: "utf8" };
  const { status, stdout, stderr } = spawnSync(
    "npx",
    ["vitest", "run", "--project", "chaos", "test/chaos/chaos.test.ts"],
    options,
  );
  for (const [, told] of stdout.matchAll(/storm (\{"storms".*\})/g))
    for (const [what, often] of Object.entries(JSON.parse(told))) sums[what] = (sums[what] ?? 0) + often;
  if (status !== 0) {
    failed.push(STORMS);
    console.info(stdout, stderr);
  }
  console.info(
    `${new Date().toISOString()} seeds ${values.seed} to ${seed + together - 1}, not as the oracle: ${failed.join(" ") || "none"}`,
  );
}
console.info(JSON.stringify(sums, Object.keys(sums).sort(), 1));
process.exitCode = failed.length ? 1 : 0;
