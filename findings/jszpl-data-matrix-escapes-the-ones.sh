#!/usr/bin/env bash
# A Data Matrix of jszpl 2.0.1 tells the printer that the digit 1 is its escape character. The command for it, ^BX, has by Zebra's manual of ZPL II
# the orientation, height, quality, columns, rows, format, escape character and ratio, in that order; jszpl gives one fewer: its tilde stands where
# the format does, which does not count at quality 200, and its 1, a ratio, where the escape does. What follows an escape is no data by that manual: 1
# to 3 are function characters, others shift, and two of them print one. A lot 2611, a serial 1023 or a GTIN is by it printed as something else or not
# at all, with nothing said; data without a 1 is right. A third of four-digit numbers have a 1. What is sent to the printer was looked at; no printer
# was tried. Whoever prints with it puts one comma more in (the last line) or writes the field with `Raw`. Seen 30 November 2026 under Node 20. Fails
# once this changes.
set -euo pipefail
cd "$(mktemp -d)"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund jszpl@2.0.1 >/dev/null 2>&1
cat >seen.cjs <<'EOF'
const { Barcode, BarcodeType, Label, PrintDensity, PrintDensityName } = require("jszpl");

const names = ["orientation", "height", "quality", "columns", "rows", "format", "escape", "ratio"];
function printed(data) {
  const label = new Label();
  label.printDensity = new PrintDensity(PrintDensityName["8dpmm"]);
  label.width = 50;
  label.height = 50;
  const barcode = new Barcode();
  barcode.type = BarcodeType.DataMatrix;
  barcode.data = data;
  label.content.push(barcode);
  return label.generateZPL();
}
function told(zpl) {
  const [, given, data] = zpl.match(/\^BX([^^]*)\^FD([^^]*)\^FS/);
  const values = given.split(",");
  const parameters = Object.fromEntries(names.map((name, at) => [name, values[at] || "none"]));
  return { parameters, escaped: data.split(parameters.escape).length - 1 };
}
const { parameters } = told(printed("A"));
console.log(Object.entries(parameters).map((each) => each.join(" ")).join(", "));
for (const data of ["LOT2611", "0109506000134352", "4006380333930"]) console.log(`${data}: ${told(printed(data)).escaped} escapes`);
const serials = Array.from({ length: 1000 }, (_, n) => String(n * 7 + 2000));
console.log(`of ${serials.length} serial numbers ${serials.filter((serial) => told(printed(serial)).escaped).length} have some`);
const mended = told(printed("0109506000134352").replace(",200,,,~,", ",200,,,,~,"));
console.log(`a comma more: escape ${mended.parameters.escape}, ratio ${mended.parameters.ratio}, ${mended.escaped} escapes`);
EOF
node seen.cjs >seen.txt
diff - seen.txt <<'EOF'
orientation N, height 10, quality 200, columns none, rows none, format ~, escape 1, ratio none
LOT2611: 2 escapes
0109506000134352: 2 escapes
4006380333930: 0 escapes
of 1000 serial numbers 271 have some
a comma more: escape ~, ratio 1, 0 escapes
EOF
echo "as seen"
