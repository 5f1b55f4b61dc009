#!/usr/bin/env bash
# `unformat` of number-currency-format 1.0.10 reads the number out of what looks like a price, by its README, and takes a separator for the decimal
# point only where exactly two digits follow: 12.5 is 125 and -3.5 -35, which no way of writing numbers has, and 1.299, the price of a litre of
# petrol, is 1299. What `format` of the same package writes with one decimal or three comes back ten or a thousand times itself, and what it writes as
# it stands (`AS_IS`) does so for each amount above one whose last cent is a nought, as of 12.50. The README has a full stop for the decimal point by
# default, in both; said in so many words, it is heeded: the second of each. With two decimals it is right. Nothing is raised. Seen 30 November 2026
# under Node 20. Fails once this changes.
set -euo pipefail
cd "$(mktemp -d)"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund number-currency-format@1.0.10 >/dev/null 2>&1
cat >seen.cjs <<'EOF'
const { format, unformat } = require("number-currency-format");

for (const [amount, options] of [
  [12.5, { decimalsDigits: 1 }],
  [1.299, { decimalsDigits: 3 }],
  [12.5, { decimalsDigits: 3, decimalSeparator: ",", thousandSeparator: "." }],
  [12.5, { showDecimals: "AS_IS" }],
  [-3.5, { showDecimals: "AS_IS", currency: "$" }],
  [12.5, {}],
  [1234.5, { decimalSeparator: ",", thousandSeparator: "." }],
]) {
  const text = format(amount, options);
  console.log(`"${text}": ${unformat(text)}, ${unformat(text, { decimalSeparator: options.decimalSeparator ?? "." })}`);
}
const prices = Array.from({ length: 10000 }, (_, cents) => cents / 100);
const others = prices.filter((price) => unformat(format(price, { showDecimals: "AS_IS" })) !== price);
console.log(`of ${prices.length} prices as they stand ${others.length} come back as others`);
EOF
node seen.cjs >seen.txt
diff - seen.txt <<'EOF'
"12.5": 125, 12.5
"1.299": 1299, 1.299
"12,500": 12500, 12.5
"12.5": 125, 12.5
"-3.5 $": -35, -3.5
"12.50": 12.5, 12.5
"1.234,50": 1234.5, 1234.5
of 10000 prices as they stand 891 come back as others
EOF
echo "as seen"
