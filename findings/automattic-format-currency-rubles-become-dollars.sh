#!/usr/bin/env bash
# @automattic/format-currency 2.1.0 writes a price in a currency that is not on its list in dollars: 125.50 rubles of Belarus (BYN, since 2016) are
# "$125.50", and so is the money of today of Sierra Leone, Mauritania, São Tomé, South Sudan, Venezuela and Zimbabwe. It warns on the console,
# and the price that is shown is another one. And of money that is given in its smallest unit, as whole numbers (`isSmallestUnit`), it takes
# forints, pesos of Colombia, rupiahs and rupees of Pakistan to have none smaller: 1,999 hundredths are 1,999 of them, a hundred times too much.
# ISO 4217 gives each two decimals, as currency-codes 2.2.0 has it. Its README says "the currency's smallest unit". Yen and dollars are right.
# `Intl` knows them all. Seen 30 November 2026 under Node 20. Fails once this changes.
set -euo pipefail
cd "$(mktemp -d)"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund @automattic/format-currency@2.1.0 currency-codes@2.2.0 >/dev/null 2>&1
cat >seen.mjs <<'EOF'
import { formatCurrency } from "@automattic/format-currency";
import list from "currency-codes";

console.warn = () => {};
const plain = (text) => text.replaceAll("\u00a0", " ");
const own = (amount, code, options = {}) => plain(formatCurrency(amount, code, { locale: "en", ...options }));
const intl = (amount, code) => plain(new Intl.NumberFormat("en", { style: "currency", currency: code, currencyDisplay: "code", minimumFractionDigits: 2 }).format(amount));
for (const code of ["BYN", "SLE", "MRU", "STN", "SSP", "VES"]) console.log(`125.50 ${code}: ${own(125.5, code)}, ${intl(125.5, code)}`);
const digits = (code) => list.code(code).digits;
for (const code of ["HUF", "COP", "IDR", "PKR", "JPY", "USD", "KWD"])
  console.log(`1999 of the smallest ${code}: ${own(1999, code, { isSmallestUnit: true }).replace(/^.*?(?=[\d,.]+$)/, "")}, ${(1999 / 10 ** digits(code)).toFixed(digits(code))}`);

const dollars = list.codes().filter((code) => !/^(X|USD)/.test(code) && own(1.25, code) === "$1.25");
console.log(`in dollars: ${dollars.join(" ")}`);
EOF
node seen.mjs >seen.txt
diff - seen.txt <<'EOF'
125.50 BYN: $125.50, BYN 125.50
125.50 SLE: $125.50, SLE 125.50
125.50 MRU: $125.50, MRU 125.50
125.50 STN: $125.50, STN 125.50
125.50 SSP: $125.50, SSP 125.50
125.50 VES: $125.50, VES 125.50
1999 of the smallest HUF: 1,999, 19.99
1999 of the smallest COP: 1,999, 19.99
1999 of the smallest IDR: 1,999, 19.99
1999 of the smallest PKR: 1,999, 19.99
1999 of the smallest JPY: 1,999, 1999
1999 of the smallest USD: 19.99, 19.99
1999 of the smallest KWD: 1.999, 1.999
in dollars: BOV BYN CHE CHW CLF COU MRU MXV SLE SSP STN USN UYI UYW VED VES ZWG
EOF
echo "as seen"
