#!/usr/bin/env bash
# A loop of node-x12-edi 1.0.15 is as many segments as it was given names, whichever come: it counts, and begins the next line where the count is
# full. In an order (X12 850) a line may have one description (PID), none or several. Where one line has two, each line after it is named by the
# description of the one before, and nothing is raised: 90 socks arrive as hats. Where one has none, two articles are one line, which cannot be
# read: "Cannot read properties of undefined", for the whole order. Whoever maps lines walks `getSegments()` instead and begins a line at
# each PO1: the second of each. Seen 30 November 2026 under Node 20. Fails once this changes.
set -euo pipefail
cd "$(mktemp -d)"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund node-x12-edi@1.0.15 >/dev/null 2>&1
cat >seen.mjs <<'EOF'
import { FieldMap, Loop, LoopMap, Transaction } from "node-x12-edi";

const order = (...lines) => ["ST*850*0001", "BEG*00*NE*PO77**20261130", ...lines, `CTT*${lines.filter((line) => line.startsWith("PO1")).length}`, "SE*1*0001"].join("\n");
const shirt = ["PO1*1*10*EA*12.5**UP*036000291452", "PID*F****SHIRT"];
const scarf = ["PO1*2*5*EA*3.25**UP*012345678905", "PID*F****SCARF"];
const hat = ["PO1*3*7*EA*4**UP*042100005264", "PID*F****HAT"];
const sock = ["PO1*4*90*EA*1**UP*012345000058", "PID*F****SOCK"];

const field = (segmentIdentifier, valuePosition) => new FieldMap({ segmentIdentifier, identifierValue: null, identifierPosition: null, valuePosition });
const shown = (lines) => lines.map(({ quantity = "none", gtin = "none", name = "none" }) => `${quantity} of ${gtin} ${name}`).join(", ");
for (const [title, lines] of Object.entries({
  "each with a description": [shirt, scarf, hat, sock],
  "the second with two": [shirt, [...scarf, "PID*F****WOOL"], hat, sock],
  "the second without": [shirt, scarf.slice(0, 1), hat, sock],
})) {
  const transaction = new Transaction();
  transaction.generateSegments(order(...lines.flat()));
  const loop = new Loop();
  loop.setPosition(0);
  loop.addSegmentIdentifiers(["PO1", "PID"]);
  transaction.addLoop(loop);
  transaction.runLoops();
  const map = { mapped: new LoopMap({ position: 0, values: { quantity: field("PO1", 1), gtin: field("PO1", 6), name: field("PID", 4) } }) };
  try {
    console.log(`${title}: ${shown(transaction.mapSegments(map).mapped)}`);
  } catch (error) {
    console.log(`${title}: ${error.message}`);
  }

  const walked = [];
  for (const { name, fields } of transaction.getSegments()) {
    if (name === "PO1") walked.push({ quantity: fields[1].content, gtin: fields[6].content });
    if (name === "PID") walked.at(-1).name ??= fields[4].content;
  }
  console.log(`  walked: ${shown(walked)}`);
}
EOF
node seen.mjs >seen.txt
diff - seen.txt <<'EOF'
each with a description: 10 of 036000291452 SHIRT, 5 of 012345678905 SCARF, 7 of 042100005264 HAT, 90 of 012345000058 SOCK
  walked: 10 of 036000291452 SHIRT, 5 of 012345678905 SCARF, 7 of 042100005264 HAT, 90 of 012345000058 SOCK
the second with two: 10 of 036000291452 SHIRT, 5 of 012345678905 SCARF, 7 of 042100005264 WOOL, 90 of 012345000058 HAT
  walked: 10 of 036000291452 SHIRT, 5 of 012345678905 SCARF, 7 of 042100005264 HAT, 90 of 012345000058 SOCK
the second without: Cannot read properties of undefined (reading 'content')
  walked: 10 of 036000291452 SHIRT, 5 of 012345678905 none, 7 of 042100005264 HAT, 90 of 012345000058 SOCK
EOF
echo "as seen"
