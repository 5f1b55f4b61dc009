#!/usr/bin/env bash
# The three moving averages of timeseries-analysis 1.0.12 are others than their names say. The exponential one (`ema`) takes the week before as it was
# sold, where it should take the average so far: it remembers two weeks whatever its period. A single week of 100 among tens, over 12 weeks, makes
# it 86.2 a week later, and 10.0 again the week after. The linearly weighted one (`lwma`) gives the oldest week the greatest weight and the newest
# the least. And that and the simple one (`ma`) leave out the week that they stand at. On steadily rising sales a weighted average should run
# before the simple one, nearer to today; here it runs behind: whoever orders by it orders for weeks long past.
# By their definitions, in a line each, they stand beside it. Seen 30 November 2026 under Node 20. Fails once this changes.
set -euo pipefail
cd "$(mktemp -d)"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund timeseries-analysis@1.0.12 >/dev/null 2>&1
cat >seen.mjs <<'EOF'
import timeseries from "timeseries-analysis";

const its = (way, sold, period) =>
  new timeseries.main(timeseries.adapter.fromArray(sold))[way]({ period }).output().map(([, value]) => value);
const lastOf = (sold, at, period) => sold.slice(at - period + 1, at + 1);
const defined = {
  ma: (sold, period) => sold.map((_, at) => lastOf(sold, at, period).reduce((all, each) => all + each, 0) / period),
  lwma: (sold, period) =>
    sold.map((_, at) => lastOf(sold, at, period).reduce((all, each, n) => all + each * (n + 1), 0) / ((period * (period + 1)) / 2)),
  ema: (sold, period) => {
    let average = sold[0];
    return sold.map((each) => (average += (2 / (period + 1)) * (each - average)));
  },
};
const shown = (values) => values.map((value) => value.toFixed(1)).join(" ");
const rising = Array.from({ length: 10 }, (_, week) => 10 * (week + 1));
console.log(`sold: ${shown(rising)}`);
for (const way of ["ma", "lwma"]) {
  console.log(`${way} of 4 weeks, from the fifth: ${shown(its(way, rising, 4).slice(4))}`);
  console.log(`  by definition: ${shown(defined[way](rising, 4).slice(4))}`);
}
const once = Array.from({ length: 20 }, (_, week) => (week === 13 ? 100 : 10));
console.log(`ema of 12 weeks, from a week of 100 on: ${shown(its("ema", once, 12).slice(13))}`);
console.log(`  by definition: ${shown(defined.ema(once, 12).slice(13))}`);
EOF
node seen.mjs >seen.txt
diff - seen.txt <<'EOF'
sold: 10.0 20.0 30.0 40.0 50.0 60.0 70.0 80.0 90.0 100.0
ma of 4 weeks, from the fifth: 25.0 35.0 45.0 55.0 65.0 75.0
  by definition: 35.0 45.0 55.0 65.0 75.0 85.0
lwma of 4 weeks, from the fifth: 20.0 30.0 40.0 50.0 60.0 70.0
  by definition: 40.0 50.0 60.0 70.0 80.0 90.0
ema of 12 weeks, from a week of 100 on: 23.8 86.2 10.0 10.0 10.0 10.0 10.0
  by definition: 23.8 21.7 19.9 18.4 17.1 16.0 15.1
EOF
echo "as seen"
