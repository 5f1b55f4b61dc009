#!/usr/bin/env bash
# `median` of math-stats 0.3.1 sorts its numbers as text, 100 before 20 before 3, and takes the middle of that: of lead times of 3, 7, 10, 14 and 21 days
# it says 21, above every other. Numbers of one length come out right, as those of its README do, so that a test by 1, 2, 3 sees nothing. The
# list that it is given is left in that order: a year of weekly sales is no series any more, and what is reckoned from it afterwards
# by week is wrong. Whoever uses it gives it a copy and no numbers of different lengths; a median is two lines. Of 1,000 lists of 21
# lead times the last line tells how many it has right. Seen 30 November 2026 under Node 20. Fails once this changes.
set -euo pipefail
cd "$(mktemp -d)"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund math-stats@0.3.1 >/dev/null 2>&1
cat >seen.cjs <<'EOF'
const { median } = require("math-stats");

const middle = (numbers) => numbers.toSorted((a, b) => a - b)[(numbers.length - 1) / 2];
for (const days of [[1, 2, 3], [12, 11, 14, 13, 10], [7, 14, 3, 21, 10], [5, 40, 6, 100, 7]]) console.log(`${days}: ${median([...days])}, ${middle(days)}`);

const weeks = [8, 12, 9, 110, 15, 7, 10];
median(weeks);
console.log(`8,12,9,110,15,7,10 afterwards: ${weeks}`);

let state = 7;
const chance = () => (state = (state * 16807) % 2147483647) / 2147483647;
const lists = Array.from({ length: 1000 }, () => Array.from({ length: 21 }, () => 3 + Math.floor(chance() * 28)));
console.log(`of ${lists.length} lists of 3 to 30 days ${lists.filter((days) => median([...days]) === middle(days)).length} right`);
EOF
node seen.cjs >seen.txt
diff - seen.txt <<'EOF'
1,2,3: 2, 2
12,11,14,13,10: 12, 12
7,14,3,21,10: 21, 10
5,40,6,100,7: 5, 7
8,12,9,110,15,7,10 afterwards: 10,110,12,15,7,8,9
of 1000 lists of 3 to 30 days 19 right
EOF
echo "as seen"
