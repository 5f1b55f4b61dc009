#!/usr/bin/env bash
# A line of a bank's statement in SWIFT's MT940 (field 61) has the date of its value with a year, YYMMDD, and after it the date of entry without one,
# MMDD. mt940js 1.3.5, @centrapay/swift-parser 1.0.1 and mt940-js 1.0.0 all give the entry the year of the value. What is valued on 31 December 2026
# and entered on 4 January was by them entered on 4 January 2026, a year before, and what is valued ahead on 4 January and entered on 31 December, a
# year after. Whoever matches payments with orders, or closes a month, by the day of entry has them a year away. Nothing is raised, and where both lie
# in one year it is right. The year that brings the two nearest is right: the last line. mt940-js needs tslib and does not name it. Seen 30 November
# 2026 under Node 20. Fails once this changes.
set -euo pipefail
cd "$(mktemp -d)"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund mt940js@1.3.5 @centrapay/swift-parser@1.0.1 mt940-js@1.0.0 tslib@2.9.1 >/dev/null 2>&1
cat >seen.mjs <<'EOF'
import swift from "@centrapay/swift-parser";
import reader from "mt940-js";
import mt940 from "mt940js";

const data = [
  ":20:STARTUMSE",
  ":25:DE89370400440532013000",
  ":28C:00001/001",
  ":60F:C261230EUR1000,00",
  ":61:2612301230C10,00NTRFINV-1",
  ":86:Invoice 1",
  ":61:2612310104C10,00NTRFINV-2",
  ":86:Invoice 2",
  ":61:2701041231C10,00NTRFINV-3",
  ":86:Invoice 3",
  ":62F:C270104EUR1030,00",
  "-",
  "",
].join("\r\n");
const day = (date) => (typeof date === "string" ? date : date.toISOString()).slice(0, 10);
const shown = (lines) => lines.map(({ date, entryDate, valueDate }) => `${day(valueDate ?? date)} entered ${day(entryDate)}`).join(", ");
console.log(`mt940js: ${shown(new mt940.Parser().parse(data)[0].transactions)}`);
console.log(`@centrapay/swift-parser: ${shown(swift.parse({ type: "mt940", data })[0].transactions)}`);
const [statement] = await reader.read(Buffer.from(data));
console.log(`mt940-js: ${shown(statement.transactions)}`);

function mended({ entryDate, valueDate }) {
  const valued = Date.parse(valueDate);
  const [year, ...rest] = entryDate.split("-");
  const years = [-1, 0, 1].map((more) => [Number(year) + more, ...rest].join("-"));
  return { valueDate, entryDate: years.sort((one, other) => Math.abs(Date.parse(one) - valued) - Math.abs(Date.parse(other) - valued))[0] };
}
console.log(`nearest: ${shown(statement.transactions.map(mended))}`);
EOF
node seen.mjs >seen.txt
diff - seen.txt <<'EOF'
mt940js: 2026-12-30 entered 2026-12-30, 2026-12-31 entered 2026-01-04, 2027-01-04 entered 2027-12-31
@centrapay/swift-parser: 2026-12-30 entered 2026-12-30, 2026-12-31 entered 2026-01-04, 2027-01-04 entered 2027-12-31
mt940-js: 2026-12-30 entered 2026-12-30, 2026-12-31 entered 2026-01-04, 2027-01-04 entered 2027-12-31
nearest: 2026-12-30 entered 2026-12-30, 2026-12-31 entered 2027-01-04, 2027-01-04 entered 2026-12-31
EOF
echo "as seen"
