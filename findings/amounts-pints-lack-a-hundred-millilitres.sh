#!/usr/bin/env bash
# A pint of amounts 0.5.0 has 373.176 ml. By its own gallon (3.78541 l) and quart (0.946353 l), of which the pint of the United States is an eighth
# and a half, it has 473.176: a hundred too few. A case of 24 pints is 8.96 l instead of 11.36, and 100 l fill 268 pints instead of 211, so that a
# quarter too many bottles are bought for it. Cups, quarts, gallons and fluid ounces are right. Nothing is raised, and its README lists the pint
# without an amount. Whoever uses it writes pints as two cups: the last line. Seen 30 November 2026 under Node 20. Fails once this changes.
set -euo pipefail
cd "$(mktemp -d)"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund amounts@0.5.0 >/dev/null 2>&1
cat >seen.cjs <<'EOF'
const { volume } = require("amounts");

const of = (text, unit) => Number(volume(text).as(unit).toPrecision(6));
for (const [text, unit] of [
  ["1 gallon", "ml"],
  ["1 quart", "ml"],
  ["1 pint", "ml"],
  ["1 cup", "ml"],
  ["1 gallon", "quart"],
  ["1 gallon", "cup"],
  ["1 gallon", "pint"],
  ["1 quart", "pint"],
  ["24 pints", "l"],
  ["100 l", "pint"],
])
  console.log(`${text}: ${of(text, unit)} ${unit}`);
console.log(`24 pints as 48 cups: ${of("48 cups", "l")} l`);
EOF
node seen.cjs >seen.txt
diff - seen.txt <<'EOF'
1 gallon: 3785.41 ml
1 quart: 946.353 ml
1 pint: 373.176 ml
1 cup: 236.588 ml
1 gallon: 4 quart
1 gallon: 16 cup
1 gallon: 10.1438 pint
1 quart: 2.53594 pint
24 pints: 8.95622 l
100 l: 267.97 pint
24 pints as 48 cups: 11.3562 l
EOF
echo "as seen"
