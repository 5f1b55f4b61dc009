#!/usr/bin/env bash
# zugferd-generator 1.2.1 writes electronic invoices, "ZUGFeRD-compliant" by its README, and refuses a line without its quantity; then it writes none.
# The quantity that is invoiced is obligatory in EN 16931 (BT-129), which ZUGFeRD follows since version 2. The price of a piece, for which that norm
# sets no limit to the decimals, is rounded to two: 1,000 screws of 0.0125 are screws of 0.01 whose line is 12.50, and whoever checks the order finds
# neither how many nor for how much. Nor are there the sum without tax (BT-109), the amount due (BT-115), the currency (BT-5), or the category of tax
# (BT-118), all of them obligatory, and the date has hyphens where its format (102) is CCYYMMDD. Nothing is raised, and the README's example lacks the
# sum that it asks for. No validator of such invoices was asked. Seen 30 November 2026 under Node 20. Fails once this changes.
set -euo pipefail
cd "$(mktemp -d)"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund zugferd-generator@1.2.1 >/dev/null 2>&1
cat >seen.cjs <<'EOF'
const Invoice = require("zugferd-generator");

const line = (id, description, quantity, unitPrice, lineTotal) => ({ id, description, quantity, unitPrice, lineTotal });
const invoice = {
  id: "INV-77",
  issueDate: "2026-11-30",
  currency: "EUR",
  totalAmount: 29.75,
  supplier: { name: "Seller", country: "DE" },
  customer: { name: "Buyer", country: "DE" },
  taxTotal: { taxAmount: 4.75, taxPercentage: 19 },
  lineItems: [line("1", "Screw", 1000, 0.0125, 12.5), line("2", "Nut", 500, 0.025, 12.5)],
};
const xml = new Invoice(invoice).toXMLString();
for (const [, item] of xml.matchAll(/<ram:IncludedSupplyChainTradeLineItem>(.*?)<\/ram:IncludedSupplyChainTradeLineItem>/gs))
  console.log([...item.matchAll(/<ram:(\w+)[^>]*>([^<\s]+)</g)].map(([, name, value]) => `${name} ${value}`).join(", "));
for (const [term, name] of [
  ["quantity", "BilledQuantity"],
  ["sum without tax", "TaxBasisTotalAmount"],
  ["amount due", "DuePayableAmount"],
  ["currency", "InvoiceCurrencyCode"],
  ["category of tax", "CategoryCode"],
])
  console.log(`${term} (${name}): ${xml.includes(`<ram:${name}`) ? "there" : "not there"}`);
console.log(`issued: ${xml.match(/format="102">([^<]*)/)[1]}`);
try {
  new Invoice({ ...invoice, lineItems: [line("1", "Screw", undefined, 0.0125, 12.5)] });
} catch ({ message }) {
  console.log(message);
}
EOF
node seen.cjs >seen.txt
diff - seen.txt <<'EOF'
LineID 1, Name Screw, ChargeAmount 0.01, LineTotalAmount 12.50
LineID 2, Name Nut, ChargeAmount 0.03, LineTotalAmount 12.50
quantity (BilledQuantity): not there
sum without tax (TaxBasisTotalAmount): not there
amount due (DuePayableAmount): not there
currency (InvoiceCurrencyCode): not there
category of tax (CategoryCode): not there
issued: 2026-11-30
Missing required field(s): lineItems[0].quantity
EOF
echo "as seen"
