#!/usr/bin/env bash
# fast-formula-parser 1.0.19, "a fast and reliable excel formula parser" by its README, answers otherwise than Excel where stock and prices are
# reckoned. ROUNDUP of what is round already is one more: 24 pieces in cartons of 12, ROUNDUP(24/12,0), are three cartons, and five of six prices
# from 0.01 to 100.00 are a cent more when rounded up to two decimals; ROUNDDOWN takes a cent off one in eight. WORKDAY with days below zero, which
# tells from the day of delivery when to order, answers that day itself, whatever the number. EDATE a month after 31 January 2026 is 3 March, where
# Excel keeps to the month's end, 28 February. All are in the README's list of functions, and nothing is raised. Beside it hyperformula 3.5.0, which
# answers each of these as Excel does. Whoever uses it counts cartons by CEILING, and prices in whole cents: the last two lines. Seen 30 November 2026
# under Node 20. Fails once this changes.
set -euo pipefail
cd "$(mktemp -d)"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund fast-formula-parser@1.0.19 hyperformula@3.5.0 >/dev/null 2>&1
cat >seen.cjs <<'EOF'
const FormulaParser = require("fast-formula-parser");
const { HyperFormula } = require("hyperformula");

const parser = new FormulaParser({});
const asked = (formula) => parser.parse(formula, { sheet: "Sheet1", row: 1, col: 1 });
const engine = HyperFormula.buildFromArray([[0]], { licenseKey: "gpl-v3" });
const other = (formula) => engine.calculateFormula(`=${formula}`, 0);
const day = (serial) => new Date(Date.UTC(1899, 11, 30 + serial)).toISOString().slice(0, 10);

const cents = Array.from({ length: 10_000 }, (_, n) => n + 1);
const off = (of) => cents.filter((price) => Math.round(of(price) * 100) !== price).length;
for (const formula of ["ROUNDUP(24/12,0)", "ROUNDUP(25/12,0)", "ROUNDUP(0.01,2)", "ROUNDUP(19.98,2)"])
  console.log(`${formula}: ${asked(formula)}, ${other(formula)}`);
for (const name of ["ROUNDUP", "ROUNDDOWN", "ROUND"]) console.log(`${name}: ${off((price) => asked(`${name}(${price / 100},2)`))} of ${cents.length} prices`);
for (const formula of ["WORKDAY(DATE(2026,12,14),3)", "WORKDAY(DATE(2026,12,14),-3)", "WORKDAY(DATE(2026,12,14),-10)", "EDATE(DATE(2026,1,31),1)", "EDATE(DATE(2026,3,31),-1)"])
  console.log(`${formula}: ${day(asked(formula))}, ${day(other(formula))}`);
const cartons = [6, 12, 24].flatMap((size) => Array.from({ length: 2000 }, (_, pieces) => [pieces, size]));
const miscounted = (of) => cartons.filter(([pieces, size]) => asked(of(pieces, size)) !== Math.ceil(pieces / size)).length;
console.log(`cartons: ROUNDUP ${miscounted((pieces, size) => `ROUNDUP(${pieces}/${size},0)`)} of ${cartons.length} are off, CEILING ${miscounted((pieces, size) => `CEILING(${pieces}/${size},1)`)}`);
console.log(`prices by CEILING of whole cents: ${off((price) => asked(`CEILING(${price},1)/100`))}`);
EOF
node seen.cjs >seen.txt
diff - seen.txt <<'EOF'
ROUNDUP(24/12,0): 3, 2
ROUNDUP(25/12,0): 3, 3
ROUNDUP(0.01,2): 0.02, 0.01
ROUNDUP(19.98,2): 19.99, 19.98
ROUNDUP: 8404 of 10000 prices
ROUNDDOWN: 1230 of 10000 prices
ROUND: 0 of 10000 prices
WORKDAY(DATE(2026,12,14),3): 2026-12-17, 2026-12-17
WORKDAY(DATE(2026,12,14),-3): 2026-12-14, 2026-12-09
WORKDAY(DATE(2026,12,14),-10): 2026-12-14, 2026-11-30
EDATE(DATE(2026,1,31),1): 2026-03-03, 2026-02-28
EDATE(DATE(2026,3,31),-1): 2026-03-03, 2026-02-28
cartons: ROUNDUP 585 of 6000 are off, CEILING 0
prices by CEILING of whole cents: 0
EOF
echo "as seen"
