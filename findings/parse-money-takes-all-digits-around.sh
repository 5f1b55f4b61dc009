#!/usr/bin/env bash
# parse-money 1.0.12 extracts money from text, and joins to it every digit that stands around it: "2 x $19.99" is 219.99 and
# "Order 1001: $19.99" is 100119.99. Its README has text around the amount, in which there is no digit. The sign of a refund is lost, as a
# hyphen, a minus and in brackets, and a price per piece with three decimals is a thousand times itself ("€0.125" is 125). Two amounts become one.
# Whoever reads prices so gives it the amount alone, and looks for the sign first. Seen 30 November 2026. Fails once this changes.
set -euo pipefail
cd "$(mktemp -d)"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund parse-money@1.0.12 >/dev/null 2>&1
cat >seen.mjs <<'EOF'
import library from "parse-money";

const parseMoney = library.default;
for (const text of [
  "some text before 123,45 lei and some text after",
  "$19.99",
  "2 x $19.99",
  "Order 1001: $19.99",
  "Paid $19.99 on 30 November 2026",
  "SKU A-17, £4.50 each, 12 in a carton",
  "$10 to $20",
  "-$19.99",
  "\u2212$19.99",
  "($19.99)",
  "€0.125",
  "$1.05",
  "$1.050",
]) {
  const { amount, currency } = parseMoney(text);
  console.log(`${text}: ${amount} ${currency}`);
}
EOF
node seen.mjs >seen.txt
diff - seen.txt <<'EOF'
some text before 123,45 lei and some text after: 123.45 RON
$19.99: 19.99 USD
2 x $19.99: 219.99 USD
Order 1001: $19.99: 100119.99 USD
Paid $19.99 on 30 November 2026: 19.99302026 USD
SKU A-17, £4.50 each, 12 in a carton: 174.5012 GBP
$10 to $20: 1020 USD
-$19.99: 19.99 USD
−$19.99: 19.99 USD
($19.99): 19.99 USD
€0.125: 125 EUR
$1.05: 1.05 USD
$1.050: 1050 USD
EOF
echo "as seen"
