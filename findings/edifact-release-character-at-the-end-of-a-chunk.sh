#!/usr/bin/env bash
# The streaming parsers of edifact 1.2.12 and ts-edifact 0.0.14, which came from it, read another item number where a file happens to be cut. In
# EDIFACT a `?` releases the separator after it: AB?+12 is the number AB+12. Where the `?` is the last of what `write` is given, as of each
# 64 KiB of a file that Node reads, they forget it, and the next piece begins with a separator: the item is AB, what followed stands one element
# on, and no error is raised. Cut anywhere else, the same order is read the same, and so it should be by the README of the second: `write` goes
# on from where it left. Whoever streams keeps a last `?` back for the next piece (two of them are one that stands for itself): the last line of
# each. ts-edifact needs htmlparser2 and does not name it. Seen 30 November 2026 under Node 20. Fails once this changes.
set -euo pipefail
cd "$(mktemp -d)"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund edifact@1.2.12 ts-edifact@0.0.14 htmlparser2@12.0.0 >/dev/null 2>&1
cat >seen.mjs <<'EOF'
import { createReadStream, writeFileSync } from "node:fs";
import First from "edifact/parser.js";
import { Parser as Second } from "ts-edifact";

const order = [
  "UNB+UNOA:3+BUYER+SELLER+261130:0615+1",
  "UNH+1+ORDERS:D:96A:UN",
  "BGM+220+PO77+9",
  "LIN+1++AB?+12:SA",
  "QTY+21:24",
  "LIN+2++SET 1?:2:SA",
  "QTY+21:6",
  "UNS+S",
  "UNT+8+1",
  "UNZ+1+1",
  "",
].join("'");

function reader(Parser) {
  const parser = new Parser();
  const segments = [];
  parser.onopensegment = parser.onOpenSegment = (name) => segments.push([name]);
  parser.onelement = parser.onElement = () => segments.at(-1).push([]);
  parser.oncomponent = parser.onComponent = (text) => segments.at(-1).at(-1).push(text);
  return { write: (piece) => parser.write(piece), segments };
}
function read(Parser, ...pieces) {
  const { write, segments } = reader(Parser);
  pieces.forEach(write);
  return segments;
}
const lines = (segments) => segments.filter(([name]) => name === "LIN").map(([, ...elements]) => elements.map((parts) => parts.join(" : ")).join(" | ")).join(", ");

for (const [name, Parser] of Object.entries({ edifact: First, "ts-edifact": Second })) {
  const whole = JSON.stringify(read(Parser, order));
  console.log(`${name} whole: ${lines(JSON.parse(whole))}`);
  const cuts = Array.from({ length: order.length - 1 }, (_, n) => [order.slice(0, n + 1), order.slice(n + 1)]);
  const otherwise = cuts.filter((pieces) => JSON.stringify(read(Parser, ...pieces)) !== whole);
  for (const pieces of otherwise) console.log(`cut at ${pieces[0].slice(-5)} ${pieces[1].slice(0, 5)}: ${lines(read(Parser, ...pieces))}`);
  console.log(`${otherwise.length} of ${cuts.length} cuts, ${order.split("?").length - 1} released`);

  writeFileSync("order.edi", `${order.slice(0, order.indexOf("LIN+1"))}FTX+AAI+++${"A".repeat(65536 - order.indexOf("?") - 12)}'${order.slice(order.indexOf("LIN+1"))}`);
  const streamed = reader(Parser);
  for await (const piece of createReadStream("order.edi", "utf8")) streamed.write(piece);
  console.log(`file: ${lines(streamed.segments)}`);

  const kept = reader(Parser);
  let held = "";
  for await (const piece of createReadStream("order.edi", "utf8")) {
    const text = held + piece;
    held = text.match(/\?*$/)[0].length % 2 ? "?" : "";
    kept.write(held ? text.slice(0, -1) : text);
  }
  console.log(`kept back: ${lines(kept.segments)}`);
}
EOF
node seen.mjs >seen.txt 2>/dev/null
diff - seen.txt <<'EOF'
edifact whole: 1 |  | AB+12 : SA, 2 |  | SET 1:2 : SA
cut at ++AB? +12:S: 1 |  | AB | 12 : SA, 2 |  | SET 1:2 : SA
cut at ET 1? :2:SA: 1 |  | AB+12 : SA, 2 |  | SET 1 : 2 : SA
2 of 151 cuts, 2 released
file: 1 |  | AB | 12 : SA, 2 |  | SET 1:2 : SA
kept back: 1 |  | AB+12 : SA, 2 |  | SET 1:2 : SA
ts-edifact whole: 1 |  | AB+12 : SA, 2 |  | SET 1:2 : SA
cut at ++AB? +12:S: 1 |  | AB | 12 : SA, 2 |  | SET 1:2 : SA
cut at ET 1? :2:SA: 1 |  | AB+12 : SA, 2 |  | SET 1 : 2 : SA
2 of 151 cuts, 2 released
file: 1 |  | AB | 12 : SA, 2 |  | SET 1:2 : SA
kept back: 1 |  | AB+12 : SA, 2 |  | SET 1:2 : SA
EOF
echo "as seen"
