#!/usr/bin/env bash
# `toObject` of node-x12 1.7.1 maps an order (X12 850) to an object by queries, `FOREACH(PO1)=>` to one a line. An element of PO1 may be
# left out of a line, since most of its pairs of qualifier and number are optional. The answers are numbered after those that are absent
# are gone: the second line, which has no number of the vendor's, is given the third one's, and the last line keeps the text of the query
# as its value. The same befalls a description (PID) that a line lacks, there also in the mode "loose", which keeps
# the places of elements. Whoever maps an order walks its segments instead: the last three lines.
# Seen 30 November 2026 under Node 20. Fails once this changes.
set -euo pipefail
cd "$(mktemp -d)"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund node-x12@1.7.1 >/dev/null 2>&1
cat >seen.mjs <<'EOF'
import x12 from "node-x12";

const segments = [
  "BEG*00*NE*4500012345**20261130",
  "PO1*1*10*EA*12.5**UP*036000291452*VN*SHIRT-S",
  "PID*F****SHIRT",
  "PO1*2*5*EA*3.25**UP*012345678905",
  "PO1*3*7*EA*4**UP*042100005264*VN*HAT-3",
  "PID*F****HAT",
  "CTT*3",
];
const order = [
  "ISA*00*          *00*          *ZZ*BUYER          *ZZ*SELLER         *261130*0615*U*00401*000000001*0*P*>",
  "GS*PO*BUYER*SELLER*20261130*0615*1*X*004010",
  "ST*850*0001",
  ...segments,
  `SE*${segments.length + 2}*0001`,
  "GE*1*1",
  "IEA*1*000000001",
];
const [transaction] = new x12.X12Parser(true).parse(`${order.join("~")}~`).functionalGroups[0].transactions;
const map = {
  lines: {
    quantity: "FOREACH(PO1)=>PO102",
    gtin: "FOREACH(PO1)=>PO107",
    number: "FOREACH(PO1)=>PO109",
    name: "FOREACH(PO1)=>PID05",
  },
};
const show = (mode, { lines }) =>
  lines.forEach((line) => console.log(`${mode}: ${line.quantity} of ${line.gtin}, ${line.number || "none"}, ${line.name || "none"}`));

show("strict", transaction.toObject(map));
show("loose", new x12.X12TransactionMap(map, transaction, "loose").toObject());
const lines = [];
for (const segment of transaction.segments) {
  const of = (at) => segment.valueOf(at);
  if (segment.tag === "PO1") lines.push({ quantity: of(2), gtin: of(7), number: of(9) });
  if (segment.tag === "PID") lines.at(-1).name = of(5);
}
show("walked", { lines });
EOF
node seen.mjs >seen.txt
diff - seen.txt <<'EOF'
strict: 10 of 036000291452, SHIRT-S, SHIRT
strict: 5 of 012345678905, HAT-3, HAT
strict: 7 of 042100005264, FOREACH(PO1)=>PO109, FOREACH(PO1)=>PID05
loose: 10 of 036000291452, SHIRT-S, SHIRT
loose: 5 of 012345678905, none, HAT
loose: 7 of 042100005264, HAT-3, FOREACH(PO1)=>PID05
walked: 10 of 036000291452, SHIRT-S, SHIRT
walked: 5 of 012345678905, none, none
walked: 7 of 042100005264, HAT-3, HAT
EOF
echo "as seen"
