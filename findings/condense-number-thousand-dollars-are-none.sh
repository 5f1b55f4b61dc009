#!/usr/bin/env bash
# @shopify/condense-number 1.0.1 shortens 1,234 dollars to "$1K", and 999.01 to 999.99 dollars to "$0K": it is a thousand to it from 999 on, for it
# asks which thousand an amount is above by 999, 9,999 and so on, as if there were no cents. A turnover of 999,999.50 is "$0M", and 9,999.5 in
# Japanese no ten thousands; below zero it is alike. Its README says that it rounds down, and that what cannot be shortened is written as it is,
# with amounts without cents throughout, which are right. In Polish what is shortened keeps the quotation marks of the pattern ("1 tys'.'"). `Intl`
# rounds both down rightly. Whoever uses it gives it whole numbers: the last line. Seen 30 November 2026 under Node 20. Fails once this changes.
set -euo pipefail
cd "$(mktemp -d)"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund @shopify/condense-number@1.0.1 >/dev/null 2>&1
cat >seen.cjs <<'EOF'
const { condenseCurrency, condenseNumber } = require("@shopify/condense-number");

const dollars = (amount, options) => condenseCurrency(amount, "en", "USD", options);
for (const amount of [999, 999.01, 999.5, -999.5, 1000, 999_999, 999_999.5, 1_000_000])
  console.log(`${amount}: ${dollars(amount)}, ${condenseNumber(amount, "es")}, ${condenseNumber(amount, "pl")}`);
console.log(`in Japanese 9999.5: ${condenseNumber(9999.5, "ja")}, 10000: ${condenseNumber(10_000, "ja")}`);
console.log(`with a decimal 999.5: ${dollars(999.5, { maxPrecision: 1 })}`);
const cents = Array.from({ length: 200_000 }, (_, n) => n / 100);
console.log(`of ${cents.length} amounts from 0.00 to 1999.99 ${cents.filter((amount) => dollars(amount) === "$0K").length} are $0K`);

const intl = new Intl.NumberFormat("en", { notation: "compact", style: "currency", currency: "USD", roundingMode: "floor", maximumFractionDigits: 0 });
console.log(`Intl: ${[999.5, 999_999.5].map((amount) => intl.format(amount)).join(", ")}`);
console.log(`whole: ${[999.5, 999_999.5].map((amount) => dollars(Math.floor(amount))).join(", ")}`);
EOF
node seen.cjs >seen.txt
diff - seen.txt <<'EOF'
999: $999, 999, 999
999.01: $0K, 0 mil, 0 tys'.'
999.5: $0K, 0 mil, 0 tys'.'
-999.5: −$0K, −0 mil, −0 tys'.'
1000: $1K, 1 mil, 1 tys'.'
999999: $999K, 999 mil, 999 tys'.'
999999.5: $0M, 0 M, 0 mln
1000000: $1M, 1 M, 1 mln
in Japanese 9999.5: 0万, 10000: 1万
with a decimal 999.5: $0.9K
of 200000 amounts from 0.00 to 1999.99 99 are $0K
Intl: $999, $999K
whole: $999, $999K
EOF
echo "as seen"
