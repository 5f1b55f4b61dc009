#!/usr/bin/env bash
# jsvat 2.5.4 checks tax numbers by two states of the world that are over. Belgium gives numbers that begin with 1 since September 2023: it takes those
# with 0 only, and says of a right BE1... that it is neither valid nor well formed. Northern Ireland's companies trade goods with the European
# Union under XI since 2021, with the number that they have under GB: XI belongs to no country, and is answered like nonsense. A shop or
# a supplier's form that lets through what is valid refuses all Belgian companies younger than three years, or charges them tax
# they do not owe. jsvat-next 3.0.4, which came from it, takes both: the second of each. Seen 30 November 2026 under Node 20.
# Fails once this changes.
set -euo pipefail
cd "$(mktemp -d)"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund jsvat@2.5.4 jsvat-next@3.0.4 >/dev/null 2>&1
cat >seen.cjs <<'EOF'
const first = require("jsvat");
const next = require("jsvat-next");

const all = Object.values(first).filter((each) => each?.codes && each.rules);
const belgian = (body) => `BE${body}${String(97 - (Number(body) % 97)).padStart(2, "0")}`;
const shown = ({ isValid, isValidFormat, country }) => `${isValid ? "valid" : isValidFormat ? "well formed" : "refused"} (${country?.name ?? "no country"})`;
for (const number of [belgian("01234567"), belgian("10000036"), belgian("10123456"), "GB123456782", "XI123456782", "XI123456783", "DE123456788"])
  console.log(`${number}: ${shown(first.checkVAT(number, all))}, ${shown(next.checkVAT(number, next.countries))}`);
for (const from of ["0", "1"]) {
  const numbers = Array.from({ length: 1000 }, (_, n) => belgian(`${from}${String(2_000_000 + n * 7_919)}`));
  const taken = ({ checkVAT }, countries) => numbers.filter((number) => checkVAT(number, countries).isValid).length;
  console.log(`of ${numbers.length} of Belgium from ${from}: ${taken(first, all)}, ${taken(next, next.countries)}`);
}
EOF
node seen.cjs >seen.txt
diff - seen.txt <<'EOF'
BE0123456749: valid (Belgium), valid (Belgium)
BE1000003682: refused (Belgium), valid (Belgium)
BE1012345646: refused (Belgium), valid (Belgium)
GB123456782: valid (United Kingdom), valid (United Kingdom)
XI123456782: refused (no country), valid (United Kingdom)
XI123456783: refused (no country), well formed (United Kingdom)
DE123456788: valid (Germany), valid (Germany)
of 1000 of Belgium from 0: 1000, 1000
of 1000 of Belgium from 1: 0, 1000
EOF
echo "as seen"
