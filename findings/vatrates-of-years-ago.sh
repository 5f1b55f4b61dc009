#!/usr/bin/env bash
# vatrates 2.0.3, "Up-to-date European VAT Rates", was published in September 2025 with rates that had gone by then: 24 % for Finland, which has
# 25.5 since 1 September 2024, 20 for Estonia (24 since 1 July 2025) and Slovakia (23 since 1 January 2025), and 19 for Romania (21 since 1 August
# 2025). Asked for a day, as its README has it, it answers for one in 2026 as for one in 2021, and says nothing of the end of what it knows. Whoever
# takes a price with tax apart by it keeps too little tax: of 125.50 euros in Finland 24.29 instead of 25.50. Czechia has one reduced rate, 12 %,
# since 2024: it has two, 10 and 15. Beside it sales-tax 2.23.0. Seen 30 November 2026 under Node 20. Fails once this changes.
set -euo pipefail
cd "$(mktemp -d)"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund vatrates@2.0.3 sales-tax@2.23.0 >/dev/null 2>&1
cat >seen.mjs <<'EOF'
import salesTax from "sales-tax";
import VATRates from "vatrates";

const countries = ["AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "IT", "LT", "LU", "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK"];
const on = (day) => new VATRates(new Date(day));
const other = async (country) => Number(((await salesTax.getSalesTax(country)).rate * 100).toFixed(2));
for (const country of countries) {
  const [then, now] = ["2021-06-01", "2026-11-30"].map((day) => on(day).getStandardRate(country));
  const rate = await other(country);
  if (now !== rate) console.log(`${country}: in 2021 ${then}, in 2026 ${now}, ${rate}`);
}
console.log(`CZ reduced: ${on("2026-11-30").getReducedRates("CZ").join(" and ")}`);
const tax = (price, rate) => (price - price / (1 + rate / 100)).toFixed(2);
console.log(`FI, of 125.50: ${tax(125.5, on("2026-11-30").getStandardRate("FI"))}, ${tax(125.5, await other("FI"))}`);
EOF
node seen.mjs >seen.txt
diff - seen.txt <<'EOF'
EE: in 2021 20, in 2026 20, 24
FI: in 2021 24, in 2026 24, 25.5
RO: in 2021 19, in 2026 19, 21
SK: in 2021 20, in 2026 20, 23
CZ reduced: 10 and 15
FI, of 125.50: 24.29, 25.50
EOF
echo "as seen"
