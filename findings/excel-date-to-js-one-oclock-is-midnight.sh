#!/usr/bin/env bash
# A spreadsheet keeps a time as a part of the day: one o'clock is 1/24. excel-date-to-js 1.1.5 cuts what a double lacks of it instead of rounding:
# 1:00 on 30 November 2026, 46356 + 1/24, is 00:59:59.999. Of the day's 24 full hours 8 fall into the hour before, of its 1,440 minutes 448 into the
# minute before, so that sales or counts of stock by the hour are in another one. Days are right, and it is the same in every time zone. Its README
# has times as numbers between 0 and 1, and shows a day. And since it counts from "January 0, 1900", 1 is 1 January 1900, which it has as 31 December
# 1899. Whoever uses it rounds to the second: the last of each. Seen 30 November 2026 under Node 20. Fails once this changes.
set -euo pipefail
cd "$(mktemp -d)"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund excel-date-to-js@1.1.5 >/dev/null 2>&1
cat >seen.cjs <<'EOF'
const { getJsDateFromExcel } = require("excel-date-to-js");

const rounded = (serial) => new Date(Math.round(getJsDateFromExcel(serial) / 1000) * 1000);
for (const [heading, serial] of [
  ["1:00", 46356 + 1 / 24],
  ["6:00", 46356 + 6 / 24],
  ["22:00", 46356 + 22 / 24],
  ["0:00", 46356],
  ["day 1", 1],
])
  console.log(`${heading}: ${getJsDateFromExcel(serial).toISOString()}, ${rounded(serial).toISOString()}`);
const minute = (date) => date.getUTCHours() * 60 + date.getUTCMinutes();
const minutes = Array.from({ length: 1440 }, (_, at) => at);
const early = (read) => minutes.filter((at) => minute(read(46356 + at / 1440)) !== at);
console.log(`of 1440 minutes ${early(getJsDateFromExcel).length} are early, ${early(rounded).length}`);
console.log(`of 24 hours ${early(getJsDateFromExcel).filter((at) => at % 60 === 0).length} are early, ${early(rounded).length}`);
EOF
node seen.cjs >seen.txt
diff - seen.txt <<'EOF'
1:00: 2026-11-30T00:59:59.999Z, 2026-11-30T01:00:00.000Z
6:00: 2026-11-30T06:00:00.000Z, 2026-11-30T06:00:00.000Z
22:00: 2026-11-30T21:59:59.999Z, 2026-11-30T22:00:00.000Z
0:00: 2026-11-30T00:00:00.000Z, 2026-11-30T00:00:00.000Z
day 1: 1899-12-31T00:00:00.000Z, 1899-12-31T00:00:00.000Z
of 1440 minutes 448 are early, 0
of 24 hours 8 are early, 0
EOF
echo "as seen"
