#!/usr/bin/env bash
# A day in a spreadsheet has no zone. excel4node 1.8.2 writes a `Date` as it is in UTC: midnight of 30 November 2026 in Berlin as 23:00 on the 29th, and
# 20:00 on the 30th in Toronto as 01:00 on 1 December. Shown as yyyy-mm-dd, as its README shows `new Date()`, what was delivered on the 30th came on
# another day, and in another month. A day as text, which it takes too, depends on how it is written: in Berlin "11/30/2026" is the 29th and "2026-11-30"
# the 30th. Its README has it otherwise: by that the midnight of UTC that begins 2015 is 42004.79, 19:00 on the day before, as clocks in New York had it;
# it is 42005 in each zone. Where a machine runs in UTC nothing is seen, and nothing is raised. xlsx-populate 1.21.0 writes the machine's own day and
# time, the second of each. Whoever uses it gives it these as if they were UTC's (`Date.UTC`): the third. Seen 30 November 2026 under Node 20. Fails
# once this changes.
set -euo pipefail
cd "$(mktemp -d)"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund excel4node@1.8.2 xlsx-populate@1.21.0 >/dev/null 2>&1
cat >seen.cjs <<'EOF'
const { Workbook, getExcelTS } = require("excel4node");
const { dateToNumber, fromDataAsync } = require("xlsx-populate");

const written = (serial) => new Date(Math.round((serial - 25_569) * 86_400) * 1000).toISOString().slice(0, 16).replace("T", " ");
async function cell(value) {
  const workbook = new Workbook();
  workbook.addWorksheet("Stock").cell(1, 1).date(value).style({ numberFormat: "yyyy-mm-dd" });
  return (await fromDataAsync(await workbook.writeToBuffer())).sheet(0).cell("A1").value();
}
const inUtc = (at) => new Date(Date.UTC(at.getFullYear(), at.getMonth(), at.getDate(), at.getHours(), at.getMinutes()));
(async () => {
  const { TZ } = process.env;
  for (const at of [new Date(2026, 10, 30), new Date(2026, 10, 30, 20)])
    console.log(`${TZ}, at ${at.getHours()}: ${written(await cell(at))}, ${written(dateToNumber(at))}, ${written(await cell(inUtc(at)))}`);
  for (const text of ["11/30/2026", "2026-11-30"]) console.log(`${TZ}, "${text}": ${written(await cell(text))}`);
  console.log(`${TZ}, the README's: ${getExcelTS(new Date("2015-01-01T00:00:00.0000Z"))}`);
})();
EOF
for zone in UTC Europe/Berlin America/Toronto; do TZ=$zone node seen.cjs; done >seen.txt
diff - seen.txt <<'EOF'
UTC, at 0: 2026-11-30 00:00, 2026-11-30 00:00, 2026-11-30 00:00
UTC, at 20: 2026-11-30 20:00, 2026-11-30 20:00, 2026-11-30 20:00
UTC, "11/30/2026": 2026-11-30 00:00
UTC, "2026-11-30": 2026-11-30 00:00
UTC, the README's: 42005
Europe/Berlin, at 0: 2026-11-29 23:00, 2026-11-30 00:00, 2026-11-30 00:00
Europe/Berlin, at 20: 2026-11-30 19:00, 2026-11-30 20:00, 2026-11-30 20:00
Europe/Berlin, "11/30/2026": 2026-11-29 23:00
Europe/Berlin, "2026-11-30": 2026-11-30 00:00
Europe/Berlin, the README's: 42005
America/Toronto, at 0: 2026-11-30 05:00, 2026-11-30 00:00, 2026-11-30 00:00
America/Toronto, at 20: 2026-12-01 01:00, 2026-11-30 20:00, 2026-11-30 20:00
America/Toronto, "11/30/2026": 2026-11-30 05:00
America/Toronto, "2026-11-30": 2026-11-30 00:00
America/Toronto, the README's: 42005
EOF
echo "as seen"
