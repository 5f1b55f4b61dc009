#!/usr/bin/env bash
# `isFederalHoliday`, `isBankHoliday` and `isHoliday` of date-fns-holiday-us 1.1.0 compare to the moment at which a holiday begins, in the machine's
# zone, and not to its day: Thanksgiving 2026 is one at midnight and none at one second past it, at nine or at noon. So whoever asks about now,
# an order's moment or `new Date("2026-11-26")` west of Greenwich is told that everybody works, all day long. Taken to the start of its
# day first (`startOfDay` of date-fns) it is told rightly: the last column. Only Presidents' Day is no federal holiday at any hour, though
# the law names it among the eleven. Seen 1 December 2026 under Node 20. Fails once this changes.
set -euo pipefail
cd "$(mktemp -d)"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund date-fns-holiday-us@1.1.0 date-fns@2.30.0 >/dev/null 2>&1
cat >seen.cjs <<'EOF'
const { isFederalHoliday, isBankHoliday, isHoliday } = require("date-fns-holiday-us");
const { startOfDay } = require("date-fns");

const told = (date) => [isFederalHoliday, isBankHoliday, isHoliday].map((ask) => (ask(date) ? "holiday" : "working day")).join(", ");
for (const [name, ...moment] of [
  ["Thanksgiving, midnight", 2026, 10, 26],
  ["Thanksgiving, a second later", 2026, 10, 26, 0, 0, 1],
  ["Thanksgiving, nine", 2026, 10, 26, 9],
  ["Presidents' Day, nine", 2026, 1, 16, 9],
  ["Christmas, noon", 2026, 11, 25, 12],
  ["Independence Day, noon", 2028, 6, 4, 12],
]) {
  const date = new Date(...moment);
  console.log(`${name}: ${told(date)}; from its day's start: ${told(startOfDay(date))}`);
}
const date = new Date("2026-11-26");
console.log(`2026-11-26 as text: ${told(date)}`);
const hours = Array.from({ length: 365 * 24 }, (_, n) => new Date(2026, 0, 1, n));
console.log(`hours of 2026 in a federal holiday: ${hours.filter((hour) => isFederalHoliday(hour)).length}`);
EOF
TZ=America/Toronto node seen.cjs >seen.txt
diff - seen.txt <<'EOF'
Thanksgiving, midnight: holiday, holiday, holiday; from its day's start: holiday, holiday, holiday
Thanksgiving, a second later: working day, working day, working day; from its day's start: holiday, holiday, holiday
Thanksgiving, nine: working day, working day, working day; from its day's start: holiday, holiday, holiday
Presidents' Day, nine: working day, working day, working day; from its day's start: working day, holiday, holiday
Christmas, noon: working day, working day, working day; from its day's start: holiday, holiday, holiday
Independence Day, noon: working day, working day, working day; from its day's start: holiday, holiday, holiday
2026-11-26 as text: working day, working day, working day
hours of 2026 in a federal holiday: 10
EOF
echo "as seen"
