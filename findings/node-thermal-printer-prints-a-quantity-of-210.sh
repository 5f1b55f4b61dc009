#!/usr/bin/env bash
# `table` of node-thermal-printer 4.6.1 prints a row in columns of equal width, and nothing between them: a text as wide as its column or wider has
# the next one right behind it. Of "Tea towels 2" and 10 of them, on paper of 32 characters, it makes "Tea towels 210"; "Shirt size 3" and 12 are a
# shirt of size 312; at 42 characters "Screws M4 x 16", one pack, are screws of 161 mm. The columns after it are moved, and nothing is cut, wrapped or
# raised. Its README has it print a table equally. What is printed was read as text (`getText`); no printer was tried. `tableCustom` wraps, and has no
# gap either where a text fills its column: the third of each. Whoever prints quantities puts an empty column between them: the fourth. Seen 30
# November 2026 under Node 20. Fails once this changes.
set -euo pipefail
cd "$(mktemp -d)"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund node-thermal-printer@4.6.1 >/dev/null 2>&1
cat >seen.cjs <<'EOF'
const { PrinterTypes, ThermalPrinter } = require("node-thermal-printer");

function printed(width, print) {
  const printer = new ThermalPrinter({ type: PrinterTypes.EPSON, interface: "tcp://127.0.0.1", width });
  print(printer);
  return printer.getText().trimEnd().split("\n").map((line) => `|${line.trimEnd()}|`).join(" ");
}
for (const [width, name, quantity, price] of [
  [32, "Tea towels 2", "10", "25.00"],
  [32, "Shirt size 3", "12", "1,299.00"],
  [42, "Screws M4 x 16", "1", "12.50"],
]) {
  const columns = [name, quantity, price].map((text) => ({ text, cols: Math.floor(width / 3) }));
  const gap = { text: "", cols: 1 };
  const apart = [{ text: name, cols: width - 15 }, gap, { text: quantity, cols: 4 }, gap, { text: price, cols: 9 }];
  console.log(printed(width, (printer) => printer.table(["Article", "Qty", "Price"])));
  console.log(printed(width, (printer) => printer.table([name, quantity, price])));
  console.log(printed(width, (printer) => printer.tableCustom(columns)));
  console.log(printed(width, (printer) => printer.tableCustom(apart)));
}
EOF
node seen.cjs >seen.txt
diff - seen.txt <<'EOF'
|Article    Qty        Price|
|Tea towels 210         25.00|
|Tea towel 10        25.00| |s 2|
|Tea towels 2      10   25.00|
|Article    Qty        Price|
|Shirt size 312         1,299.00|
|Shirt siz 12        1,299.00| |e 3|
|Shirt size 3      12   1,299.00|
|Article       Qty           Price|
|Screws M4 x 161             12.50|
|Screws M4 x 161             12.50|
|Screws M4 x 16              1    12.50|
EOF
echo "as seen"
