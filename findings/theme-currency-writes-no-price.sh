#!/usr/bin/env bash
# Shopify's help lists eight formats of money that a shop may be set to. @shopify/theme-currency 4.1.1, with which themes write prices in the
# browser, knows four. Where a shop has one of the others, that with an apostrophe (francs in Switzerland), with a space, with a space and no
# decimals, and with a full stop and a space, it writes what stands around the price and no price: "CHF ", " kr". Nothing is raised, and a shop
# whose format is one of the four never shows it. Whoever uses it asks whether what came back has a digit, and writes the amount with `Intl` where
# it has none. Seen 30 November 2026 under Node 20. Fails once this changes.
set -euo pipefail
cd "$(mktemp -d)"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund @shopify/theme-currency@4.1.1 >/dev/null 2>&1
cat >seen.cjs <<'EOF'
const { formatMoney } = require("@shopify/theme-currency");

for (const format of [
  "${{amount}}",
  "${{amount_no_decimals}}",
  "{{amount_with_comma_separator}} €",
  "{{amount_no_decimals_with_comma_separator}} kr",
  "CHF {{amount_with_apostrophe_separator}}",
  "{{amount_no_decimals_with_space_separator}} kr",
  "{{amount_with_space_separator}} €",
  "{{amount_with_period_and_space_separator}} Ft",
]) {
  const written = formatMoney(113465, format);
  console.log(`${format}: "${written}", ${/\d/.test(written) ? "a price" : "no price"}`);
}
EOF
node seen.cjs >seen.txt
diff - seen.txt <<'EOF'
${{amount}}: "$1,134.65", a price
${{amount_no_decimals}}: "$1,135", a price
{{amount_with_comma_separator}} €: "1.134,65 €", a price
{{amount_no_decimals_with_comma_separator}} kr: "1.135 kr", a price
CHF {{amount_with_apostrophe_separator}}: "CHF ", no price
{{amount_no_decimals_with_space_separator}} kr: " kr", no price
{{amount_with_space_separator}} €: " €", no price
{{amount_with_period_and_space_separator}} Ft: " Ft", no price
EOF
echo "as seen"
