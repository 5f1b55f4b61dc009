#!/usr/bin/env bash
# `formatBBAN` of fast-iban 1.2.0 puts hyphens between bank, branch and account as a country writes them, and does so once for each country:
# the first account of Germany is 37040044-0532013000, and each further one, and the same one again, has no hyphen. Its README has the Faroe
# Islands' 5432-038889994-4, which comes at the first call and never after. So it is in a list of suppliers: the first of a country is told
# in groups, the others are not, and which one is first is chance. The digits are right, and `formatIBAN` is right each time. Nothing is
# raised. Whoever needs the hyphens formats in a module loaded anew, the last line, or puts them in. The accounts are those of public
# examples. Seen 1 December 2026 under Node 20. Fails once this changes.
set -euo pipefail
cd "$(mktemp -d)"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund fast-iban@1.2.0 >/dev/null 2>&1
cat >seen.cjs <<'EOF'
const bank = require("fast-iban");

const accounts = [
  ["DE", "370400440532013000"],
  ["FR", "20041010050500013M02606"],
  ["FO", "54320388899944"],
  ["DE", "100000000123456789"],
];
for (const turn of ["first", "again"])
  for (const [country, account] of accounts) console.log(`${turn}: ${country} ${bank.formatBBAN(account, country)}`);
for (const turn of ["first", "again"]) console.log(`${turn}: ${bank.formatIBAN("DE89370400440532013000")}`);
delete require.cache[require.resolve("fast-iban")];
console.log(`loaded anew: DE ${require("fast-iban").formatBBAN("100000000123456789", "DE")}`);
EOF
node seen.cjs >seen.txt
diff - seen.txt <<'EOF'
first: DE 37040044-0532013000
first: FR 20041-01005-0500013M026-06
first: FO 5432-038889994-4
first: DE 100000000123456789
again: DE 370400440532013000
again: FR 20041010050500013M02606
again: FO 54320388899944
again: DE 100000000123456789
first: DE89 3704 0044 0532 0130 00
again: DE89 3704 0044 0532 0130 00
loaded anew: DE 10000000-0123456789
EOF
echo "as seen"
