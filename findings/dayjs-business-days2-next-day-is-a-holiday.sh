#!/usr/bin/env bash
# `nextBusinessDay` and `prevBusinessDay` of dayjs-business-days2 1.4.0 try six days and answer the sixth, working day or not. Factories in China were
# shut from 1 to 8 October 2025, and many in Europe are from 24 December to 3 January: the next working day after 30 September is told as
# 6 October, and after 23 December as the 29th, each of them in the list of holidays it was given, and `isBusinessDay` of the answer is false.
# Where Saturdays alone are worked and the next one is a holiday, it answers a Thursday. The README tells of no limit, and none can be set.
# `businessDaysAdd(1)` counts as far as it must: the second column. Seen 30 November 2026 under Node 20. Fails once this changes.
set -euo pipefail
cd "$(mktemp -d)"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund dayjs@1.11.19 dayjs-business-days2@1.4.0 >/dev/null 2>&1
cat >seen.mjs <<'EOF'
import dayjs from "dayjs";
import plugin from "dayjs-business-days2";

dayjs.extend(plugin.default ?? plugin, { holidayFormat: "YYYY-MM-DD" });
const days = (from, count) => Array.from({ length: count }, (_, n) => dayjs(from).add(n, "day").format("YYYY-MM-DD"));
const shown = (day) => `${day.format("ddd YYYY-MM-DD")} (works: ${day.isBusinessDay()})`;
for (const [name, shut, before, after] of [
  ["Easter, four days", days("2026-04-03", 4), "2026-04-02", "2026-04-07"],
  ["six days", days("2026-12-24", 6), "2026-12-23", "2026-12-30"],
  ["China, 1 to 8 October", days("2025-10-01", 8), "2025-09-30", "2025-10-09"],
  ["24 December to 3 January", days("2026-12-24", 11), "2026-12-23", "2027-01-04"],
]) {
  dayjs.setHolidays(shut);
  console.log(`${name}:`);
  console.log(`  after ${before}: ${shown(dayjs(before).nextBusinessDay())}, counted ${shown(dayjs(before).businessDaysAdd(1))}`);
  console.log(`  before ${after}: ${shown(dayjs(after).prevBusinessDay())}, counted ${shown(dayjs(after).businessDaysSubtract(1))}`);
}
dayjs.setHolidays(["2026-12-26"]);
dayjs.setWorkingWeekdays([6]);
console.log(`Saturdays, after 2026-12-25: ${shown(dayjs("2026-12-25").nextBusinessDay())}, counted ${shown(dayjs("2026-12-25").businessDaysAdd(1))}`);
EOF
node seen.mjs >seen.txt
diff - seen.txt <<'EOF'
Easter, four days:
  after 2026-04-02: Tue 2026-04-07 (works: true), counted Tue 2026-04-07 (works: true)
  before 2026-04-07: Thu 2026-04-02 (works: true), counted Thu 2026-04-02 (works: true)
six days:
  after 2026-12-23: Tue 2026-12-29 (works: false), counted Wed 2026-12-30 (works: true)
  before 2026-12-30: Thu 2026-12-24 (works: false), counted Wed 2026-12-23 (works: true)
China, 1 to 8 October:
  after 2025-09-30: Mon 2025-10-06 (works: false), counted Thu 2025-10-09 (works: true)
  before 2025-10-09: Fri 2025-10-03 (works: false), counted Tue 2025-09-30 (works: true)
24 December to 3 January:
  after 2026-12-23: Tue 2026-12-29 (works: false), counted Mon 2027-01-04 (works: true)
  before 2027-01-04: Tue 2026-12-29 (works: false), counted Wed 2026-12-23 (works: true)
Saturdays, after 2026-12-25: Thu 2026-12-31 (works: false), counted Sat 2027-01-02 (works: true)
EOF
echo "as seen"
