#!/usr/bin/env bash
# `unformatCurrency` of @shopify/react-i18n 7.14.0 reads a price in Danish kroner as a hundred times itself when it is written as
# `formatCurrency` of the same object writes it: "12,50 kr." becomes 1250.00. A single full stop with no more than two digits after it
# is taken for the decimal point, since users type one; here it ends the abbreviation. From a thousand on there is a second full stop,
# and it is read rightly: the small prices are those that go wrong. Dirhams and dinars in Arabic go wrong at every price, a dinar by a
# thousand. Norwegian kroner are written without the stop. What form "none" writes, without a sign, is read rightly: the last number.
# Seen 30 November 2026 under Node 20. Fails once this changes.
set -euo pipefail
cd "$(mktemp -d)"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --legacy-peer-deps @shopify/react-i18n@7.14.0 react@18.3.1 react-dom@18.3.1 >/dev/null 2>&1
cat >seen.mjs <<'EOF'
import { I18n } from "@shopify/react-i18n";

const plain = (text) => text.replaceAll(/[\u00a0\u202f]/g, " ").replaceAll(/[\u200e\u200f]/g, "");
for (const [locale, currency, amounts] of [
  ["da-DK", "DKK", [0.5, 12.5, 999.95, 1234.56]],
  ["da-DK", "EUR", [12.5]],
  ["nb-NO", "NOK", [12.5]],
  ["de-DE", "EUR", [12.5, 1234.56]],
  ["ar-AE", "AED", [12.5, 1234.56]],
  ["ar-KW", "KWD", [12.5]],
])
  for (const amount of amounts) {
    const i18n = new I18n([], { locale, currency, country: locale.slice(3), timezone: "UTC" });
    const [whole, none] = [{}, { form: "none" }].map((form) => i18n.formatCurrency(amount, form));
    const back = [whole, none].map((text) => i18n.unformatCurrency(text, currency));
    console.log(`${locale} ${currency} ${amount}: ${plain(whole)} is ${back[0]}, ${plain(none)} is ${back[1]}`);
  }
EOF
node seen.mjs >seen.txt
diff - seen.txt <<'EOF'
da-DK DKK 0.5: 0,50 kr. is 50.00, 0,50 is 0.50
da-DK DKK 12.5: 12,50 kr. is 1250.00, 12,50 is 12.50
da-DK DKK 999.95: 999,95 kr. is 99995.00, 999,95 is 999.95
da-DK DKK 1234.56: 1.234,56 kr. is 1234.56, 1.234,56 is 1234.56
da-DK EUR 12.5: 12,50 € is 12.50, 12,50 is 12.50
nb-NO NOK 12.5: 12,50 kr is 12.50, 12,50 is 12.50
de-DE EUR 12.5: 12,50 € is 12.50, 12,50 is 12.50
de-DE EUR 1234.56: 1.234,56 € is 1234.56, 1.234,56 is 1234.56
ar-AE AED 12.5: 12.50 د.إ. is 1250.00, 12.50 is 12.50
ar-AE AED 1234.56: 1,234.56 د.إ. is 123456.00, 1,234.56 is 1234.56
ar-KW KWD 12.5: 12.500 د.ك. is 12500.000, 12.500 is 12.500
EOF
echo "as seen"
