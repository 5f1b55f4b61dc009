#!/usr/bin/env bash
# @ericblade/barcode-validator 2.4.1 refuses four of five valid EAN-13, EAN-8 and GTIN-14: it weighs the digit beside the check digit
# by 1 and the next by 3, the General Specifications of GS1 the other way round, 3 first. What passes passes by chance. For twelve
# digits it takes either sum, so that four of five UPC-A are taken with a second, wrong check digit too. An ISBN-10 that begins with
# 00 (0-00 is a large British publisher's) is refused nearly always: one of its two noughts is lost on the way.
# Beside it gtin 1.0.2, which tells all of these rightly (ISBN-10 it does not know: the weights 1 to 10, modulo 11, stand here).
# Seen 30 November 2026. Fails once this changes.
set -euo pipefail
cd "$(mktemp -d)"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund @ericblade/barcode-validator@2.4.1 gtin@1.0.2 >/dev/null 2>&1
cat >seen.mjs <<'EOF'
import validate from "@ericblade/barcode-validator";
import gtin from "gtin";

for (const code of ["4006381333931", "5901234123457", "0036000291452", "10036000291459"])
  console.log(`${code}: ${validate(code).valid}, ${gtin.isValid(code)}`);

const digits = (count, from) => Array.from({ length: 1000 }, (_, n) => `${from}${String(n * 911 + 13).padStart(count, "0")}`);
const taken = (all, valid) => all.filter(valid).length;
const checked = (body) => [..."0123456789"].map((check) => body + check);
for (const [name, bodies] of [
  ["EAN-8", digits(6, "5")],
  ["EAN-13", digits(11, "5")],
  ["GTIN-14", digits(12, "1")],
  ["UPC-A", digits(10, "7")],
]) {
  const codes = bodies.flatMap(checked);
  const right = codes.filter((code) => gtin.isValid(code));
  const wrong = codes.filter((code) => !gtin.isValid(code));
  const its = (code) => validate(code).valid;
  console.log(`${name}: of ${right.length} right ${taken(right, its)}, of ${wrong.length} wrong ${taken(wrong, its)}`);
}

const isbn = (body) => {
  const sum = [...body].reduce((all, digit, at) => all + digit * (at + 1), 0) % 11;
  return body + (sum === 10 ? "X" : sum);
};
for (const from of ["00", "01", "1"]) {
  const all = digits(9 - from.length, from).map(isbn);
  console.log(`ISBN-10 from ${from}: of ${all.length} right ${taken(all, (code) => validate(code, "isbn10").valid)}`);
}
EOF
node seen.mjs >seen.txt
diff - seen.txt <<'EOF'
4006381333931: false, true
5901234123457: true, true
0036000291452: false, true
10036000291459: false, true
EAN-8: of 1000 right 216, of 9000 wrong 784
EAN-13: of 1000 right 216, of 9000 wrong 784
GTIN-14: of 1000 right 197, of 9000 wrong 803
UPC-A: of 1000 right 1000, of 9000 wrong 796
ISBN-10 from 00: of 1000 right 89
ISBN-10 from 01: of 1000 right 1000
ISBN-10 from 1: of 1000 right 1000
EOF
echo "as seen"
