#!/usr/bin/env bash
# `InvoiceNumber.next` of invoice-number 2.0.1 raises the last part of a number, which stands behind a hyphen, a slash or the like, and
# keeps what is before it: up to where that part is found first. Where it also stands further in front, the rest goes: after 2026/12/12
# comes 2026/13, after INV-2026-02 comes INV-203, and after 2026-2 comes 3. Of a year's numbers from 2026-00 to 2026-99 that is so of three,
# of those from 2026-000 on of two. And where all digits are nines there comes none more: after 2026-999 comes 2026-000, after PO-99 comes
# PO-00, a number that was given before or is no next one. Its README tells of neither. Nothing is raised. Whoever numbers orders or
# invoices with it gives it the last part alone, with as many noughts in front as will ever be needed, and puts the year before it. Seen 1
# December 2026 under Node 20. Fails once this changes.
set -euo pipefail
cd "$(mktemp -d)"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund invoice-number@2.0.1 >/dev/null 2>&1
cat >seen.cjs <<'EOF'
const { InvoiceNumber } = require("invoice-number");

const numbers = ["2017/08/ABC001", "INV-2026-001", "INV-2026-02", "2026/12/12", "1/2026/1", "2026-2", "2026-999", "PO-99"];
for (const number of numbers) console.log(`${number}: ${InvoiceNumber.next(number)}`);
for (const digits of [1, 2, 3, 4]) {
  const all = Array.from({ length: 10 ** digits }, (_, n) => `2026-${String(n).padStart(digits, "0")}`);
  const lost = all.filter((number) => !InvoiceNumber.next(number).startsWith("2026-"));
  const back = all.filter((number) => InvoiceNumber.next(number) === all[0]);
  console.log(`of ${all.length}: ${lost.length} lose the year (${lost.slice(0, 4).join(" ") || "none"}), before the first comes ${back.join(" ")}`);
}
console.log(`the last part alone: 2026-${InvoiceNumber.next("0002")}`);
EOF
node seen.cjs >seen.txt
diff - seen.txt <<'EOF'
2017/08/ABC001: 2017/08/ABC002
INV-2026-001: INV-2026-002
INV-2026-02: INV-203
2026/12/12: 2026/13
1/2026/1: 2
2026-2: 3
2026-999: 2026-000
PO-99: PO-00
of 10: 3 lose the year (2026-0 2026-2 2026-6), before the first comes 2026-9
of 100: 3 lose the year (2026-02 2026-20 2026-26), before the first comes 2026-99
of 1000: 2 lose the year (2026-026 2026-202), before the first comes 2026-999
of 10000: 1 lose the year (2026-2026), before the first comes 2026-9999
the last part alone: 2026-0003
EOF
echo "as seen"
