#!/usr/bin/env bash
# `fromDecimal` of js-money 0.6.3 reckons a price times 100 in doubles and asks whether a whole number came out: of the prices from 0.00 to 99.99 it
# refuses 1,146, 19.99 and 4.35 among them, with "Amount must be an integer", though each has two decimals. Told to round down it takes a
# cent off 573 of them, 19.99 becoming 19.98, and told to round up it adds one to the other 573, 1.10 becoming 1.11. "round" is right.
# ts-money 0.4.8, its port, takes every one, and rounds as many wrongly up and down. Seen 30 November 2026. Fails once this changes.
set -euo pipefail
cd "$(mktemp -d)"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund js-money@0.6.3 ts-money@0.4.8 >/dev/null 2>&1
cat >seen.mjs <<'EOF'
import First from "js-money";
import second from "ts-money";

const libraries = { "js-money": First, "ts-money": second.Money };
const cents = Array.from({ length: 10_000 }, (_, n) => n);
const price = (n) => Number((n / 100).toFixed(2));
function amount(Money, n, rounder) {
  try {
    return Money.fromDecimal(price(n), "USD", rounder).amount;
  } catch (error) {
    return error.message;
  }
}
for (const [name, Money] of Object.entries(libraries))
  for (const rounder of [undefined, "round", "floor", "ceil"]) {
    const wrong = cents.filter((n) => amount(Money, n, rounder) !== n);
    const kinds = new Set(wrong.map((n) => (typeof amount(Money, n, rounder) === "string" ? amount(Money, n, rounder) : amount(Money, n, rounder) - n)));
    console.log(`${name} ${rounder ?? "as it is"}: ${wrong.length} of ${cents.length} wrong ${[...kinds]}`);
  }
for (const n of [1999, 435, 110, 2500])
  console.log(`${price(n).toFixed(2)}: ${amount(First, n)}, ${amount(First, n, "floor")}, ${amount(First, n, "ceil")}`);
EOF
node seen.mjs >seen.txt
diff - seen.txt <<'EOF'
js-money as it is: 1146 of 10000 wrong Amount must be an integer
js-money round: 0 of 10000 wrong 
js-money floor: 573 of 10000 wrong -1
js-money ceil: 573 of 10000 wrong 1
ts-money as it is: 0 of 10000 wrong 
ts-money round: 0 of 10000 wrong 
ts-money floor: 573 of 10000 wrong -1
ts-money ceil: 573 of 10000 wrong 1
19.99: Amount must be an integer, 1998, 1999
4.35: Amount must be an integer, 434, 435
1.10: Amount must be an integer, 110, 111
25.00: 2500, 2500, 2500
EOF
echo "as seen"
