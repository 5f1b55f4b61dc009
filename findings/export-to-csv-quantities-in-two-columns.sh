#!/usr/bin/env bash
# export-to-csv 1.5.0 can write numbers as a country does: `decimalSeparator` is "locale" then, or a comma. Numbers written so have a comma and no
# quotation marks, in a file whose columns are separated by commas: of the 1,250.5 m that are in stock it makes 1 and 250.5 in American English, and
# with a comma for the point 1250 and 5, so that what stands behind is a column or two further on. Of text its README says that what has the separator
# in it is quoted in any case, and RFC 4180 of each field; numbers are not, whatever `quoteStrings` is. And "locale" keeps three decimals: a screw of
# 0.0125 costs 0.013. In American English numbers without decimals and those below a thousand come out right, so that a list goes wrong where one is
# larger. Nothing is raised. Each file was read back with csv-parse 7.0.3. Whoever uses it sets a comma, not "locale", and `fieldSeparator` to a
# semicolon: the last two lines of each. Seen 30 November 2026 under Node 20. Fails once this changes.
set -euo pipefail
cd "$(mktemp -d)"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund export-to-csv@1.5.0 csv-parse@7.0.3 >/dev/null 2>&1
cat >seen.mjs <<'EOF'
import { parse } from "csv-parse/sync";
import { asString, generateCsv, mkConfig } from "export-to-csv";

const stock = [
  { sku: "FABRIC", quantity: 1250.5, cost: 4.5, place: "Aisle 3" },
  { sku: "SCREW", quantity: 10_000, cost: 0.0125, place: "Aisle 4" },
];
for (const set of [
  {},
  { decimalSeparator: "locale" },
  { decimalSeparator: "locale", quoteStrings: true },
  { decimalSeparator: "," },
  { decimalSeparator: ",", fieldSeparator: ";" },
]) {
  const text = asString(generateCsv(mkConfig({ useKeysAsHeaders: true, useBom: false, ...set }))(stock));
  console.log(`${JSON.stringify(set)}:`);
  for (const row of parse(text, { delimiter: set.fieldSeparator ?? ",", relax_column_count: true }).slice(1)) console.log(`  ${row.join(" | ")}`);
}
EOF
for locale in en_US de_DE; do echo "$locale"; LC_ALL=$locale.UTF-8 node seen.mjs; done >seen.txt
diff - seen.txt <<'EOF'
en_US
{}:
  FABRIC | 1250.5 | 4.5 | Aisle 3
  SCREW | 10000 | 0.0125 | Aisle 4
{"decimalSeparator":"locale"}:
  FABRIC | 1 | 250.5 | 4.5 | Aisle 3
  SCREW | 10000 | 0.013 | Aisle 4
{"decimalSeparator":"locale","quoteStrings":true}:
  FABRIC | 1 | 250.5 | 4.5 | Aisle 3
  SCREW | 10000 | 0.013 | Aisle 4
{"decimalSeparator":","}:
  FABRIC | 1250 | 5 | 4 | 5 | Aisle 3
  SCREW | 10000 | 0 | 0125 | Aisle 4
{"decimalSeparator":",","fieldSeparator":";"}:
  FABRIC | 1250,5 | 4,5 | Aisle 3
  SCREW | 10000 | 0,0125 | Aisle 4
de_DE
{}:
  FABRIC | 1250.5 | 4.5 | Aisle 3
  SCREW | 10000 | 0.0125 | Aisle 4
{"decimalSeparator":"locale"}:
  FABRIC | 1.250 | 5 | 4 | 5 | Aisle 3
  SCREW | 10000 | 0 | 013 | Aisle 4
{"decimalSeparator":"locale","quoteStrings":true}:
  FABRIC | 1.250 | 5 | 4 | 5 | Aisle 3
  SCREW | 10000 | 0 | 013 | Aisle 4
{"decimalSeparator":","}:
  FABRIC | 1250 | 5 | 4 | 5 | Aisle 3
  SCREW | 10000 | 0 | 0125 | Aisle 4
{"decimalSeparator":",","fieldSeparator":";"}:
  FABRIC | 1250,5 | 4,5 | Aisle 3
  SCREW | 10000 | 0,0125 | Aisle 4
EOF
echo "as seen"
