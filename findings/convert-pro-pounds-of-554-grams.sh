#!/usr/bin/env bash
# A pound of convert-pro 1.3.2 has 553.592 grams. By the agreement on the international yard and pound of 1959 it has 453.59237: a hundred too many.
# Its own ounce (28.3495) and stone (6.35029 kg) are right, so that sixteen ounces are 0.82 of its pounds and a stone 11.47 instead of 14. A parcel of
# 10 kg is 18.1 lb instead of 22.0, so that a parcel is declared too light; 30 lb bought are booked as 16.6 kg instead of 13.6. Nothing is raised, and
# its README names masses without an example in pounds. Whoever uses it writes pounds as sixteen ounces: the last line. Seen 30 November 2026 under
# Node 20. Fails once this changes.
set -euo pipefail
cd "$(mktemp -d)"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund convert-pro@1.3.2 >/dev/null 2>&1
cat >seen.cjs <<'EOF'
const { default: convert } = require("convert-pro");

const GRAMS = { lb: 453.59237, oz: 28.349523125, stone: 6350.29318, kg: 1000 };
const shown = (number) => Number(number.toPrecision(6));
for (const [amount, from, to] of [
  [1, "lb", "g"],
  [1, "oz", "g"],
  [1, "stone", "g"],
  [16, "oz", "lb"],
  [1, "stone", "lb"],
  [10, "kg", "lb"],
  [30, "lb", "kg"],
])
  console.log(`${amount} ${from}: ${shown(convert.mass([amount, from], to))} ${to}, should be ${shown((amount * GRAMS[from]) / (GRAMS[to] ?? 1))}`);
console.log(`30 times 16 oz: ${shown(convert.mass([30 * 16, "oz"], "kg"))} kg`);
EOF
node seen.cjs >seen.txt
diff - seen.txt <<'EOF'
1 lb: 553.592 g, should be 453.592
1 oz: 28.3495 g, should be 28.3495
1 stone: 6350.29 g, should be 6350.29
16 oz: 0.819362 lb, should be 1
1 stone: 11.4711 lb, should be 14
10 kg: 18.0638 lb, should be 22.0462
30 lb: 16.6078 kg, should be 13.6078
30 times 16 oz: 13.6078 kg
EOF
echo "as seen"
