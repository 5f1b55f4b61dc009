#!/usr/bin/env bash
# iban-qr-code 1.0.0 writes what stands in the code for a bank transfer that shops print on invoices (EPC069-12 of the European Payments Council).
# What is left out of a call it fills with a test: a bank DEZZZYYYXXX, which is none, 19.05 euros, and for its purpose "Testsubject". Without the
# bank, as version 002 lets it be, the buyer's app is told of that bank; with a creditor's reference (RF) and no text, of which the guidelines allow
# one alone, it gets both; a transfer whose amount the buyer is to put in, which they allow too, is of 19.05. Its README shows every field, empty, and
# tells of no such values. It says that its text is in ISO 8859-1 (2), whatever whoever draws the code then writes, unless it is given `encoding:
# "1"`, which the README does not name. Whoever uses it gives each field, if only "": the last line. Seen 30 November 2026 under Node 20. Fails once
# this changes.
set -euo pipefail
cd "$(mktemp -d)"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund iban-qr-code@1.0.0 >/dev/null 2>&1
cat >seen.cjs <<'EOF'
const { girocode } = require("iban-qr-code");

function shown(transfer) {
  const [, version, encoding, , bic, name, , amount, , reference, text] = girocode(transfer).split("\n");
  return `version ${version}, encoding ${encoding}, bank ${bic || "none"}, ${name}, ${amount}, reference ${reference || "none"}, text ${text || "none"}`;
}
const shop = { name: "Größe & Söhne", iban: "DE89370400440532013000", version: "002" };
console.log(shown({ ...shop, amount: "19.99", reason: "Invoice 77" }));
console.log(shown({ ...shop, amount: "19.99", ref: "RF18539007547034" }));
console.log(shown({ ...shop, reason: "A donation" }));
console.log(shown({ ...shop, encoding: "1", bic: "", amount: "19.99", ref: "RF18539007547034", reason: "" }));
EOF
node seen.cjs >seen.txt
diff - seen.txt <<'EOF'
version 002, encoding 2, bank DEZZZYYYXXX, Größe & Söhne, EUR19.99, reference none, text Invoice 77
version 002, encoding 2, bank DEZZZYYYXXX, Größe & Söhne, EUR19.99, reference RF18539007547034, text Testsubject
version 002, encoding 2, bank DEZZZYYYXXX, Größe & Söhne, EUR19.05, reference none, text A donation
version 002, encoding 1, bank none, Größe & Söhne, EUR19.99, reference RF18539007547034, text none
EOF
echo "as seen"
