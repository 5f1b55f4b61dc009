#!/usr/bin/env bash
# convert-csv-to-array 1.0.3 makes numbers of all columns that look like one, and not the right ones: the SKUs 1E5 and 1E7 are both 1, where they are
# 100,000 and 10,000,000 if numbers at all, and so one article; 00042 is 42, and a barcode loses its leading noughts. Columns in quotation marks, as
# RFC 4180 has them, are cut at their commas, so that "1,250" is no quantity, and with CRLF, which that document names for a row's end, the last
# column is called "price\r". A row that is shorter than the others, which it advises against and people write, is given what is missing from the row
# above: Sock and Belt cost what Hat does. Nothing is raised. Its README has it convert "a csv formatted string", and shows whole numbers. Whoever
# uses it asks whether each row comes back as it was. Seen 30 November 2026 under Node 20. Fails once this changes.
set -euo pipefail
cd "$(mktemp -d)"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund convert-csv-to-array@1.0.3 >/dev/null 2>&1
cat >seen.cjs <<'EOF'
const { convertCSVToArray } = require("convert-csv-to-array");

const rows = [
  "sku,name,quantity,price",
  "A-1,Hat,10,19.99",
  "A-2,Sock,7",
  "A-3,Belt",
  "00042,Scarf,3,4.50",
  "036000291452,Tee,2,9.90",
  "1E5,Nut,5,0.10",
  "1E7,Bolt,6,0.20",
];
const show = (list) => list.slice(1).forEach((row) => console.log(JSON.stringify(row)));
show(convertCSVToArray(`${rows.join("\n")}\n`));
console.log("quoted");
show(convertCSVToArray('sku,name,quantity,price\nA-1,"Screw, 4 mm",10,1.50\nA-2,Nut,"1,250",0.75\n'));
console.log("CRLF");
show(convertCSVToArray("sku,name,quantity,price\r\nA-1,Hat,10,19.99\r\n"));
EOF
node seen.cjs >seen.txt
diff - seen.txt <<'EOF'
{"sku":"A-1","name":"Hat","quantity":10,"price":19.99}
{"sku":"A-2","name":"Sock","quantity":7,"price":19.99}
{"sku":"A-3","name":"Belt","quantity":7,"price":19.99}
{"sku":42,"name":"Scarf","quantity":3,"price":4.5}
{"sku":36000291452,"name":"Tee","quantity":2,"price":9.9}
{"sku":1,"name":"Nut","quantity":5,"price":0.1}
{"sku":1,"name":"Bolt","quantity":6,"price":0.2}
quoted
{"sku":"A-1","name":"\"Screw","quantity":" 4 mm\"","price":10,"undefined":1.5}
{"sku":"A-2","name":"Nut","quantity":"\"1","price":"250\"","undefined":0.75}
CRLF
{"sku":"A-1","name":"Hat","quantity":10,"price\r":19.99}
EOF
echo "as seen"
