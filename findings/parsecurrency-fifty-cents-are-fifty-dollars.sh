#!/usr/bin/env bash
# parsecurrency 1.1.1 takes a point that nothing stands before for a part of the currency's sign: $.50, as American price lists write fifty cents, is
# a value of 50 with the sign "$.". Three digits after a point or comma are a group of thousands even behind a nought or a dollar: a
# screw at $0.125 costs 125, one at $1.125 costs 1125. And a credit in brackets, ($1.50), is a positive 1.5 with the sign "($", as is
# $1.50-. Two decimals after a digit are right. Its README excepts currencies of three decimals, not prices of three in dollars. Whoever reads
# prices of a supplier with it compares what it says to be whole and fraction with the text: `integer` is 0.125 there.
# Seen 1 December 2026 under Node 20. Fails once this changes.
set -euo pipefail
cd "$(mktemp -d)"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund parsecurrency@1.1.1 >/dev/null 2>&1
cat >seen.cjs <<'EOF'
const parseCurrency = require("parsecurrency");

for (const text of ["$1,234.50", "$0.50", "$.50", "€,50", "$0.12", "$0.125", "$1.125", "USD 0.035", "€0,125", "-$1.50", "($1.50)", "$1.50-"]) {
  const read = parseCurrency(text);
  console.log(`${text}: ${read ? `${read.value}, sign ${read.symbol || read.currency}, whole ${read.integer}, fraction ${read.decimals || "none"}` : "not read"}`);
}
const cents = Array.from({ length: 99 }, (_, n) => String(n + 1).padStart(2, "0"));
const wrong = (write) => cents.filter((cent) => parseCurrency(write(cent))?.value !== Number(`0.${cent}`)).length;
console.log(`of ${cents.length} from $0.01 ${wrong((cent) => `$0.${cent}`)} are wrong, from $.01 ${wrong((cent) => `$.${cent}`)}`);
EOF
node seen.cjs >seen.txt
diff - seen.txt <<'EOF'
$1,234.50: 1234.5, sign $, whole 1,234, fraction .50
$0.50: 0.5, sign $, whole 0, fraction .50
$.50: 50, sign $., whole 50, fraction none
€,50: 50, sign €,, whole 50, fraction none
$0.12: 0.12, sign $, whole 0, fraction .12
$0.125: 125, sign $, whole 0.125, fraction none
$1.125: 1125, sign $, whole 1.125, fraction none
USD 0.035: 35, sign USD, whole 0.035, fraction none
€0,125: 125, sign €, whole 0,125, fraction none
-$1.50: -1.5, sign $, whole -1, fraction .50
($1.50): 1.5, sign ($, whole 1, fraction .50
$1.50-: 1.5, sign $, whole 1, fraction .50
of 99 from $0.01 0 are wrong, from $.01 99
EOF
echo "as seen"
