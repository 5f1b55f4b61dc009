#!/usr/bin/env bash
# round 2.0.1 rounds "to the nearest multiple", and with `round.down` and `round.up` to the one below or above. What is a multiple already
# goes a whole step down with `round.down`: 0.6 by steps of 0.2 is 0.4, 2.3 by 0.1 is 2.2, and 1.20 by 0.05, as prices in Switzerland are,
# is 1.15. That is so of 348 of the first 1,000 multiples of 0.05, 0.1 and 0.2 each, and of 125 of those of 0.01, of which 34 go up with
# `round.up`. It divides in doubles and cuts what comes out, where 0.6 / 0.2 is a little less than three. Steps of whole numbers and of
# halves and quarters are right, and so is `round` without a direction. A stock in kilograms that is cut into packs, or a price that is
# brought to its step, loses one there. Nothing is raised. Whoever uses it counts in whole grams and cents: the last line. Seen 1 December
# 2026 under Node 20. Fails once this changes.
set -euo pipefail
cd "$(mktemp -d)"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund round@2.0.1 >/dev/null 2>&1
cat >seen.cjs <<'EOF'
const round = require("round");

for (const [value, step] of [
  [0.6, 0.2],
  [2.3, 0.1],
  [1.2, 0.05],
  [0.75, 0.25],
  [12, 6],
])
  console.log(`${value} by ${step}: down ${round.down(value, step)}, up ${round.up(value, step)}, nearest ${round(value, step)}`);
for (const step of [0.01, 0.05, 0.1, 0.2, 0.25, 0.5, 6]) {
  const multiples = Array.from({ length: 1000 }, (_, n) => Number(((n + 1) * step).toFixed(2)));
  const off = [round.down, round.up, round].map((way) => multiples.filter((each) => way(each, step) !== each).length);
  console.log(`of 1000 multiples of ${step}: down ${off[0]}, up ${off[1]}, nearest ${off[2]} are off`);
}
console.log(`in whole cents: ${round.down(120, 5) / 100}`);
EOF
node seen.cjs >seen.txt
diff - seen.txt <<'EOF'
0.6 by 0.2: down 0.4, up 0.6, nearest 0.6
2.3 by 0.1: down 2.2, up 2.3, nearest 2.3
1.2 by 0.05: down 1.15, up 1.2, nearest 1.2
0.75 by 0.25: down 0.75, up 0.75, nearest 0.75
12 by 6: down 12, up 12, nearest 12
of 1000 multiples of 0.01: down 125, up 34, nearest 0 are off
of 1000 multiples of 0.05: down 348, up 0, nearest 0 are off
of 1000 multiples of 0.1: down 348, up 0, nearest 0 are off
of 1000 multiples of 0.2: down 348, up 0, nearest 0 are off
of 1000 multiples of 0.25: down 0, up 0, nearest 0 are off
of 1000 multiples of 0.5: down 0, up 0, nearest 0 are off
of 1000 multiples of 6: down 0, up 0, nearest 0 are off
in whole cents: 1.2
EOF
echo "as seen"
