#!/usr/bin/env bash
# barcode-parser 2.3.0 reads of a GS1 label an amount with its currency (AI 390n to 393n: 391n and 393n begin with three digits of ISO 4217) as one
# number: 123.45 in pounds (826) is 826123.45, 123.45 in euros (978) is 978123.45. Without a currency (390n, 392n) amounts are right, and so are
# a weight. Nothing is raised.
# Seen 1 December 2026 under Node 20. Fails once this changes.
set -euo pipefail
cd "$(mktemp -d)"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund barcode-parser@2.3.0 >/dev/null 2>&1
cat >seen.cjs <<'EOF'
const { BarcodeParser, Symbologies } = require("barcode-parser");

const parser = new BarcodeParser({ readers: [Symbologies.GS1128], readerConfigurations: [] });
const read = (label) => parser.parse(`]C1${label}`).values.map(({ code, value }) => `${code} ${value}`).join(", ");
for (const label of ["392212345", "393282612345", "393297812345", "39303920500", "391282612345", "3103001750"]) console.log(label, "→", read(label));
EOF
node seen.cjs >seen.txt
diff - seen.txt <<'EOF'
392212345 → 392 123.45
393282612345 → 393 826123.45
393297812345 → 393 978123.45
39303920500 → 393 3920500
391282612345 → 391 826123.45
3103001750 → 310 1.75
EOF
echo "as seen"
