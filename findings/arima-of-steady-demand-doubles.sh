#!/usr/bin/env bash
# arima 0.2.8 forecasts nonsense where the model has neither autoregressive nor moving-average terms, which is what a steady seller's is:
# a mean and chance. All forecasts of that model, (0, 0, 0), are the mean; the package answers the mean a few times and from then on
# the mean plus a past week's sales, twice the true demand, and past sales stand where the errors should. With one difference,
# (0, 1, 0), each should be the last value; they begin at 0. `auto` chooses such a model often: of 100 steady sellers of about 20 a week
# more than half are forecast more than was ever sold. The README calls `auto` inaccurate at times and advises to name the terms;
# naming these does not help. With one term, (1, 0, 0), it is right. Its errors are mean squares: a safety stock takes the root.
# Seen 30 November 2026 under Node 20. Fails once this changes.
set -euo pipefail
cd "$(mktemp -d)"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund arima@0.2.8 >/dev/null 2>&1
cat >seen.mjs <<'EOF'
import { writeFileSync } from "node:fs";
import ARIMA from "arima";

const steady = (seed) => {
  let state = seed * 7919;
  const chance = () => (state = (state * 16807) % 2147483647) / 2147483647;
  chance();
  return Array.from({ length: 52 }, () => Math.round(20 + 8 * (chance() - 0.5)));
};
const forecast = (options, sold) => {
  const model = new ARIMA({ ...options, verbose: false }).train(sold);
  const forecasts = model.predict(12);
  model.destroy();
  return forecasts;
};
const round = (numbers) => numbers.map((number) => number.toFixed(1)).join(" ");

const lines = [];
const sold = steady(1);
const mean = sold.reduce((all, each) => all + each) / sold.length;
lines.push(`mean ${mean.toFixed(1)}, last ${sold.at(-1)}, from ${Math.min(...sold)} to ${Math.max(...sold)}`);
for (const [p, d, q] of [[1, 0, 0], [0, 0, 0], [0, 1, 0]]) {
  const [forecasts, errors] = forecast({ p, d, q }, sold);
  lines.push(`(${p}, ${d}, ${q}): ${round(forecasts)}; errors ${round(errors)}`);
}
lines.push(`auto: ${round(forecast({ auto: true }, sold)[0])}`);

const beyond = Array.from({ length: 100 }, (_, n) => steady(n + 1)).filter(
  (each) => Math.max(...forecast({ auto: true }, each)[0]) > Math.max(...each),
);
lines.push(`of 100 more than half: ${beyond.length > 50}`);
// The package itself prints to standard output as it fits.
writeFileSync("seen.txt", `${lines.join("\n")}\n`);
EOF
node seen.mjs >/dev/null 2>&1
diff - seen.txt <<'EOF'
mean 20.5, last 23, from 16 to 24
(1, 0, 0): 20.8 20.5 20.5 20.5 20.5 20.5 20.5 20.5 20.5 20.5 20.5 20.5; errors 6.8 6.9 6.9 6.9 6.9 6.9 6.9 6.9 6.9 6.9 6.9 6.9
(0, 0, 0): 20.5 20.5 20.5 44.5 44.5 40.5 43.5 39.5 43.5 44.5 38.5 39.5; errors 22.0 19.0 22.0 23.0 24.0 18.0 19.0 17.0 20.0 17.0 17.0 22.0
(0, 1, 0): 0.0 0.0 0.0 24.0 24.0 20.0 23.0 19.0 23.0 24.0 18.0 19.0; errors 22.0 19.0 22.0 23.0 24.0 18.0 19.0 17.0 20.0 17.0 17.0 22.0
auto: 20.5 20.5 20.5 20.5 20.5 44.5 44.5 40.5 43.5 39.5 43.5 44.5
of 100 more than half: true
EOF
echo "as seen"
