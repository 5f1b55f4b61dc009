#!/usr/bin/env bash
# Money in its smallest unit is a whole number of yen, won or CFA francs, which have no smaller one, and of thousandths of a dinar (ISO 4217, here as
# currency-codes 2.2.0 has it). banknote 0.2.7 divides by a hundred whatever the currency: 1,999 yen are written "¥19.99" and 1.999 dinars of Kuwait
# as 19.99. Its README has it follow Unicode's CLDR, which has no decimals for yen, and shows `subunitsPerUnit: 100` among what it answers for a
# currency. @coinify/currency 1.3.43 knows the dinars' three decimals and takes every other for two: its README says that they depend on the currency,
# and `toSmallestSubunit` makes 199,900 of 1,999 yen, which a provider of payments that is told of yen in their smallest unit takes for as many yen.
# Nothing is raised. Whoever uses them takes the decimals from a list: the last line. Seen 30 November 2026 under Node 20. Fails once this changes.
set -euo pipefail
cd "$(mktemp -d)"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund banknote@0.2.7 @coinify/currency@1.3.43 currency-codes@2.2.0 >/dev/null 2>&1
cat >seen.cjs <<'EOF'
const coinify = require("@coinify/currency");
const banknote = require("banknote");
const list = require("currency-codes");

const plain = (text) => text.replaceAll("\u00a0", " ");
const written = (units, code) => plain(banknote.formatSubunitAmount(units, banknote.formattingForLocale("en-US", code)));
const digits = (code) => list.code(code).digits;
for (const code of ["USD", "JPY", "KRW", "ISK", "XOF", "KWD"])
  console.log(`${code}: 1999 of the smallest are ${written(1999, code)} and ${coinify.fromSmallestSubunit(1999, code)}, should be ${(1999 / 10 ** digits(code)).toFixed(digits(code))}; 1999 whole are ${coinify.toSmallestSubunit(1999, code)}`);
const known = list.codes().filter((code) => !/^X[^AOP]|^XA[GU]/.test(code));
const off = (decimals) => known.filter((code) => decimals(code) !== undefined && decimals(code) !== digits(code));
console.log(`@coinify/currency: ${off((code) => (coinify.isValidFiatCurrency(code) ? coinify.getDecimalsForCurrency(code) : undefined)).join(" ")}`);
const options = banknote.formattingForLocale("ja-JP");
console.log(`banknote in Japanese: ${plain(banknote.formatSubunitAmount(1999, options))}, with the list ${plain(banknote.formatSubunitAmount(1999, { ...options, subunitsPerUnit: 10 ** digits("JPY"), showDecimalIfWhole: false }))}`);
EOF
node seen.cjs >seen.txt
diff - seen.txt <<'EOF'
USD: 1999 of the smallest are $19.99 and 19.99, should be 19.99; 1999 whole are 199900
JPY: 1999 of the smallest are ¥19.99 and 19.99, should be 1999; 1999 whole are 199900
KRW: 1999 of the smallest are ₩19.99 and 19.99, should be 1999; 1999 whole are 199900
ISK: 1999 of the smallest are kr19.99 and 19.99, should be 1999; 1999 whole are 199900
XOF: 1999 of the smallest are XOF19.99 and 19.99, should be 1999; 1999 whole are 199900
KWD: 1999 of the smallest are KWD19.99 and 1.999, should be 1.999; 1999 whole are 1999000
@coinify/currency: BIF CLF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF
banknote in Japanese: ¥19.99, with the list ¥1,999
EOF
echo "as seen"
