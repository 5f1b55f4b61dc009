#!/usr/bin/env bash
# `upcE.compress` of gtin 1.0.2 shortens UPC-A that have no short form, and what it answers stands for another number: where the
# manufacturer's part does not end in a nought, only the items 00005 to 00009 may be shortened, for a last digit below 5 in the short
# form says which noughts were left out. 0 12345 00001 0 becomes 0123451 0, which its own `expand`, and any scanner, reads as 0 12100 00345.
# Its answer for what cannot be shortened is `null`. A fifth of those other numbers have a check digit that is right, so they scan, as
# another product. `expand` is right throughout: whoever shortens asks whether the long form comes back.
# Seen 30 November 2026. Fails once this changes.
set -euo pipefail
cd "$(mktemp -d)"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund gtin@1.0.2 >/dev/null 2>&1
cat >seen.mjs <<'EOF'
import gtin from "gtin";

const { expand, compress } = gtin.upcE;
const checked = (body) => [..."0123456789"].map((check) => body + check).find((code) => gtin.isValid(code));
for (const body of ["01234500001", "07034500003", "01234500005", "04210000001", "03600029145"]) {
  const code = checked(body);
  const short = compress(code);
  console.log(`${code}: ${short}, ${short && expand(short)}`);
}

for (const item of ["00000", "00001", "00002", "00003", "00004", "00005", "00009"]) {
  const codes = Array.from({ length: 90000 }, (_, n) => n + 10000)
    .filter((manufacturer) => manufacturer % 10)
    .map((manufacturer) => checked(`0${manufacturer}${item}`));
  const others = codes.map((code) => expand(compress(code))).filter((long, at) => long !== codes[at]);
  console.log(`${item}: of ${codes.length} ${others.length} are another's, ${others.filter((code) => gtin.isValid(code)).length} of them valid`);
}
EOF
node seen.mjs >seen.txt
diff - seen.txt <<'EOF'
012345000010: 01234510, 012100003450
070345000034: 07034534, 070300000454
012345000058: 01234558, 012345000058
042100000016: 04200116, 042100000016
036000291452: null, null
00000: of 81000 81000 are another's, 16200 of them valid
00001: of 81000 81000 are another's, 16200 of them valid
00002: of 81000 81000 are another's, 16200 of them valid
00003: of 81000 81000 are another's, 0 of them valid
00004: of 81000 81000 are another's, 18000 of them valid
00005: of 81000 0 are another's, 0 of them valid
00009: of 81000 0 are another's, 0 of them valid
EOF
echo "as seen"
