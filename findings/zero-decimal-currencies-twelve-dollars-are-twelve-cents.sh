#!/usr/bin/env bash
# zero-decimal-currencies 1.6.0 writes an amount in the smallest unit of its currency, as payments take it, and does so by cutting the text of a
# number. Told not to round (`noRound`), it takes the point out of the number as JavaScript writes it, without the noughts behind: 12.00 dollars are
# "12" cents, 12.50 are "125", only 12.34 are "1234"; a tenth of all prices go wrong. Rounded, as it is by default, everything below zero is "0" in
# dollars and dinars: a refund of nothing, without an error. And yen below 50 are never rounded up: 30.99 is "30". Dollars above zero are
# right by default. Its README shows `noRound` with 15.7784 only. Whoever uses it gives it no `noRound`, and sets the sign after.
# Seen 30 November 2026 under Node 20. Fails once this changes.
set -euo pipefail
cd "$(mktemp -d)"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund zero-decimal-currencies@1.6.0 >/dev/null 2>&1
cat >seen.cjs <<'EOF'
const { default: toSmallestUnit } = require("zero-decimal-currencies");

const cut = (amount, currency) => toSmallestUnit(amount, currency, false, true);
for (const [amount, currency] of [
  ["12.34", "USD"],
  ["12.50", "USD"],
  ["12.00", "USD"],
  ["0.10", "USD"],
  ["1.500", "KWD"],
  ["-12.34", "USD"],
  ["-1.500", "KWD"],
  ["30.99", "JPY"],
  ["30", "JPY"],
])
  console.log(`${amount} ${currency}: ${toSmallestUnit(amount, currency)}, cut ${cut(amount, currency)}`);

const cents = Array.from({ length: 10_000 }, (_, n) => n + 1);
const wrong = (sign, way) => cents.filter((n) => Number(way(`${sign}${(n / 100).toFixed(2)}`, "USD")) !== Number(`${sign}${n}`)).length;
for (const sign of ["", "-"])
  console.log(`${sign}0.01 to ${sign}100.00 USD: ${wrong(sign, toSmallestUnit)} wrong, cut ${wrong(sign, cut)}`);
for (const to of [50, 100, 1000]) {
  const amounts = Array.from({ length: to * 10 }, (_, n) => n / 10);
  const off = amounts.filter((amount) => Number(toSmallestUnit(amount, "JPY")) !== Math.round(amount));
  console.log(`0.0 to ${to} JPY by tenths: ${off.length} of ${amounts.length} wrong`);
}
EOF
node seen.cjs >seen.txt
diff - seen.txt <<'EOF'
12.34 USD: 1234, cut 1234
12.50 USD: 1250, cut 125
12.00 USD: 1200, cut 12
0.10 USD: 010, cut 01
1.500 KWD: 1500, cut 10
-12.34 USD: 0, cut -1234
-1.500 KWD: 0, cut -10
30.99 JPY: 30, cut 30
30 JPY: 30, cut 30
0.01 to 100.00 USD: 0 wrong, cut 1000
-0.01 to -100.00 USD: 10000 wrong, cut 1000
0.0 to 50 JPY by tenths: 250 of 500 wrong
0.0 to 100 JPY by tenths: 355 of 1000 wrong
0.0 to 1000 JPY by tenths: 355 of 10000 wrong
EOF
echo "as seen"
