#!/usr/bin/env bash
# `useMoney` of @shopify/hydrogen-react 2026.4.4 answers a price in several ways, and not the same price in each. `withoutTrailingZerosAndCurrency` is
# by its description the price without the currency and without noughts behind: of 1.999 dinars of Kuwait it is 2.00 and of 0.125 rials of Oman 0.13,
# where `withoutTrailingZeros`, with the currency, is 1.999 and 0.125. Money that `Intl` writes without decimals it writes with two: 1,999.50 krónur
# are 2,000 in the one and 1,999.50 in the other. It asks `Intl` for a plain number of two decimals, whatever the currency. A shop that shows the
# currency beside the price, in a column of its own, shows another price there. Nothing is raised; dollars, euros and yen are the same
# in all. Whoever shows the currency apart takes `parts` without the currency's: the last of each. Seen 30 November 2026 with react 18.3.1 under Node
# 20. Fails once this changes.
set -euo pipefail
cd "$(mktemp -d)"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --legacy-peer-deps @shopify/hydrogen-react@2026.4.4 react@18.3.1 react-dom@18.3.1 >/dev/null 2>&1
cat >seen.mjs <<'EOF'
import { ShopifyProvider, useMoney } from "@shopify/hydrogen-react";
import { createElement } from "react";
import { renderToString } from "react-dom/server";

const shop = { storeDomain: "https://example.myshopify.com", storefrontToken: "none", storefrontApiVersion: "2026-04", countryIsoCode: "US", languageIsoCode: "EN" };
function told(amount, currencyCode) {
  let money;
  function Price() {
    money = useMoney({ amount, currencyCode });
    return null;
  }
  renderToString(createElement(ShopifyProvider, shop, createElement(Price)));
  return money;
}
const apart = ({ parts }) =>
  parts.filter(({ type }) => type !== "currency").map(({ value }) => value).join("").trim();
for (const [amount, code] of [["19.99", "USD"], ["640.00", "USD"], ["1.999", "KWD"], ["0.125", "OMR"], ["1999.50", "ISK"], ["12.50", "HUF"], ["1999.0", "JPY"]]) {
  const money = told(amount, code);
  const { withoutTrailingZeros, withoutTrailingZerosAndCurrency } = money;
  console.log(`${amount} ${code}: ${[withoutTrailingZeros, withoutTrailingZerosAndCurrency, apart(money)].join(" | ").replaceAll("\u00a0", " ")}`);
}
EOF
node seen.mjs >seen.txt
diff - seen.txt <<'EOF'
19.99 USD: $19.99 | 19.99 | 19.99
640.00 USD: $640 | 640 | 640.00
1.999 KWD: KWD 1.999 | 2.00 | 1.999
0.125 OMR: OMR 0.125 | 0.13 | 0.125
1999.50 ISK: ISK 2,000 | 1,999.50 | 2,000
12.50 HUF: HUF 13 | 12.50 | 13
1999.0 JPY: ¥1,999 | 1,999 | 1,999
EOF
echo "as seen"
