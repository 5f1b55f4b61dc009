#!/usr/bin/env bash
# parse-price 1.1.8 reads a number from "a localized price string", as its description has it, and takes a separator of thousands for the decimal
# point wherever it finds one: 1,299 yen, which have no decimals, are 1.299, and ¥1,234,567 are 1.234. Where the last digit is a nought, it does not,
# so that ¥1,300 is 1300: of prices of four digits one in ten is right. What `Intl` writes of whole dollars, euros and kroner goes the same way. A
# full stop in the sign of a currency is the decimal point too: "Rs. 1,234.56" is 0.1234. A refund loses its sign. Nothing is raised. With cents, and
# no full stop but theirs, it is right. Whoever uses it gives it the amount with its decimals, and the sign apart: the last line. Seen 30 November
# 2026 under Node 20. Fails once this changes.
set -euo pipefail
cd "$(mktemp -d)"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund parse-price@1.1.8 >/dev/null 2>&1
cat >seen.cjs <<'EOF'
const parsePrice = require("parse-price");

const money = (locale, currency, maximumFractionDigits) => new Intl.NumberFormat(locale, { style: "currency", currency, maximumFractionDigits });
for (const [amount, ...how] of [
  [1299, "en", "JPY"],
  [1300, "en", "JPY"],
  [1234567, "en", "JPY"],
  [1299, "en", "USD", 0],
  [1299, "de", "EUR", 0],
  [1299, "da", "DKK", 0],
  [-12.5, "en", "USD"],
  [1299.5, "en", "USD"],
  [1299.5, "de", "EUR"],
]) {
  const text = money(...how).format(amount).replaceAll("\u00a0", " ");
  console.log(`${text}: ${parsePrice(text)}`);
}
console.log(`Rs. 1,234.56: ${parsePrice("Rs. 1,234.56")}`);
const yen = Array.from({ length: 9000 }, (_, n) => n + 1000);
console.log(`of ${yen.length} prices in yen ${yen.filter((amount) => parsePrice(money("en", "JPY").format(amount)) === amount).length} are right`);
console.log(`with decimals: ${parsePrice("1,299.00")}, ${parsePrice("1,234,567.00")}`);
EOF
node seen.cjs >seen.txt
diff - seen.txt <<'EOF'
¥1,299: 1.299
¥1,300: 1300
¥1,234,567: 1.234
$1,299: 1.299
1.299 €: 1.299
1.299 kr.: 1.299
-$12.50: 12.5
$1,299.50: 1299.5
1.299,50 €: 1299.5
Rs. 1,234.56: 0.1234
of 9000 prices in yen 900 are right
with decimals: 1299, 1234567
EOF
echo "as seen"
