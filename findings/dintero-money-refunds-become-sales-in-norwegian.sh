#!/usr/bin/env bash
# `Money.fromLocaleString` of @dintero/money 1.1.12 loses the sign of what `toLocaleString` of the same package writes in Norwegian and Swedish: these
# write the minus as U+2212, as Finnish, Estonian and Lithuanian do, and it keeps the hyphen alone. A credit of "−12,50" is read as a charge of 12.50,
# without an error; its own README has kroner and Norwegian throughout. Danish, German, English and French write a hyphen and are read rightly.
# Whoever reads amounts so puts a hyphen for the minus first: the last number. Seen 30 November 2026 under Node 20.
# Fails once this changes.
set -euo pipefail
cd "$(mktemp -d)"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund @dintero/money@1.1.12 >/dev/null 2>&1
cat >seen.cjs <<'EOF'
const { Money } = require("@dintero/money");

const plain = (text) => text.replaceAll(/[\u00a0\u202f]/g, " ").replaceAll("\u2212", "U+2212 ");
for (const [locale, currency] of [
  ["nb-NO", "NOK"],
  ["nn-NO", "NOK"],
  ["sv-SE", "SEK"],
  ["fi-FI", "EUR"],
  ["et-EE", "EUR"],
  ["lt-LT", "EUR"],
  ["da-DK", "DKK"],
  ["de-DE", "EUR"],
  ["fr-FR", "EUR"],
  ["en-GB", "GBP"],
])
  for (const amount of locale === "nb-NO" ? ["12.50", "-12.50", "-1234.50"] : ["-1234.50"]) {
    const written = Money.of(amount, currency).toLocaleString(locale);
    const read = (text) => Money.fromLocaleString(text, currency, locale).toString();
    console.log(`${locale}: ${amount} is written ${plain(written)} and read ${read(written)}, ${read(written.replace("\u2212", "-"))}`);
  }
EOF
node seen.cjs >seen.txt
diff - seen.txt <<'EOF'
nb-NO: 12.50 is written 12,50 and read 12.50, 12.50
nb-NO: -12.50 is written U+2212 12,50 and read 12.50, -12.50
nb-NO: -1234.50 is written U+2212 1 234,50 and read 1234.50, -1234.50
nn-NO: -1234.50 is written U+2212 1 234,50 and read 1234.50, -1234.50
sv-SE: -1234.50 is written U+2212 1 234,50 and read 1234.50, -1234.50
fi-FI: -1234.50 is written U+2212 1 234,50 and read 1234.50, -1234.50
et-EE: -1234.50 is written U+2212 1234,50 and read 1234.50, -1234.50
lt-LT: -1234.50 is written U+2212 1 234,50 and read 1234.50, -1234.50
da-DK: -1234.50 is written -1.234,50 and read -1234.50, -1234.50
de-DE: -1234.50 is written -1.234,50 and read -1234.50, -1234.50
fr-FR: -1234.50 is written -1 234,50 and read -1234.50, -1234.50
en-GB: -1234.50 is written -1,234.50 and read -1234.50, -1234.50
EOF
echo "as seen"
