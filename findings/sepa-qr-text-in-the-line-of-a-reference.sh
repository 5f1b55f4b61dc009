#!/usr/bin/env bash
# A code for a bank transfer, as shops print it on invoices (EPC069-12 of the European Payments Council), has a line for a creditor's reference by ISO
# 11649, after it one for text, and last one for what the payee tells the payer. sepa-qr 0.0.2 has 11 lines instead of 12: `remittance`, for which its
# README shows the text "Invoice 123456789", stands in the line of the reference, and `information` in that of the text. Whoever pays is told of a
# reference that is none, and what was meant for him ("Thank you") is what the transfer says to the shop. The amount is written as a double has it:
# three times 33.10 are EUR99.30000000000001, where two decimals are allowed. Without an amount, which may be left to whoever pays, it asks for one
# cent, as its README says. Nothing is raised. What it draws was read back with jsqr 1.4.0; no bank's app was tried. sepa-payment-qr-code 2.0.2 has
# both in their lines. Whoever uses it gives text as `information`, and the amount as text of two decimals: the last line. Seen 30 November 2026
# under Node 20. Fails once this changes.
set -euo pipefail
cd "$(mktemp -d)"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund sepa-qr@0.0.2 sepa-payment-qr-code@2.0.2 jsqr@1.4.0 pngjs@7.0.0 >/dev/null 2>&1
cat >seen.cjs <<'EOF'
const { buffer } = require("node:stream/consumers");
const jsqr = require("jsqr").default;
const { PNG } = require("pngjs");
const sepaQr = require("sepa-qr");
const text = require("sepa-payment-qr-code");

const payee = { name: "Example Shop", iban: "BE71096123456769" };
const lines = (content) => content.split("\n").map((line, at) => `${at + 1} ${line}`).slice(7).join(" | ");
async function read(options) {
  const { data, width, height } = PNG.sync.read(await buffer(sepaQr({ ...payee, ...options })));
  return lines(jsqr(new Uint8ClampedArray(data), width, height).data);
}
(async () => {
  console.log(await read({ amount: 100, remittance: "Invoice 123456789", information: "Thank you" }));
  console.log(await read({ amount: 3 * 33.1, remittance: "RF18539007547034" }));
  console.log(await read({ remittance: "RF18539007547034" }));
  console.log(lines(text({ ...payee, amount: 100, unstructuredReference: "Invoice 123456789", information: "Thank you" })));
  console.log(lines(text({ ...payee, amount: 3 * 33.1, structuredReference: "RF18539007547034" })));
  console.log(await read({ amount: (3 * 33.1).toFixed(2), information: "Invoice 123456789" }));
})();
EOF
node seen.cjs >seen.txt
diff - seen.txt <<'EOF'
8 EUR100 | 9  | 10 Invoice 123456789 | 11 Thank you
8 EUR99.30000000000001 | 9  | 10 RF18539007547034 | 11 
8 EUR0.01 | 9  | 10 RF18539007547034 | 11 
8 EUR100.00 | 9  | 10  | 11 Invoice 123456789 | 12 Thank you
8 EUR99.30 | 9  | 10 RF18539007547034 | 11  | 12 
8 EUR99.30 | 9  | 10  | 11 Invoice 123456789
EOF
echo "as seen"
