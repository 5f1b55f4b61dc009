#!/usr/bin/env bash
# In a file of payments by NACHA's rules what a payment is for, an invoice's number, stands in a record of its own behind it, the addenda, which ends
# with the last seven digits of that payment's trace number. @midlandsbank/node-nacha 0.4.0 counts payments from 0 and what is said of them from 1:
# the invoice of payment 0 is for payment 1 by its number, and that of the last for none. And a file is made of blocks of ten lines, its end filled
# up with lines of nines: where the records fill their blocks already, it adds ten lines of nines more, and the control record counts one block fewer
# than there are. Nothing is raised. Its README's example pays with an addenda. No bank was asked. Whoever uses it gives each payment a
# `traceNumber` from 1 on, which the README does not name, and keeps as many blocks as the control record counts: the last two lines. Seen 30
# November 2026 under Node 20. Fails once this changes.
set -euo pipefail
cd "$(mktemp -d)"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund @midlandsbank/node-nacha@0.4.0 >/dev/null 2>&1
cat >seen.cjs <<'EOF'
const nacha = require("@midlandsbank/node-nacha");

const parties = { from: { name: "Example Shop", fein: "123456789" }, for: { name: "Example Bank", routing: "076401251" } };
const account = { num: "135792468", type: "C" };
function written(payments, numbered) {
  let file = nacha.create(parties).ccd({ effectiveDate: "261214", description: "Payment" });
  for (let n = 0; n < payments; n += 1) {
    const traceNumber = numbered ? { traceNumber: `07640125${String(n + 1).padStart(7, "0")}` } : {};
    file = file.credit({ name: `Supplier ${n}`, account, routing: "091000019", amount: 10_000 + n, addenda: `INVOICE OF ${n}`, ...traceNumber });
  }
  return nacha.from(file).to("ach").trimEnd().split("\n");
}
const told = (lines) =>
  lines.filter((line) => "67".includes(line[0])).map((line) => (line[0] === "6" ? `${line.slice(54, 64)} ${line.slice(-7)}` : `${line.slice(3, 15)} for ${line.slice(-7)}`)).join(", ");
console.log(told(written(2)));
for (const payments of [2, 3, 8]) {
  const lines = written(payments);
  const records = lines.findLastIndex((line) => !/^9{94}$/.test(line)) + 1;
  console.log(`${records} records in ${lines.length} lines, ${Number(lines[records - 1].slice(7, 13))} blocks by the control record`);
}
const lines = written(3, true);
console.log(told(lines));
console.log(`cut off: ${lines.slice(0, Number(lines.find((line) => /^9(?!9{93})/.test(line)).slice(7, 13)) * 10).length} lines`);
EOF
node seen.cjs >seen.txt
diff - seen.txt <<'EOF'
Supplier 0 0000000, INVOICE OF 0 for 0000001, Supplier 1 0000001, INVOICE OF 1 for 0000002
8 records in 10 lines, 1 blocks by the control record
10 records in 20 lines, 1 blocks by the control record
20 records in 30 lines, 2 blocks by the control record
Supplier 0 0000001, INVOICE OF 0 for 0000001, Supplier 1 0000002, INVOICE OF 1 for 0000002, Supplier 2 0000003, INVOICE OF 2 for 0000003
cut off: 10 lines
EOF
echo "as seen"
