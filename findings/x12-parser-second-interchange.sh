#!/usr/bin/env bash
# In X12 each interchange says in its first segment, ISA, what separates its elements and ends its segments, and a file may hold several. x12-parser
# 1.3.0 takes what the first of a file says for all of them. Of a second partner's interchange whose elements are separated by | each segment is one
# name, "PO1|1|40|EA|2.5", and has no elements; where its segments end otherwise, all of them are elements of one ISA. No error is told, and who looks
# for PO1 finds the first partner's order and none of the second's. Its README speaks of files with multiple transactions. And a line's end after the
# last segment, where each stands in a line, is one more segment without a name. Whoever uses it cuts a file before each ISA and gives each piece to a
# parser of its own: the last line of each. Seen 30 November 2026 under Node 20. Fails once this changes.
set -euo pipefail
cd "$(mktemp -d)"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund x12-parser@1.3.0 >/dev/null 2>&1
cat >seen.mjs <<'EOF'
import { once } from "node:events";
import library from "x12-parser";

function interchange(number, element, end, line) {
  const segments = [
    `ISA*00*          *00*          *ZZ*BUYER${number}         *ZZ*SELLER         *261130*0615*U*00401*00000000${number}*0*P*>`,
    `GS*PO*BUYER${number}*SELLER*20261130*0615*${number}*X*004010`,
    "ST*850*0001",
    `BEG*00*NE*450${number}**20261130`,
    line,
    "SE*4*0001",
    `GE*1*${number}`,
    `IEA*1*00000000${number}`,
  ];
  return segments.map((segment) => `${segment.replaceAll("*", element)}${end}`).join("");
}
async function segmentsOf(text) {
  const parser = new library.X12parser();
  const segments = [];
  parser.on("data", (segment) => segments.push(segment)).end(text);
  await once(parser, "end");
  return segments;
}
const ordered = (segments) => segments.filter(({ name }) => name === "PO1").map((line) => `${line[2]} of ${line[7]}`);
const first = interchange(1, "*", "~", "PO1*1*10*EA*12.5**UP*036000291452");
const second = "PO1*1*40*EA*2.5**UP*012345678905";
for (const [heading, other] of [
  ["alike", interchange(2, "*", "~", second)],
  ["other elements", interchange(2, "|", "~", second)],
  ["other ends", interchange(2, "*", "'", second)],
]) {
  const segments = await segmentsOf(first + other);
  console.log(`${heading}: ${segments.length} segments, ${ordered(segments).join(", ")}`);
  console.log(`  ${JSON.stringify(segments[12] ?? segments.at(-1)).slice(0, 60)}`);
  const apart = await Promise.all((first + other).split(/(?=ISA.00)/).map(segmentsOf));
  console.log(`  apart: ${ordered(apart.flat()).join(", ")}`);
}
console.log(`a line each: ${JSON.stringify((await segmentsOf(first.replaceAll("~", "~\n"))).at(-1))}`);
EOF
node seen.mjs >seen.txt
diff - seen.txt <<'EOF'
alike: 16 segments, 10 of 036000291452, 40 of 012345678905
  {"1":"1","2":"40","3":"EA","4":"2.5","5":"","6":"UP","7":"01
  apart: 10 of 036000291452, 40 of 012345678905
other elements: 16 segments, 10 of 036000291452
  {"name":"PO1|1|40|EA|2.5||UP|012345678905"}
  apart: 10 of 036000291452, 40 of 012345678905
other ends: 9 segments, 10 of 036000291452
  {"1":"00","2":"","3":"00","4":"","5":"ZZ","6":"BUYER2","7":"
  apart: 10 of 036000291452, 40 of 012345678905
a line each: {"name":""}
EOF
echo "as seen"
