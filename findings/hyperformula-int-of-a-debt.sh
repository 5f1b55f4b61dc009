#!/usr/bin/env bash
# hyperformula 3.5.0 is by its README compatible with Microsoft Excel and Google Sheets. INT rounds down to a whole number: Excel's page of it has
# INT(-8.9) as -9, and that of Google tells it apart from ROUNDDOWN by what it does below zero. Here it cuts the fraction off: INT(-8.9) is -8, and of
# 1.5 rolls that are owed one is owed instead of two. ROUNDUP and ROUNDDOWN to two decimals change what has two: 1.1 becomes 1.11 and 4.35 becomes
# 4.34, of the 10,000 prices from 0.01 to 100.00 each does 573, and ROUND takes 572 of those that end in half a cent down, 1.005 to 1.00, though
# 19.99*100=1999 is true to it, as if there were no doubles. Nothing is raised. @formulajs/formulajs 4.6.1 has each as said: the last of each
# line. Seen 30 November 2026 under Node 20. Fails once this changes.
set -euo pipefail
cd "$(mktemp -d)"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund hyperformula@3.5.0 @formulajs/formulajs@4.6.1 >/dev/null 2>&1
cat >seen.cjs <<'EOF'
const formulajs = require("@formulajs/formulajs");
const { HyperFormula } = require("hyperformula");

const engine = HyperFormula.buildFromArray([[0]], { licenseKey: "gpl-v3" });
const asked = (name, ...values) => engine.calculateFormula(`=${name}(${values})`, 0);
for (const values of [["INT", -8.9], ["INT", -1.5], ["INT", 1.5], ["ROUNDUP", 1.1, 2], ["ROUNDDOWN", 4.35, 2], ["ROUND", 1.005, 2], ["ROUND", 1.015, 2]]) {
  const [name, ...given] = values;
  console.log(`${name}(${given}): ${asked(name, ...given)}, ${formulajs[name](...given)}`);
}
const prices = Array.from({ length: 10_000 }, (_, n) => (n + 1) / 100);
const off = (of, right) => prices.filter((price) => Math.abs(of(price) - right(price)) > 1e-9).length;
const same = (price) => price;
for (const name of ["ROUNDUP", "ROUNDDOWN"])
  console.log(`${name}: ${off((price) => asked(name, price, 2), same)} of ${prices.length}, ${off((price) => formulajs[name](price, 2), same)}`);
const half = (price) => Number((price + 0.005).toFixed(3));
const above = (price) => price + 0.01;
console.log(`ROUND: ${off((price) => asked("ROUND", half(price), 2), above)} of ${prices.length}, ${off((price) => formulajs.ROUND(half(price), 2), above)}`);
console.log(`19.99*100=1999: ${engine.calculateFormula("=19.99*100=1999", 0)}`);
EOF
node seen.cjs >seen.txt
diff - seen.txt <<'EOF'
INT(-8.9): -8, -9
INT(-1.5): -1, -2
INT(1.5): 1, 1
ROUNDUP(1.1,2): 1.11, 1.1
ROUNDDOWN(4.35,2): 4.34, 4.35
ROUND(1.005,2): 1, 1.01
ROUND(1.015,2): 1.01, 1.02
ROUNDUP: 573 of 10000, 0
ROUNDDOWN: 573 of 10000, 0
ROUND: 572 of 10000, 0
19.99*100=1999: true
EOF
echo "as seen"
