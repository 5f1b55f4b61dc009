#!/usr/bin/env bash
# amount-in-words 1.0.1 writes an amount in words, as on cheques; by its README it takes a number or a text. It takes what stands behind the
# point for a count of cents, whatever its length: 12.5 is twelve dollars and five cents, and so is 12.05. No number in JavaScript has a
# nought at its end, so that each amount of whole tenths is told wrongly: 9 of 100. The sign is left out: 12.25 that are to be paid back
# (-12.25) are told like 12.25 to be paid. Nothing is raised. Whoever uses it gives a text of two decimals and writes the sign: the second
# of each. Seen 1 December 2026 under Node 20. Fails once this changes.
set -euo pipefail
cd "$(mktemp -d)"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund amount-in-words@1.0.1 >/dev/null 2>&1
cat >seen.cjs <<'EOF'
const { AmountToWords, CountryCodes } = require("amount-in-words");

const words = new AmountToWords();
for (const [amount, country] of [
  [12.5, CountryCodes.USA],
  [12.05, CountryCodes.USA],
  [0.1, CountryCodes.GBR],
  [2000.5, CountryCodes.IND],
  [-12.25, CountryCodes.USA],
]) {
  console.log(`${amount}: ${words.toWords(amount, country)}`);
  console.log(`  "${amount.toFixed(2)}": ${words.toWords(amount.toFixed(2), country)}`);
}
const cents = Array.from({ length: 100 }, (_, cent) => 100 + cent);
const told = (amount) => words.toWords(amount, CountryCodes.USA);
console.log(`of 1.00 to 1.99: ${cents.filter((cent) => told(cent / 100) !== told((cent / 100).toFixed(2))).length} told otherwise`);
EOF
node seen.cjs >seen.txt
diff - seen.txt <<'EOF'
12.5: Twelve Dollars And Five Cents
  "12.50": Twelve Dollars And Fifty Cents
12.05: Twelve Dollars And Five Cents
  "12.05": Twelve Dollars And Five Cents
0.1: Zero Pound And One Pence
  "0.10": Zero Pound And Ten Pence
2000.5: Two Thousand Rupees And Five Paise
  "2000.50": Two Thousand Rupees And Fifty Paise
-12.25: Twelve Dollars And Twenty Five Cents
  "-12.25": Twelve Dollars And Twenty Five Cents
of 1.00 to 1.99: 9 told otherwise
EOF
echo "as seen"
