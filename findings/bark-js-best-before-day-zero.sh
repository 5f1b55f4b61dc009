#!/usr/bin/env bash
# A best-before or use-by date of GS1 (application identifiers 15 and 17) may have 00 for its day: the last day of that month, as food and
# cosmetics are often marked. bark-js 1.2.1 writes it as "2027-11-00", which is no date to JavaScript; gs1-barcode-parser-mod 1.2.1
# reads 30 November from the same code. Whoever keeps dates of expiry from the first puts the month's end there.
# Seen 29 November 2026. Fails once this changes.
set -euo pipefail
cd "$(mktemp -d)"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund bark-js@1.2.1 gs1-barcode-parser-mod@1.2.1 >/dev/null 2>&1
cat >seen.mjs <<'EOF'
import bark from "bark-js";
import gs1 from "gs1-barcode-parser-mod";

const of = (element) => `0109506000134352${element}`;
for (const element of ["17271115", "17271100", "15280200"]) {
  const dated = bark(of(element)).elements[1].value;
  const other = gs1.parseBarcode(`]C1${of(element)}`).parsedCodeItems[1].isoDate;
  console.log(`${element}: ${dated} (${Number.isNaN(Date.parse(dated)) ? "no date" : "a date"}), ${other}`);
}
EOF
node seen.mjs >seen.txt
diff - seen.txt <<'EOF'
17271115: 2027-11-15 (a date), 2027-11-15
17271100: 2027-11-00 (no date), 2027-11-30
15280200: 2028-02-00 (no date), 2028-02-29
EOF
echo "as seen"
