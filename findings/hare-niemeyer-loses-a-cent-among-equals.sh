#!/usr/bin/env bash
# hare-niemeyer 3.0.0 shares whole seats, or cents of freight, by votes or values with the method of the largest remainder: in the end all
# are given out. Where several have the same remainder and two or more seats are still to be given among them, it gives out about half of
# these: 200 cents over three lines of one price are 67, 66 and 66, which makes 199, and 100 over seven are 99. Its README has lots drawn in
# that case, and with `draw` as false shares that are no whole numbers, which do add up: the second of each. Of the amounts of 1 to 100
# cents over 2 to 12 equal lines 677 of 1,100 lose at least one. Nothing is raised. Where no two remainders are the same all are given out:
# the last line. Whoever shares money with it adds up and gives the rest to the first lines. Seen 1 December 2026 under Node 20. Fails once
# this changes.
set -euo pipefail
cd "$(mktemp -d)"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund hare-niemeyer@3.0.0 >/dev/null 2>&1
cat >seen.mjs <<'EOF'
import share from "hare-niemeyer";

const equal = (lines) => Object.fromEntries(Array.from({ length: lines }, (_, line) => [`line${line}`, 5]));
const sum = (shares) => Object.values(shares).reduce((all, each) => all + each, 0);
for (const [lines, cents] of [
  [3, 100],
  [3, 200],
  [7, 100],
  [12, 95],
]) {
  const shares = share(equal(lines), cents);
  console.log(`${cents} over ${lines}: ${Object.values(shares).sort((a, b) => b - a).join(" ")}, together ${sum(shares)}`);
  console.log(`  without a draw: ${sum(share(equal(lines), cents, false)).toFixed(6)}`);
}
const asked = Array.from({ length: 11 }, (_, n) => n + 2).flatMap((lines) => Array.from({ length: 100 }, (_, n) => [lines, n + 1]));
console.log(`of ${asked.length}: ${asked.filter(([lines, cents]) => sum(share(equal(lines), cents)) < cents).length} lose some`);
console.log(`over 1, 2 and 4: ${sum(share({ a: 1, b: 2, c: 4 }, 100))}`);
EOF
node seen.mjs >seen.txt
diff - seen.txt <<'EOF'
100 over 3: 34 33 33, together 100
  without a draw: 100.000000
200 over 3: 67 66 66, together 199
  without a draw: 200.000000
100 over 7: 15 14 14 14 14 14 14, together 99
  without a draw: 100.000000
95 over 12: 8 8 8 8 8 8 7 7 7 7 7 7, together 90
  without a draw: 95.000000
of 1100: 677 lose some
over 1, 2 and 4: 100
EOF
echo "as seen"
