#!/usr/bin/env bash
# The money of Bulgaria is the euro since 1 January 2026, at 1.95583 leva, and that of Curaçao and Sint Maarten the Caribbean guilder (XCG) since 31
# March 2025. iso-country-currency 0.7.2 and locale-currency 1.0.0, by which the money of a country is told, have the lev and the guilder of the
# Antilles. The first has money for Sierra Leone, São Tomé, Venezuela and Zimbabwe that is no more in ISO 4217's list, as currency-codes 2.2.0 has it,
# of which a thousand and more make one of today's. currency-code-map 1.0.2 has the litas, the lats and the kuna too. Nothing is raised. A price in
# euros that is read in leva is about half of what it is. Beside them country-to-currency 3.0.1. Seen 30 November 2026 under Node 20. Fails once this
# changes.
set -euo pipefail
cd "$(mktemp -d)"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund iso-country-currency@0.7.2 locale-currency@1.0.0 currency-code-map@1.0.2 country-to-currency@3.0.1 currency-codes@2.2.0 >/dev/null 2>&1
cat >seen.mjs <<'EOF'
import map from "currency-code-map";
import codes from "country-to-currency";
import list from "currency-codes";
import iso from "iso-country-currency";
import { getCurrency } from "locale-currency";

const current = codes.default ?? codes;
const older = map.default ?? map;
for (const country of ["BG", "CW", "SX", "SL", "ST", "VE", "ZW", "HR", "LT", "LV", "DE"])
  console.log(`${country}: ${iso.getParamByISO(country, "currency")}, ${getCurrency(`en-${country}`)}, ${older[country]}; ${current[country]}`);
const gone = ["SLL", "STD", "VEF", "ZWL", "HRK", "LTL", "LVL"];
console.log(`in the list: ${gone.filter((code) => list.code(code)).join(", ") || "none"} of ${gone.join(", ")}`);
EOF
node seen.mjs >seen.txt
diff - seen.txt <<'EOF'
BG: BGN, BGN, BGN; EUR
CW: ANG, ANG, ANG; XCG
SX: ANG, ANG, ANG; XCG
SL: SLL, SLE, SLL; SLE
ST: STD, STN, STD; STN
VE: VEF, VED, VEF; VES
ZW: ZWL, ZWG, USD; ZWG
HR: EUR, EUR, HRK; EUR
LT: EUR, EUR, LTL; EUR
LV: EUR, EUR, LVL; EUR
DE: EUR, EUR, EUR; EUR
in the list: none of SLL, STD, VEF, ZWL, HRK, LTL, LVL
EOF
echo "as seen"
