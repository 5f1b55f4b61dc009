#!/usr/bin/env bash
# The smoothed average (sma) of moving-averages 4.0.6 says 0 of the first day, whatever was sold on it; from the second on it is right, and goes by the
# first day as it was. Its other averages begin with the first value (ema, dma), or leave empty what they cannot tell (ma, wma), as its README
# shows for ma. Ten units a day, each day, come out as none and then ten: a mean of five days of it is 8. Nothing is raised.
# Whoever uses it puts the first value in, or calls dma with one divided by the size: the last line.
# Seen 1 December 2026 under Node 20. Fails once this changes.
set -euo pipefail
cd "$(mktemp -d)"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund moving-averages@4.0.6 >/dev/null 2>&1
cat >seen.cjs <<'EOF'
const { dma, ema, ma, sma, wma } = require("moving-averages");

const steady = [10, 10, 10, 10, 10];
const told = (values) => Array.from(values, (value) => value ?? "empty").join(" ");
const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;
console.log("sma", told(sma(steady, 3)), "of which the mean is", mean(sma(steady, 3)));
console.log("sma", told(sma([40, 10, 10], 2)));
console.log("ema", told(ema(steady, 3)));
console.log("ma ", told(ma(steady, 3)));
console.log("wma", told(wma(steady, 3)));
console.log("dma", told(dma(steady, 1 / 3)));
EOF
node seen.cjs >seen.txt
diff - seen.txt <<'EOF'
sma 0 10 10 10 10 of which the mean is 8
sma 0 25 17.5
ema 10 10 10 10 10
ma  empty empty 10 10 10
wma empty empty 10 10 10
dma 10 10 10 10 10
EOF
