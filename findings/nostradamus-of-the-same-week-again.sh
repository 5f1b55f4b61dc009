#!/usr/bin/env bash
# nostradamus 0.1.0 (Holt-Winters, multiplicative) forecasts the same week again otherwise: after eight weeks of which each sold the same, day by day.
# Its level begins with what the first day sold, as it is and not by its season. With its README's weights (0.5, 0.4, 0.6) two days of 20 after
# five of 10 are forecast as 19 and 17, and a week of 1 to 7 ends with 5.7 in place of 7; the same weeks begun on another day are forecast
# otherwise again. Where all days are alike it is right. Its `memo` gives the same. The package zodiac-ts, whose level begins with the first season's mean, gives back the week as it was.
# Seen 1 December 2026 under Node 20. Fails once this changes.
set -euo pipefail
cd "$(mktemp -d)"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund nostradamus@0.1.0 zodiac-ts@1.0.3 >/dev/null 2>&1
cat >seen.cjs <<'EOF'
const nostradamus = require("nostradamus");
const { HoltWintersSmoothing } = require("zodiac-ts");

const told = (forecasts) => forecasts.slice(-7).map((units) => units.toFixed(1)).join(" ");
for (const week of [
  [10, 10, 10, 10, 10, 20, 20],
  [20, 20, 10, 10, 10, 10, 10],
  [1, 2, 3, 4, 5, 6, 7],
  [5, 5, 5, 5, 5, 5, 5],
]) {
  const sold = Array.from({ length: 8 }, () => week).flat();
  const memo = nostradamus.memo({ length: sold.length, alpha: 0.5, beta: 0.4, gamma: 0.6, period: 7, m: 7 })(sold);
  const forecasts = nostradamus(sold, 0.5, 0.4, 0.6, 7, 7);
  console.log(week.join(" "), "→", told(forecasts), told(memo) === told(forecasts) ? "(memo too)" : told(memo));
  console.log("  zodiac-ts →", told(new HoltWintersSmoothing(sold, 0.5, 0.4, 0.6, 7, true).predict()));
}
EOF
node seen.cjs >seen.txt
diff - seen.txt <<'EOF'
10 10 10 10 10 20 20 → 8.9 10.1 11.1 11.3 10.7 19.3 17.4 (memo too)
  zodiac-ts → 10.0 10.0 10.0 10.0 10.0 20.0 20.0
20 20 10 10 10 10 10 → 20.7 19.0 9.0 9.2 9.9 10.6 11.0 (memo too)
  zodiac-ts → 20.0 20.0 10.0 10.0 10.0 10.0 10.0
1 2 3 4 5 6 7 → 0.9 2.1 3.5 4.7 5.4 5.6 5.7 (memo too)
  zodiac-ts → 1.0 2.0 3.0 4.0 5.0 6.0 7.0
5 5 5 5 5 5 5 → 5.0 5.0 5.0 5.0 5.0 5.0 5.0 (memo too)
  zodiac-ts → 5.0 5.0 5.0 5.0 5.0 5.0 5.0
EOF
echo "as seen"
