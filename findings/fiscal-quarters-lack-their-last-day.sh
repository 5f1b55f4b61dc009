#!/usr/bin/env bash
# A quarter of fiscal 1.0.0 ends at the beginning of its last day: that of December 2026 at 0 o'clock of the 31st. Its README has it at 23:59:59.999,
# as the year's end is. Whoever adds up the orders between `startDate` and `endDate` loses four days a year but for their first instant, among them
# the 31st of December and of March. And a year that begins in January ends before it begins: 2026 runs from 1 January 2026 to 31 December 2025, with
# no order in it. Years that begin in April and October are right there. Whoever uses it takes everything before `next().startDate`: the last number.
# Seen 30 November 2026 under Node 20. Fails once this changes.
set -euo pipefail
cd "$(mktemp -d)"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund fiscal@1.0.0 >/dev/null 2>&1
cat >seen.cjs <<'EOF'
const Fiscal = require("fiscal");

const local = (date) => date.toLocaleString("sv-SE");
for (const [name, month] of [
  ["January", 0],
  ["April", 3],
  ["October", 9],
]) {
  const { fiscalYear, quarter } = new Fiscal(month).getFiscalInfoForDate(new Date(2026, 10, 30, 12));
  console.log(`${name}: year ${local(fiscalYear.startDate)} to ${local(fiscalYear.endDate)}, ${quarter.string} ${local(quarter.startDate)} to ${local(quarter.endDate)}`);
}

const { fiscalYear, quarter } = new Fiscal(0).getFiscalInfoForDate(new Date(2026, 10, 30, 12));
const hours = Array.from({ length: 365 * 24 }, (_, n) => new Date(2026, 0, 1, n));
console.log(`of ${hours.length} hours of 2026 ${hours.filter((hour) => hour >= fiscalYear.startDate && hour <= fiscalYear.endDate).length} are in its year`);
const quarters = [quarter, quarter.previous(), quarter.previous().previous(), quarter.previous().previous().previous()];
const within = (end) => hours.filter((hour) => quarters.some((each) => hour >= each.startDate && end(hour, each))).length;
console.log(`in its quarters ${within((hour, each) => hour <= each.endDate)}, before the next one's beginning ${within((hour, each) => hour < each.next().startDate)}`);
EOF
TZ=UTC node seen.cjs >seen.txt
diff - seen.txt <<'EOF'
January: year 2026-01-01 00:00:00 to 2025-12-31 23:59:59, Q4 2026-10-01 00:00:00 to 2026-12-31 00:00:00
April: year 2026-04-01 00:00:00 to 2027-03-31 23:59:59, Q3 2026-10-01 00:00:00 to 2026-12-31 00:00:00
October: year 2026-10-01 00:00:00 to 2027-09-30 23:59:59, Q1 2026-10-01 00:00:00 to 2026-12-31 00:00:00
of 8760 hours of 2026 0 are in its year
in its quarters 8668, before the next one's beginning 8760
EOF
echo "as seen"
