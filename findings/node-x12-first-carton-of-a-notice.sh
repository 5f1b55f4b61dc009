#!/usr/bin/env bash
# A path of levels in node-x12 1.7.1 answers the first branch only. Its README's own query for the quantities of a notice of dispatch
# (X12 856), HL+S+O+P+I-LIN-SN102, finds of two orders in four cartons what is in the first carton, and says nothing of
# the rest: after the first branch it looks for another shipment, though the notice has one, by whose HL02 all the others
# hang. Whoever books what was announced books the first carton. The path of the last level alone finds them all; which carton
# and order an item is in is told by walking up HL02: the last line. Seen 30 November 2026 under Node 20.
# Fails once this changes.
set -euo pipefail
cd "$(mktemp -d)"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund node-x12@1.7.1 >/dev/null 2>&1
cat >seen.mjs <<'EOF'
import x12 from "node-x12";

const segments = ["BSN*00*SHIPMENT1*20261130*0615*0001"];
let count = 0;
const level = (parent, code, ...then) => {
  segments.push(`HL*${++count}*${parent}*${code}*${code === "I" ? 0 : 1}`, ...then);
  return count;
};
const shipment = level("", "S");
for (const [number, cartons] of [
  ["PO-1", [[1, 2], [3]]],
  ["PO-2", [[4], [5, 6]]],
]) {
  const order = level(shipment, "O", `PRF*${number}`);
  for (const quantities of cartons) {
    const carton = level(order, "P", `MAN*GM*${count}`);
    for (const quantity of quantities) level(carton, "I", "LIN**UP*036000291452", `SN1**${quantity}*EA`);
  }
}
segments.push(`CTT*${count}`);
const notice = [
  "ISA*00*          *00*          *ZZ*SELLER         *ZZ*BUYER          *261130*0615*U*00401*000000001*0*P*>",
  "GS*SH*SELLER*BUYER*20261130*0615*1*X*004010",
  "ST*856*0001",
  ...segments,
  `SE*${segments.length + 2}*0001`,
  "GE*1*1",
  "IEA*1*000000001",
];
const parsed = new x12.X12Parser(true).parse(`${notice.join("~")}~`);
const engine = new x12.X12QueryEngine();
for (const query of ["HL+S+O+P+I-LIN-SN102", "HL+O+P+I-SN102", "HL+S+O-PRF01", "HL+I-SN102", "SN102"])
  console.log(`${query}: ${engine.query(parsed, query).map(({ value }) => value).join(" ")}`);

const levels = new Map();
const items = [];
let at;
for (const segment of parsed.functionalGroups[0].transactions[0].segments) {
  if (segment.tag === "HL") levels.set(segment.valueOf(1), (at = { up: segment.valueOf(2) }));
  if (segment.tag === "PRF") at.order = segment.valueOf(1);
  if (segment.tag === "SN1") items.push({ quantity: segment.valueOf(2), level: at });
}
const orderOf = (each) => each.order ?? orderOf(levels.get(each.up));
console.log(`walked: ${items.map(({ quantity, level }) => `${quantity} of ${orderOf(level)}`).join(", ")}`);
EOF
node seen.mjs >seen.txt
diff - seen.txt <<'EOF'
HL+S+O+P+I-LIN-SN102: 1 2
HL+O+P+I-SN102: 1 2 4
HL+S+O-PRF01: PO-1
HL+I-SN102: 1 2 3 4 5 6
SN102: 1 2 3 4 5 6
walked: 1 of PO-1, 2 of PO-1, 3 of PO-1, 4 of PO-2, 5 of PO-2, 6 of PO-2
EOF
echo "as seen"
