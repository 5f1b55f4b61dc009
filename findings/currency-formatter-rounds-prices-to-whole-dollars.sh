#!/usr/bin/env bash
# currency-formatter 1.5.9 writes prices in some currencies without their cents: 12.50 dollars of Brunei are "$13" and 12.50 rupees of Sri Lanka "₨
# 13", and the money of Bangladesh, Cambodia, Mozambique and Turkmenistan likewise; rufiyaa of the Maldives and ngultrum of Bhutan have one decimal,
# so that 12.25 are 12.3. Each has two by ISO 4217, as currency-codes 2.2.0 has it, and by `Intl`. And `unformat` reads back what `format` of the same
# code wrote as something else where the symbol has a full stop in it: 12.50 lempiras are 0.12 and 12.50 dirhams nothing, and a credit of 12.50 in
# tenge, whose cents it writes behind a hyphen, is 0.12. Nothing is raised. Its README has `unformat` give the amount, and says first of all that
# `Intl` does the writing better: it does, the last of each line. Dollars, euros and pounds are right. Seen 30 November 2026 under Node 20. Fails once
# this changes.
set -euo pipefail
cd "$(mktemp -d)"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund currency-formatter@1.5.9 currency-codes@2.2.0 >/dev/null 2>&1
cat >seen.cjs <<'EOF'
const { currencies, findCurrency, format, unformat } = require("currency-formatter");
const list = require("currency-codes");

const known = currencies.map(({ code }) => code).filter((code) => list.code(code));
const intl = (code) => new Intl.NumberFormat("en", { style: "currency", currency: code });
const decimals = (code) => intl(code).resolvedOptions().maximumFractionDigits;
const fewer = known.filter((code) => list.code(code).digits === decimals(code) && findCurrency(code).decimalDigits < decimals(code));
console.log(`of ${known.length} too few decimals: ${fewer.join(", ")}`);
for (const [amount, code] of [
  [12.5, "BND"],
  [12.5, "LKR"],
  [12.25, "MVR"],
  [12.5, "USD"],
])
  console.log(`${amount} ${code}: ${format(amount, { code })}, ${list.code(code).digits} decimals, ${intl(code).format(amount).replace("\u00a0", " ")}`);
for (const [amount, code] of [
  [12.5, "HNL"],
  [12.5, "AED"],
  [12.5, "KWD"],
  [-12.5, "KZT"],
  [-12.5, "EUR"],
])
  console.log(`${amount.toFixed(2)} ${code} written and read: ${unformat(format(amount, { code }), { code })}`);
EOF
node seen.cjs >seen.txt
diff - seen.txt <<'EOF'
of 150 too few decimals: BDT, BND, BTN, KHR, LKR, MVR, MZN, TMT
12.5 BND: $13, 2 decimals, BND 12.50
12.5 LKR: ₨ 13, 2 decimals, LKR 12.50
12.25 MVR: 12.3 MVR, 2 decimals, MVR 12.25
12.5 USD: $12.50, 2 decimals, $12.50
12.50 HNL written and read: 0.12
12.50 AED written and read: 0
12.50 KWD written and read: 0
-12.50 KZT written and read: 0.12
-12.50 EUR written and read: -12.5
EOF
echo "as seen"
