#!/usr/bin/env bash
# @xcommerceweb/google-merchant-feed 0.1.2 writes what a shop tells Google of its goods. It takes prices as numbers and rounds each to two decimals,
# whatever its currency: 1.999 dinars of Kuwait are "2.00 KWD" and 0.125 rials of Oman "0.13 OMR", which have three (ISO 4217, here as currency-codes
# 2.2.0 has it), so that the price in the feed is another one than the shop's. What goods cost (`costOfGoodsSold`) goes the same way: a screw of 0.0125
# dollars costs "0.01 USD", a fifth less. A rate of tax has two decimals too: 8.875 %, New York City's, is "8.88". Nothing is raised, and its README
# has prices of pounds. What Google makes of it was not tried. Whoever sells in such money puts the price in afterwards: the last line. Seen 30
# November 2026 under Node 20. Fails once this changes.
set -euo pipefail
cd "$(mktemp -d)"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund @xcommerceweb/google-merchant-feed@0.1.2 currency-codes@2.2.0 >/dev/null 2>&1
cat >seen.cjs <<'EOF'
const { FeedBuilder } = require("@xcommerceweb/google-merchant-feed");
const { code } = require("currency-codes");

const told = (product, tag) => new FeedBuilder().withProduct({ id: "A1", ...product }).buildXml().match(new RegExp(`<g:${tag}>(.*?)</g:${tag}>`))[1];
for (const [value, currency] of [[9.99, "GBP"], [1999, "JPY"], [1.999, "KWD"], [0.125, "OMR"], [12.345, "BHD"], [0.005, "TND"]])
  console.log(`price of ${value} ${currency}: ${told({ price: { value, currency } }, "price")}, of ${code(currency).digits} decimals`);
console.log(`cost of 0.0125 USD: ${told({ costOfGoodsSold: { value: 0.0125, currency: "USD" } }, "cost_of_goods_sold")}`);
console.log(`tax of 8.875 %: ${told({ tax: { country: "US", region: "NY", rate: 8.875 } }, "rate")}`);
const xml = new FeedBuilder().withProduct({ id: "A1", price: { value: 1.999, currency: "KWD" } }).buildXml();
console.log(xml.replace(/<g:price>.*?(?= KWD)/, `<g:price>${(1.999).toFixed(code("KWD").digits)}`).match(/<g:price>.*/)[0]);
EOF
node seen.cjs >seen.txt
diff - seen.txt <<'EOF'
price of 9.99 GBP: 9.99 GBP, of 2 decimals
price of 1999 JPY: 1999.00 JPY, of 0 decimals
price of 1.999 KWD: 2.00 KWD, of 3 decimals
price of 0.125 OMR: 0.13 OMR, of 3 decimals
price of 12.345 BHD: 12.35 BHD, of 3 decimals
price of 0.005 TND: 0.01 TND, of 3 decimals
cost of 0.0125 USD: 0.01 USD
tax of 8.875 %: 8.88
<g:price>1.999 KWD</g:price>
EOF
echo "as seen"
