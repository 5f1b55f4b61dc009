#!/usr/bin/env bash
# A gallon of @neutrium/quantity 3.0.7 has 9.6 pints and 4.8 quarts, and its pint 16.65 fluid ounces: without a country after them, gal and
# floz are those of Britain, pint and quart those of the United States. In either country a gallon has four quarts and eight pints. Its
# README has the country appended "where a unit has several localisations", for example gal(us) or gal(uk), and does not say what comes
# without; each name alone is taken, with no warning. A price list of either country that has gallons and pints is a fifth off in one of
# them: 96 pints are 10 gallons to it. Whoever uses it names the country each time: the second and the third of each. Seen 1 December 2026
# under Node 20. Fails once this changes.
set -euo pipefail
cd "$(mktemp -d)"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund @neutrium/quantity@3.0.7 >/dev/null 2>&1
cat >seen.cjs <<'EOF'
const { Quantity } = require("@neutrium/quantity");

const told = (amount, unit, wanted) => Number(new Quantity(`${amount} ${unit}`).to(wanted).scalar.toNumber().toPrecision(6));
for (const [amount, unit, wanted, american, british] of [
  [1, "gal", "pint", ["gal(usl)", "pint(us fl)"], ["gal(uk)", "pint(uk)"]],
  [1, "gal", "quart", ["gal(usl)", "quart(usl)"], ["gal(uk)", "quart(uk)"]],
  [1, "pint", "floz", ["pint(us fl)", "floz(us)"], ["pint(uk)", "floz"]],
  [96, "pint", "gal", ["pint(us fl)", "gal(usl)"], ["pint(uk)", "gal(uk)"]],
]) {
  console.log(`${amount} ${unit}: ${told(amount, unit, wanted)} ${wanted}, ${told(amount, unit, "L")} L`);
  for (const [its, other] of [american, british]) console.log(`  ${amount} ${its}: ${told(amount, its, other)} ${other}, ${told(amount, its, "L")} L`);
}
EOF
node seen.cjs >seen.txt
diff - seen.txt <<'EOF'
1 gal: 9.6076 pint, 4.54609 L
  1 gal(usl): 8 pint(us fl), 3.78541 L
  1 gal(uk): 8 pint(uk), 4.54609 L
1 gal: 4.8038 quart, 4.54609 L
  1 gal(usl): 4 quart(usl), 3.78541 L
  1 gal(uk): 4 quart(uk), 4.54609 L
1 pint: 16.6535 floz, 0.473176 L
  1 pint(us fl): 16 floz(us), 0.473176 L
  1 pint(uk): 20 floz, 0.568261 L
96 pint: 9.99209 gal, 45.4249 L
  96 pint(us fl): 12 gal(usl), 45.4249 L
  96 pint(uk): 12 gal(uk), 54.5531 L
EOF
echo "as seen"
