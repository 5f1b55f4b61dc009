#!/usr/bin/env bash
# @woocommerce/csv-export 1.11.0 writes a text that begins with =, +, - or @ with an apostrophe before it and quotation marks around it, and leaves the
# quotation marks within as they are; RFC 4180 has them doubled, as it does for all other texts. So a lamp that is called @home "Duo", red
# is read as two columns: its SKU stands below "Sold", and the 7 that were sold below nothing. +1 "free" swallows the line after it, whose 6
# are lost. An amount that comes as a text, "-5.00", has an apostrophe too; one that is a number has not. Read here by papaparse 5.7.1, which tells
# that quotes are invalid: whoever imports such a file looks at its errors, not at its rows alone. The package looks for a browser
# as it is loaded, and is shown an empty one. Seen 30 November 2026 under Node 20. Fails once this changes.
set -euo pipefail
cd "$(mktemp -d)"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts @woocommerce/csv-export@1.11.0 papaparse@5.7.1 >/dev/null 2>&1
cat >seen.cjs <<'EOF'
globalThis.self = { document: { createElementNS: () => ({}) } };
globalThis.navigator ??= { userAgent: "" };
const { generateCSVDataFromTable } = require("@woocommerce/csv-export");
const { parse } = require("papaparse");

const cells = (values) => values.map((value) => ({ value }));
const headings = ["Product", "SKU", "Sold"].map((label) => ({ label }));
for (const product of ['Lamp "Duo", red', "@home lamp, red", '@home "Duo", red', '-10" tube', '+1 "free"', "-5.00", -5]) {
  const file = generateCSVDataFromTable(headings, [cells([product, "L-1", 7]), cells(["Next", "N-1", 6])]);
  const { data, errors } = parse(file, { delimiter: "," });
  const [, ...rows] = data;
  console.log(`${file.split("\n")[1]}\n  ${rows.map((row) => JSON.stringify(row)).join(" ")} ${errors.map(({ code }) => code)}`);
}
EOF
node seen.cjs >seen.txt
diff - seen.txt <<'EOF'
"Lamp ""Duo"", red",L-1,7
  ["Lamp \"Duo\", red","L-1","7"] ["Next","N-1","6"] 
"'@home lamp, red",L-1,7
  ["'@home lamp, red","L-1","7"] ["Next","N-1","6"] 
"'@home "Duo", red",L-1,7
  ["'@home \"Duo"," red\"","L-1","7"] ["Next","N-1","6"] InvalidQuotes
"'-10" tube",L-1,7
  ["'-10\" tube","L-1","7"] ["Next","N-1","6"] InvalidQuotes
"'+1 "free"",L-1,7
  ["'+1 \"free\"\",L-1,7\nNext,N-1,6"] InvalidQuotes,MissingQuotes
"'-5.00",L-1,7
  ["'-5.00","L-1","7"] ["Next","N-1","6"] 
-5,L-1,7
  ["-5","L-1","7"] ["Next","N-1","6"] 
EOF
echo "as seen"
