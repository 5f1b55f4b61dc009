#!/usr/bin/env bash
# convert-csv-to-json 4.72.0 is by its README "fully compliant with RFC 4180, ensuring proper handling of quoted fields", and shows names in quotation
# marks with a comma in them, "properly handled", and beside them `getJsonFromCsv` alone. That call cuts a field at its comma: the second half of
# "Screw, 4 mm" is the quantity, 10 is the cost, and the cost of 1.50 is gone, as is everything beyond the last column. Nothing is raised. Rows
# without such a comma are right, so that a list goes wrong where a name has one. It heeds quotation marks once told to (`supportQuotedField`), which
# the README names further on without saying that it is off. Whoever uses it sets it: the second of each; it holds for all calls after it. Seen 30
# November 2026 under Node 20. Fails once this changes.
set -euo pipefail
cd "$(mktemp -d)"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund convert-csv-to-json@4.72.0 >/dev/null 2>&1
cat >stock.csv <<'EOF'
sku,name,quantity,cost
A-1,"Screw, 4 mm",10,1.50
A-2,Nut,20,0.75
A-3,"Hook ""S""",30,2.25
EOF
cat >seen.cjs <<'EOF'
const csv = require("convert-csv-to-json");

const show = (heading, rows) => rows.forEach(({ sku, name, quantity, cost }) => console.log(`${heading}: ${sku} | ${name} | ${quantity} | ${cost}`));
show("alone", csv.getJsonFromCsv("stock.csv"));
show("told", csv.supportQuotedField(true).getJsonFromCsv("stock.csv"));
show("alone, after it", csv.getJsonFromCsv("stock.csv").slice(0, 1));
EOF
node seen.cjs >seen.txt
diff - seen.txt <<'EOF'
alone: A-1 | "Screw |  4 mm" | 10
alone: A-2 | Nut | 20 | 0.75
alone: A-3 | "Hook ""S""" | 30 | 2.25
told: A-1 | Screw, 4 mm | 10 | 1.50
told: A-2 | Nut | 20 | 0.75
told: A-3 | Hook "S" | 30 | 2.25
alone, after it: A-1 | Screw, 4 mm | 10 | 1.50
EOF
echo "as seen"
