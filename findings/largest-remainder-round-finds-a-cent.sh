#!/usr/bin/env bash
# `spread` of largest-remainder-round 1.1.0 shares a total by the values of a list "in such way that the total amount is exact", by its
# README, and takes the number of decimals. It multiplies the total by 100 in doubles; where that comes out a little above a whole number,
# 0.07 or 1.10 are such, it gives out a cent more: 1.10 of freight over values of 3, 2 and 1 is 0.55, 0.37 and 0.19, together 1.11. Of the
# totals from 0.01 to 99.99 that is so of 573, always by one cent. A total of nothing is taken for none given, which means 100: free freight
# over the three is 50, 33.33 and 16.67. Nothing is raised. Whole totals are right, so that whoever shares money with it gives whole cents,
# and nothing at all where there is nothing: the last line. Seen 1 December 2026 under Node 20. Fails once this changes.
set -euo pipefail
cd "$(mktemp -d)"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund largest-remainder-round@1.1.0 >/dev/null 2>&1
cat >seen.cjs <<'EOF'
require("largest-remainder-round");

const values = [3, 2, 1];
const cents = (shares) => Math.round(shares.reduce((sum, share) => sum + share, 0) * 100);
for (const total of [1.1, 0.07, 4.35, 1.2, 0]) console.log(`${total}: ${values.spread(total, 2).join(" ")}`);
const totals = Array.from({ length: 9999 }, (_, n) => n + 1);
const off = totals.map((total) => cents(values.spread(total / 100, 2)) - total).filter((each) => each !== 0);
console.log(`of ${totals.length}: ${off.length} are off, by ${[...new Set(off)].join(" ")}`);
const whole = totals.filter((total) => values.spread(total).reduce((sum, share) => sum + share, 0) !== total);
console.log(`in whole cents: ${whole.length}`);
EOF
node seen.cjs >seen.txt
diff - seen.txt <<'EOF'
1.1: 0.55 0.37 0.19
0.07: 0.04 0.03 0.01
4.35: 2.18 1.45 0.72
1.2: 0.6 0.4 0.2
0: 50 33.33 16.67
of 9999: 573 are off, by 1
in whole cents: 0
EOF
echo "as seen"
