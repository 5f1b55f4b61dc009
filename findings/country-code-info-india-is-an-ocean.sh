#!/usr/bin/env bash
# `findCountry` of country-code-info 0.3.0 answers the first country, by its alphabet, that has what is looked for anywhere in it. India is
# the British Indian Ocean Territory to it, Guinea Equatorial Guinea, Sudan South Sudan, the United States their Minor Outlying Islands, and
# a dialling code of 44 Angola's 244. Its README looks for just that one, 44, and calls what comes the United Kingdom. It has a second
# argument for what is to match exactly, by which 44 is Guernsey and the United States are none. Codes of two and of three letters are
# right, numbers of ISO 3166 are another country's for six. Nothing is raised: goods of India get another country of origin. Whoever looks a
# country up does so by its letters. Seen 1 December 2026 under Node 20. Fails once this changes.
set -euo pipefail
cd "$(mktemp -d)"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund country-code-info@0.3.0 >/dev/null 2>&1
cat >seen.cjs <<'EOF'
const { findCountry } = require("country-code-info");
const all = require("country-code-info/data/countries.json");

const shown = (country) => (country ? `${country.a2} ${country.name}` : "none");
for (const name of ["India", "Guinea", "Sudan", "Samoa", "United States", "Germany"])
  console.log(`${name}: ${shown(findCountry({ name }))}, exactly ${shown(findCountry({ name }, true))}`);
for (const dial of ["44", "49", "7"]) console.log(`${dial}: ${shown(findCountry({ dial }))}, exactly ${shown(findCountry({ dial }, true))}`);
for (const key of ["name", "a2", "a3", "num"]) {
  const others = all.filter((country) => country[key] && findCountry({ [key]: country[key] }).a2 !== country.a2);
  console.log(`of ${all.length} by ${key} another: ${others.map(({ a2 }) => a2).join(" ") || "none"}`);
}
EOF
node seen.cjs >seen.txt
diff - seen.txt <<'EOF'
India: IO British Indian Ocean Territory, exactly IN India
Guinea: GQ Equatorial Guinea, exactly GN Guinea
Sudan: SS South Sudan, exactly SD Sudan
Samoa: AS American Samoa, exactly WS Samoa
United States: UM United States Minor Outlying Islands, exactly none
Germany: DE Germany, exactly DE Germany
44: AO Angola, exactly GG Guernsey
49: DO Dominican Republic, exactly DE Germany
7: AD Andorra, exactly KZ Kazakhstan
of 249 by name another: GN IN WS SD
of 249 by a2 another: none
of 249 by a3 another: none
of 249 by num another: AL AO BH BM SB VG
EOF
echo "as seen"
