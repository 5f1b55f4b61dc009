#!/usr/bin/env bash
# country-currency-map 2.1.7, a "mapping of countries and their primary currency", gives the dollar of the United States for 91 of 239 countries that
# have other money, Chile, Korea, Lithuania, Romania, Slovakia, Turkey, Ukraine and Vietnam among them. A price in lei or lira is so told to be in
# dollars, and nothing tells it from one of a country that does pay in dollars, as Ecuador does. Of Ghana and Venezuela it has the money of before
# 2008, of Croatia that of before 2023. Its README shows the United States and Canada. Beside it country-to-currency 3.0.1, which has the same codes
# of countries. Seen 30 November 2026 under Node 20. Fails once this changes.
set -euo pipefail
cd "$(mktemp -d)"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund country-currency-map@2.1.7 country-to-currency@3.0.1 >/dev/null 2>&1
cat >seen.mjs <<'EOF'
import map from "country-currency-map";
import codes from "country-to-currency";

const currencies = codes.default ?? codes;
const told = Object.keys(currencies).flatMap((code) => {
  const name = map.getCountryByAbbreviation(code);
  return name ? [{ code, currency: map.getCountry(name).currency }] : [];
});
const dollars = told.filter(({ code, currency }) => currency === "USD" && currencies[code] !== "USD");
console.log(`of ${told.length} countries ${dollars.length} in dollars`);
for (const code of ["CL", "KR", "LT", "RO", "SK", "TR", "UA", "VN", "EC", "SE", "GH", "VE", "HR"]) {
  const name = map.getCountryByAbbreviation(code);
  console.log(`${code}: ${map.getCurrencyAbbreviation(name)}, ${currencies[code]}`);
}
EOF
node seen.mjs >seen.txt
diff - seen.txt <<'EOF'
of 239 countries 91 in dollars
CL: USD, CLP
KR: USD, KRW
LT: USD, EUR
RO: USD, RON
SK: USD, EUR
TR: USD, TRY
UA: USD, UAH
VN: USD, VND
EC: USD, USD
SE: SEK, SEK
GH: GHC, GHS
VE: VEB, VES
HR: HRK, EUR
EOF
echo "as seen"
