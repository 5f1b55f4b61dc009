#!/usr/bin/env bash
# barcoder 2.0.1, a validator of all GTINs by its README, counts the digits of the number and not of the text, so that noughts in front are none. An
# EAN-8 that begins with 0, as shops and scales number their own goods, has seven and is refused, each one of them; so is a UPC that begins
# with five noughts. In turn a UPC that a spreadsheet made eleven digits of, or ten, and any number of nine or ten digits with a right last one,
# is valid, though no GTIN has so many. Beside it gtin 1.0.2, which is right about all. Whoever uses it looks at the text's length himself.
# Seen 1 December 2026 under Node 20. Fails once this changes.
set -euo pipefail
cd "$(mktemp -d)"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund barcoder@2.0.1 gtin@1.0.2 >/dev/null 2>&1
cat >seen.cjs <<'EOF'
const barcoder = require("barcoder");
const gtin = require("gtin");

const told = (valid) => (valid ? "valid" : "refused");
const other = (code) => told(gtin.isGTIN(code) && gtin.isValid(code));
for (const code of ["96385074", "01234565", "000001234565", "036000291452", "36000291452", "1234567895", "123456784", "4006381333931", "15400141288763"])
  console.log(`${code}: ${told(barcoder.validate(code))}, by the other ${other(code)}`);
const bodies = Array.from({ length: 1000 }, (_, n) => `0${String(n * 997).padStart(6, "0")}`);
const codes = bodies.map((body) => [..."0123456789"].map((check) => body + check).find((code) => gtin.isValid(code)));
console.log(`of ${codes.length} EAN-8 that begin with 0 ${codes.filter((code) => !barcoder.validate(code)).length} are refused`);
EOF
node seen.cjs >seen.txt
diff - seen.txt <<'EOF'
96385074: valid, by the other valid
01234565: refused, by the other valid
000001234565: refused, by the other valid
036000291452: valid, by the other valid
36000291452: valid, by the other refused
1234567895: valid, by the other refused
123456784: valid, by the other refused
4006381333931: valid, by the other valid
15400141288763: valid, by the other valid
of 1000 EAN-8 that begin with 0 1000 are refused
EOF
echo "as seen"
