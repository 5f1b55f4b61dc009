#!/usr/bin/env bash
# `element` and `component` of edi 1.1.0, a parser of EDIFACT, answer the nth that is filled: what is left empty, as most optional elements are, is
# not counted. LIN+1+1+4006381333931:EN has the article's number as element 3; LIN+1++4006381333931:EN, the same line without the code of
# what is done with it, as element 2, and as 3 nothing. The name in IMD+F++:::PEN BLACK is component 0 of element 2 instead of 3 of 3. So a
# reader that is written by one partner's orders reads another's wrongly, without an error. A quotation mark that is released, O?'NEIL, ends
# the segment, and what comes after it is lost. Whoever uses it takes a message as text and cuts it himself: the last lines.
# Seen 30 November 2026 under Node 20. Fails once this changes.
set -euo pipefail
cd "$(mktemp -d)"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund edi@1.1.0 >/dev/null 2>&1
cat >seen.cjs <<'EOF'
const EDI = require("edi");

const order = [
  "UNB+UNOA:3+BUYER+SELLER+261130:0615+1",
  "UNH+1+ORDERS:D:96A:UN",
  "BGM+220+PO77+9",
  "LIN+1+1+4006381333931:EN",
  "IMD+F++PEN:::PEN BLUE",
  "LIN+2++5901234123457:EN",
  "IMD+F++:::PEN BLACK",
  "LIN+3++0036000291452:EN",
  "IMD+F++:::O?'NEIL CAP",
  "UNS+S",
  "UNT+10+1",
  "UNZ+1+1",
  "",
].join("'");
const [message] = new EDI(order).bsegments()[0].msegments();
for (const line of message.segments("LIN+")) {
  const [lin, imd] = ["LIN", "IMD"].map((name) => line.segment(name));
  const at = (segment, element, component) => segment.element(element).component(component).toString() || "nothing";
  console.log(`${lin}: element 2 is ${at(lin, 2, 0)}, 3 is ${at(lin, 3, 0)}; ${imd}: name is ${at(imd, 3, 3)}, first of 2 is ${at(imd, 2, 0)}`);
}

const cut = (text, mark) => text.split(new RegExp(`(?<!(?<!\\?)(?:\\?\\?)*\\?)\\${mark}`));
const plain = (text) => text.replaceAll(/\?(.)/g, "$1");
for (const segment of cut(message.toString(), "'").map((each) => cut(each, "+").map((element) => cut(element, ":").map(plain)))) {
  if (segment[0][0] === "LIN") console.log(`cut: ${segment[3][0]}`);
  if (segment[0][0] === "IMD") console.log(`  ${segment[3][3]}`);
}
EOF
node seen.cjs >seen.txt
diff - seen.txt <<'EOF'
LIN+1+1+4006381333931:EN: element 2 is 1, 3 is 4006381333931; IMD+F++PEN:::PEN BLUE: name is nothing, first of 2 is PEN
LIN+2++5901234123457:EN: element 2 is 5901234123457, 3 is nothing; IMD+F++:::PEN BLACK: name is nothing, first of 2 is PEN BLACK
LIN+3++0036000291452:EN: element 2 is 0036000291452, 3 is nothing; IMD+F++:::O?: name is nothing, first of 2 is O?
cut: 4006381333931
  PEN BLUE
cut: 5901234123457
  PEN BLACK
cut: 0036000291452
  O'NEIL CAP
EOF
echo "as seen"
