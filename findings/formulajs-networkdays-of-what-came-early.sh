#!/usr/bin/env bash
# NETWORKDAYS counts the working days from one day to another, and below zero where the second comes first: by how many a delivery was early.
# @formulajs/formulajs 4.6.1 answers 10 from 1 to 14 December 2026, and the other way round -12: it counts the days that lie between the two, Saturdays,
# Sundays and holidays with them. From Monday the 7th back to Friday the 4th it is -2, which is the weekend alone, and from Tuesday to Monday 0. Of
# the pairs of days of 2026 up to a month apart none is off forwards, and five of six are backwards, as hyperformula 3.5.0 counts them, which answers
# -10. NETWORKDAYS.INTL does the same. Its README has a list of differences to Excel, and this is not on it. Nothing is raised. Whoever uses it gives
# it the earlier day first and sets the sign himself: the last number. Seen 30 November 2026 under Node 20. Fails once this changes.
set -euo pipefail
cd "$(mktemp -d)"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund @formulajs/formulajs@4.6.1 hyperformula@3.5.0 >/dev/null 2>&1
cat >seen.cjs <<'EOF'
const { NETWORKDAYS } = require("@formulajs/formulajs");
const { HyperFormula } = require("hyperformula");

const engine = HyperFormula.buildFromArray([[0]], { licenseKey: "gpl-v3" });
const at = (month, day) => new Date(2026, month - 1, day);
const date = (day) => `DATE(${day.getFullYear()},${day.getMonth() + 1},${day.getDate()})`;
const other = (from, to) => engine.calculateFormula(`=NETWORKDAYS(${date(from)},${date(to)})`, 0);
const signed = (from, to) => (to < from ? -NETWORKDAYS(to, from) : NETWORKDAYS(from, to));
const day = (of) => of.toDateString().slice(0, 10);

for (const [from, to] of [[at(12, 1), at(12, 14)], [at(12, 14), at(12, 1)], [at(12, 7), at(12, 4)], [at(12, 8), at(12, 7)]])
  console.log(`${day(from)} to ${day(to)}: ${NETWORKDAYS(from, to)}, INTL ${NETWORKDAYS.INTL(from, to)}, ${other(from, to)}`);
console.log(`with a holiday on the 8th: ${NETWORKDAYS(at(12, 1), at(12, 14), [at(12, 8)])}, back ${NETWORKDAYS(at(12, 14), at(12, 1), [at(12, 8)])}`);
const pairs = Array.from({ length: 330 }, (_, n) => Array.from({ length: 30 }, (_, days) => [at(1, 1 + n), at(1, 2 + n + days)])).flat();
const off = (of, turned) => pairs.filter(([from, to]) => (turned ? of(to, from) !== other(to, from) : of(from, to) !== other(from, to))).length;
console.log(`of ${pairs.length} pairs ${off(NETWORKDAYS, false)} are off, turned ${off(NETWORKDAYS, true)}, with the sign put in ${off(signed, true)}`);
EOF
TZ=UTC node seen.cjs >seen.txt
diff - seen.txt <<'EOF'
Tue Dec 01 to Mon Dec 14: 10, INTL 10, 10
Mon Dec 14 to Tue Dec 01: -12, INTL -12, -10
Mon Dec 07 to Fri Dec 04: -2, INTL -2, -2
Tue Dec 08 to Mon Dec 07: 0, INTL 0, -2
with a holiday on the 8th: 9, back -12
of 9900 pairs 0 are off, turned 8155, with the sign put in 0
EOF
echo "as seen"
