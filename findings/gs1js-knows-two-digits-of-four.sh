#!/usr/bin/env bash
# gs1js 0.0.2 reads application identifiers of GS1 by their first two digits, whatever their length; of those with three and four, the rest becomes
# the first of the value. 1.234 kg (3103, 001234) is "31" with 03001234, an order PO-77 (400) is "40" with 0PO-77. Two elements that begin alike
# are one in `getApplicationIdentifierById`, the last: of the length and the width of a roll (3111, 3122) it has the width, of two item numbers
# (240, 241) the customer's, and by 3111 or 240 it has nothing. The README says that it reads identifiers of fixed and of variable length.
# GTIN, lot, dates and serial number, of two digits, are right. Beside it gs1-barcode-parser-mod 1.2.1.
# Seen 30 November 2026. Fails once this changes.
set -euo pipefail
cd "$(mktemp -d)"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund gs1js@0.0.2 gs1-barcode-parser-mod@1.2.1 >/dev/null 2>&1
cat >seen.mjs <<'EOF'
import first from "gs1js";
import second from "gs1-barcode-parser-mod";

const product = "0109501101530003";
for (const code of [
  `${product}10LOT1\u001d21S7`,
  `${product}3103001234`,
  `${product}31110002503122000150`,
  `${product}240X-1\u001d241C-9`,
  "400PO-77",
]) {
  const reader = new first.GS1Reader(code);
  const found = reader.getApplicationIdentifiers();
  console.log(code.replaceAll("\u001d", " "));
  console.log(`  ${found.map(({ identifier, value }) => `${identifier}=${value}`).join(" ")}`);
  console.log(`  by id: ${[...new Set(found.map(({ identifier }) => identifier))].map((id) => `${id}=${reader.getApplicationIdentifierById(id).value}`).join(" ")}`);
  const { parsedCodeItems } = second.parseBarcode(`]C1${code}`);
  console.log(`  gs1-barcode-parser-mod: ${parsedCodeItems.map(({ ai, data }) => `${ai}=${data}`).join(" ")}`);
}
const reader = new first.GS1Reader(`${product}3103001234`);
console.log(`3103: ${reader.getApplicationIdentifierById("3103")}`);
EOF
node seen.mjs >seen.txt
diff - seen.txt <<'EOF'
010950110153000310LOT1 21S7
  01=09501101530003 10=LOT1 21=S7
  by id: 01=09501101530003 10=LOT1 21=S7
  gs1-barcode-parser-mod: 01=09501101530003 10=LOT1 21=S7
01095011015300033103001234
  01=09501101530003 31=03001234
  by id: 01=09501101530003 31=03001234
  gs1-barcode-parser-mod: 01=09501101530003 3103=1.234
010950110153000331110002503122000150
  01=09501101530003 31=11000250 31=22000150
  by id: 01=09501101530003 31=22000150
  gs1-barcode-parser-mod: 01=09501101530003 3111=25 3122=1.5
0109501101530003240X-1 241C-9
  01=09501101530003 24=0X-1 24=1C-9
  by id: 01=09501101530003 24=1C-9
  gs1-barcode-parser-mod: 01=09501101530003 240=X-1 241=C-9
400PO-77
  40=0PO-77
  by id: 40=0PO-77
  gs1-barcode-parser-mod: 400=PO-77
3103: undefined
EOF
echo "as seen"
