#!/usr/bin/env bash
# money-math 2.6.3 rounds amounts below zero wrongly. It cuts the fraction off, which goes towards zero, and adds a whole cent where
# half a cent or more was cut off: away from zero above it, but further towards it below. A tenth of a return of 19.99 is -1.98 instead of
# -2.00 (-1.999), and a debt comes out as a gain: -0.05 times 0.10 is 0.01. Half of all products are off by two cents. Above zero
# every one is right, so a credit is not the opposite of the sale it takes back. And pounds are written with the separators of euros.
# An app multiplies without the sign and sets it after, as the last number of each product does.
# Seen 30 November 2026. Fails once this changes.
set -euo pipefail
cd "$(mktemp -d)"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund money-math@2.6.3 >/dev/null 2>&1
cat >seen.mjs <<'EOF'
import money from "money-math";

const cents = (amount) => BigInt(amount.replace(".", ""));
const half = (product) => (product < 0n ? -half(-product) : (product + 50n) / 100n);
const exact = (a, b) => half(cents(a) * cents(b));
for (const [a, b] of [
  ["19.99", "0.10"],
  ["-19.99", "0.10"],
  ["-0.05", "0.10"],
  ["-4.99", "1.19"],
  ["-20.00", "0.25"],
])
  console.log(`${a} * ${b}: ${money.mul(a, b)}, ${(Number(exact(a, b)) / 100).toFixed(2)}`);
for (const amount of ["20.05", "-20.05"]) console.log(`7.5 % of ${amount}: ${money.percent(amount, "7.50")}`);
for (const amount of ["20.00", "-20.00"]) console.log(`${amount} / 3: ${money.div(amount, "3.00")}`);

const amounts = Array.from({ length: 10000 }, (_, n) => `${Math.floor((n + 1) / 100)}.${String((n + 1) % 100).padStart(2, "0")}`);
for (const sign of ["", "-"]) {
  const off = amounts.map((amount) => cents(money.mul(sign + amount, "0.19")) - exact(sign + amount, "0.19"));
  console.log(`19 % of ${sign}0.01 to ${sign}100.00: ${off.filter(Boolean).length} wrong, together ${off.reduce((all, each) => all + each)} cents`);
}
for (const currency of ["GBP", "EUR", "USD"]) console.log(`${currency}: ${money.format(currency, "1234.50")}`);
EOF
node seen.mjs >seen.txt
diff - seen.txt <<'EOF'
19.99 * 0.10: 2.00, 2.00
-19.99 * 0.10: -1.98, -2.00
-0.05 * 0.10: 0.01, -0.01
-4.99 * 1.19: -5.92, -5.94
-20.00 * 0.25: -5.00, -5.00
7.5 % of 20.05: 1.50
7.5 % of -20.05: -1.49
20.00 / 3: 6.67
-20.00 / 3: -6.65
19 % of 0.01 to 100.00: 0 wrong, together 0 cents
19 % of -0.01 to -100.00: 5000 wrong, together 10000 cents
GBP: 1.234,50
EUR: 1.234,50
USD: 1,234.50
EOF
echo "as seen"
