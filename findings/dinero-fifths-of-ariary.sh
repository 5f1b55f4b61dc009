#!/usr/bin/env bash
# dinero.js 2.0.2 counts Malagasy ariary and Mauritanian ouguiya in fifths (base 5, exponent 1), ISO 4217's list as
# currency-codes 2.2.0 has it in hundredths. 450 minor units are 4.50 by the list; dinero holds 90 units of the currency,
# and `toDecimal` raises instead of writing it. All other currencies that both know agree. An app
# that keeps minor units by ISO's list gives dinero a currency of its own for these two: the last line.
# Seen 28 November 2026. Fails once this changes.
set -euo pipefail
cd "$(mktemp -d)"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund dinero.js@2.0.2 currency-codes@2.2.0 >/dev/null 2>&1
cat >seen.mjs <<'EOF'
import { dinero, toDecimal, toUnits } from "dinero.js";
import * as currencies from "dinero.js/currencies";
import list from "currency-codes";

for (const code of list.codes()) {
  const known = currencies[code];
  const { digits } = list.code(code);
  if (known && (known.base !== 10 || known.exponent !== digits))
    console.log(`${code}: base ${known.base}, exponent ${known.exponent}; the list has ${digits} decimals`);
}
const money = dinero({ amount: 450, currency: currencies.MGA });
console.log(`450 is ${toUnits(money).join(" and ")} fifths`);
try {
  console.log(toDecimal(money));
} catch (error) {
  console.log(error.message);
}
console.log(toDecimal(dinero({ amount: 450, currency: { code: "MGA", base: 10, exponent: 2 } })));
EOF
node seen.mjs >seen.txt
diff - seen.txt <<'EOF'
MGA: base 5, exponent 1; the list has 2 decimals
MRU: base 5, exponent 1; the list has 2 decimals
450 is 90 and 0 fifths
[Dinero.js] Currency is not decimal.
4.50
EOF
echo "as seen"
