#!/usr/bin/env bash
# Two validators of postal codes refuse those that whole countries have. i18n-zipcodes 1.0.3 has Ireland and South Korea among its 116
# countries, and takes no Eircode, with its space or without, and no code of five digits, as Korea's are since August 2015; it takes the six
# digits that were before. Of Britain it takes M11AE and not M1 1AE, with the space that the post asks for. is-valid-zipcode 1.0.3 takes
# Britain's, and Ireland's with its space; of Korea it takes the old ones only; of Sweden it takes 111 22 and not 11122, of Israel five
# digits and not the seven that it has since 2013. A supplier's or a location's address that is checked by them cannot be saved. Nothing is
# raised: the answer is false. postal-code-checker 2.3.0, by Google's data, takes each of today's: the last column. Seen 1 December 2026
# under Node 20. Fails once this changes.
set -euo pipefail
cd "$(mktemp -d)"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund i18n-zipcodes@1.0.3 is-valid-zipcode@1.0.3 postal-code-checker@2.3.0 >/dev/null 2>&1
cat >seen.cjs <<'EOF'
const first = require("i18n-zipcodes");
const second = require("is-valid-zipcode");
const { validatePostalCode } = require("postal-code-checker");

const answer = (taken) => (taken === undefined ? "unknown" : taken ? "taken" : "refused");
for (const [country, codes] of Object.entries({
  GB: ["M1 1AE", "M11AE", "DN55 1PT"],
  IE: ["A65 F4E2", "A65F4E2"],
  KR: ["03051", "110-110"],
  IL: ["9100001", "91000"],
  SE: ["111 22", "11122"],
  DE: ["01067"],
  US: ["90210", "90210-1234"],
}))
  for (const code of codes)
    console.log(`${country} ${code}: ${answer(first(country, code))}, ${answer(second(code, country))}, ${answer(validatePostalCode(country, code))}`);
EOF
node seen.cjs >seen.txt
diff - seen.txt <<'EOF'
GB M1 1AE: refused, taken, taken
GB M11AE: taken, taken, taken
GB DN55 1PT: refused, taken, taken
IE A65 F4E2: refused, taken, taken
IE A65F4E2: refused, refused, taken
KR 03051: refused, refused, taken
KR 110-110: taken, taken, refused
IL 9100001: refused, refused, taken
IL 91000: taken, taken, taken
SE 111 22: taken, taken, taken
SE 11122: taken, refused, taken
DE 01067: taken, taken, taken
US 90210: taken, taken, taken
US 90210-1234: taken, taken, taken
EOF
echo "as seen"
