#!/usr/bin/env bash
# percentile-rank 1.0.6, which by its README returns what Excel's PERCENTRANK.INC returns, does not sort the list, which Excel needs not have sorted.
# The rank is the place at which a value stands in it: of the sales 40, 12, 90, 7 the best, 90, ranks at 0.667, the worst at 1 and 40 at 0.
# So classes of articles by sales (A, B, C) from a list by name or by number come out by the order of the list, without an error. Sorted
# first it is right: the second column; the third counts how many of the others are below. Its README's example is a sorted list.
# Seen 1 December 2026 under Node 20. Fails once this changes.
set -euo pipefail
cd "$(mktemp -d)"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund percentile-rank@1.0.6 >/dev/null 2>&1
cat >seen.cjs <<'EOF'
const rank = require("percentile-rank");

const below = (list, value) => (list.filter((each) => each < value).length / (list.length - 1)).toFixed(3);
for (const sales of [
  [7, 12, 40, 90],
  [40, 12, 90, 7],
  [90, 40, 12, 7],
])
  for (const value of sales) {
    const sorted = [...sales].sort((one, other) => one - other);
    console.log(`${value} of ${sales.join(", ")}: ${rank(sales, value).toFixed(3)}; sorted ${rank(sorted, value).toFixed(3)}; counted ${below(sales, value)}`);
  }
EOF
node seen.cjs >seen.txt
diff - seen.txt <<'EOF'
7 of 7, 12, 40, 90: 0.000; sorted 0.000; counted 0.000
12 of 7, 12, 40, 90: 0.333; sorted 0.333; counted 0.333
40 of 7, 12, 40, 90: 0.667; sorted 0.667; counted 0.667
90 of 7, 12, 40, 90: 1.000; sorted 1.000; counted 1.000
40 of 40, 12, 90, 7: 0.000; sorted 0.667; counted 0.667
12 of 40, 12, 90, 7: 0.333; sorted 0.333; counted 0.333
90 of 40, 12, 90, 7: 0.667; sorted 1.000; counted 1.000
7 of 40, 12, 90, 7: 1.000; sorted 0.000; counted 0.000
90 of 90, 40, 12, 7: 0.000; sorted 1.000; counted 1.000
40 of 90, 40, 12, 7: 0.333; sorted 0.667; counted 0.667
12 of 90, 40, 12, 7: 0.667; sorted 0.333; counted 0.333
7 of 90, 40, 12, 7: 1.000; sorted 0.000; counted 0.000
EOF
echo "as seen"
