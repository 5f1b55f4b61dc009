#!/usr/bin/env bash
# The multiplicative Holt-Winters of zodiac-ts 1.0.3 forecasts NaN for every day where one day of the first week sold nothing, as of a shop that is closed
# on Sundays: it divides by that day's season, which is 0. Nothing is raised, and its error of the fit is NaN as well. The additive one is right, and the
# multiplicative one is of weeks without such a day. One Sunday without a sale is enough, where it is the first.
# Seen 1 December 2026 under Node 20. Fails once this changes.
set -euo pipefail
cd "$(mktemp -d)"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund zodiac-ts@1.0.3 >/dev/null 2>&1
cat >seen.cjs <<'EOF'
const { HoltWintersSmoothing } = require("zodiac-ts");

const weeks = (...days) => Array.from({ length: 8 }, () => days).flat();
const [open, closed] = [weeks(4, 2, 3, 3, 5, 8, 9), weeks(4, 2, 3, 3, 5, 8, 0)];
const once = [...open];
once[6] = 0;
const next = (sold, isMultiplicative) => {
  const model = new HoltWintersSmoothing(sold, 0.5, 0.4, 0.6, 7, isMultiplicative);
  const forecasts = model.predict().slice(sold.length).map((units) => Math.round(units * 100) / 100);
  return `${forecasts.join(" ")}; error ${Math.round(model.computeMeanSquaredError() * 100) / 100}`;
};
console.log("open each day, multiplicative:", next(open, true));
console.log("closed on Sundays, multiplicative:", next(closed, true));
console.log("closed on the first Sunday, multiplicative:", next(once, true));
console.log("closed on Sundays, additive:", next(closed, false));
EOF
node seen.cjs >seen.txt
diff - seen.txt <<'EOF'
open each day, multiplicative: 4 2 3 3 5 8 9; error 0
closed on Sundays, multiplicative: NaN NaN NaN NaN NaN NaN NaN; error NaN
closed on the first Sunday, multiplicative: NaN NaN NaN NaN NaN NaN NaN; error NaN
closed on Sundays, additive: 4 2 3 3 5 8 0; error 0
EOF
echo "as seen"
