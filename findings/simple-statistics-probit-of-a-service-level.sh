#!/usr/bin/env bash
# `probit` of simple-statistics 7.12.1, the normal quantile that a safety stock is reckoned by, is low at every level of
# service: its error function is an approximation whose error grows to the tail. For 99.9 % it says 3.080 standard
# deviations instead of 3.090. `cumulativeStdNormalProbability` cannot tell them apart: a table of two
# decimals, the same for 1.64 and 1.6449. Beside it @stdlib/stats-base-dists-normal-quantile 0.3.1.
# Seen 29 November 2026. Fails once this changes.
set -euo pipefail
cd "$(mktemp -d)"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund simple-statistics@7.12.1 @stdlib/stats-base-dists-normal-quantile@0.3.1 >/dev/null 2>&1
cat >seen.mjs <<'EOF'
import { cumulativeStdNormalProbability, probit } from "simple-statistics";
import quantile from "@stdlib/stats-base-dists-normal-quantile";

for (const level of [0.8, 0.9, 0.95, 0.98, 0.99, 0.999])
  console.log(`${level}: ${probit(level).toFixed(4)} for ${quantile(level, 0, 1).toFixed(4)}`);
for (const z of [1.64, 1.6449]) console.log(`at ${z}: ${cumulativeStdNormalProbability(z)}`);
EOF
node seen.mjs >seen.txt
diff - seen.txt <<'EOF'
0.8: 0.8415 for 0.8416
0.9: 1.2811 for 1.2816
0.95: 1.6434 for 1.6449
0.98: 2.0504 for 2.0537
0.99: 2.3214 for 2.3263
0.999: 3.0801 for 3.0902
at 1.64: 0.9495
at 1.6449: 0.9495
EOF
echo "as seen"
