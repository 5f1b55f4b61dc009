#!/usr/bin/env bash
# `generate` of ean13-lib 0.0.5, which adds the check digit to the twelve digits of an EAN-13, answers a number and no text, and so without the
# noughts in front: 003600029145 comes back as 36000291452, eleven digits. That concerns each article of North America, whose UPC is an
# EAN-13 with a nought before it, and every number that a shop prints on its own labels beginning with 0. Its own `validate` refuses
# what `generate` made, as a number and as text. The digits themselves are right: the last column puts them back to thirteen.
# Its README shows one that begins with 2. Beside it gtin 1.0.2. Seen 1 December 2026 under Node 20. Fails once this changes.
set -euo pipefail
cd "$(mktemp -d)"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund ean13-lib@0.0.5 gtin@1.0.2 >/dev/null 2>&1
cat >seen.cjs <<'EOF'
const { Ean13Utils } = require("ean13-lib");
const gtin = require("gtin");

for (const body of ["400638133393", "003600029145", "000000123456", "012345678901"]) {
  const made = Ean13Utils.generate(body);
  const whole = String(made).padStart(13, "0");
  const valid = (code) => (Ean13Utils.validate(code) ? "valid" : "refused");
  console.log(`${body}: ${typeof made} ${made}, ${valid(made)}, as text ${valid(String(made))}; filled up ${whole} ${valid(whole)}, ${gtin.isValid(whole)}`);
}
const bodies = Array.from({ length: 1000 }, (_, n) => `0${String((n + 1) * 97_654_321).padStart(11, "0")}`);
console.log(`of ${bodies.length} UPC ${bodies.filter((body) => String(Ean13Utils.generate(body)).length < 13).length} are short`);
EOF
node seen.cjs >seen.txt
diff - seen.txt <<'EOF'
400638133393: number 4006381333931, refused, as text valid; filled up 4006381333931 valid, true
003600029145: number 36000291452, refused, as text refused; filled up 0036000291452 valid, true
000000123456: number 1234565, refused, as text refused; filled up 0000001234565 valid, true
012345678901: number 123456789012, refused, as text refused; filled up 0123456789012 valid, true
of 1000 UPC 1000 are short
EOF
echo "as seen"
