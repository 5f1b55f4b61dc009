#!/usr/bin/env bash
# amazon-date-parser 0.3.0 makes the first and the last moment of an ISO week out of its name, 2026-W13, in the zone that the machine lives
# in. The last is 10,079 minutes after the first, by which the week in which clocks change ends at the wrong hour: in Berlin that of 23 to
# 29 March ends at 00:59:59 on the Monday after, and that of 19 to 25 October at 22:59:59 on its Sunday. Sales of the one hour are counted
# in two weeks, and those of the other in none. Its README has a day end at 23:59:59, and March with that same Sunday in it ends so too.
# Nothing is raised. Whoever uses it takes the beginning of the next week for the end: the last column. Seen 1 December 2026 under Node 20.
# Fails once this changes.
set -euo pipefail
cd "$(mktemp -d)"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund amazon-date-parser@0.3.0 >/dev/null 2>&1
cat >seen.cjs <<'EOF'
const DateParser = require("amazon-date-parser");

const two = (number) => String(number).padStart(2, "0");
const shown = (date) => `${date.getDate()}/${date.getMonth() + 1} ${[date.getHours(), date.getMinutes(), date.getSeconds()].map(two).join(":")}`;
const week = (number) => new DateParser(`2026-W${two(number)}`);
console.log(process.env.TZ);
for (const number of [12, 13, 14, 43, 44]) {
  const { startDate, endDate } = week(number);
  console.log(`  W${number}: ${shown(startDate)} to ${shown(endDate)}, the next from ${shown(week(number + 1).startDate)}`);
}
const weeks = Array.from({ length: 52 }, (_, n) => n + 1);
const gaps = weeks.map((number) => [number, week(number + 1).startDate - week(number).endDate - 1]).filter(([, gap]) => gap !== 0);
console.log(`  to the next: ${gaps.map(([number, gap]) => `W${number} ${gap / 3_600_000} h`).join(", ") || "none is off"}`);
const { endDate } = new DateParser("2026-03");
console.log(`  March to ${shown(endDate)}`);
EOF
for zone in UTC Europe/Berlin America/New_York; do TZ=$zone node seen.cjs; done >seen.txt
diff - seen.txt <<'EOF'
UTC
  W12: 16/3 00:00:00 to 22/3 23:59:59, the next from 23/3 00:00:00
  W13: 23/3 00:00:00 to 29/3 23:59:59, the next from 30/3 00:00:00
  W14: 30/3 00:00:00 to 5/4 23:59:59, the next from 6/4 00:00:00
  W43: 19/10 00:00:00 to 25/10 23:59:59, the next from 26/10 00:00:00
  W44: 26/10 00:00:00 to 1/11 23:59:59, the next from 2/11 00:00:00
  to the next: none is off
  March to 31/3 23:59:59
Europe/Berlin
  W12: 16/3 00:00:00 to 22/3 23:59:59, the next from 23/3 00:00:00
  W13: 23/3 00:00:00 to 30/3 00:59:59, the next from 30/3 00:00:00
  W14: 30/3 00:00:00 to 5/4 23:59:59, the next from 6/4 00:00:00
  W43: 19/10 00:00:00 to 25/10 22:59:59, the next from 26/10 00:00:00
  W44: 26/10 00:00:00 to 1/11 23:59:59, the next from 2/11 00:00:00
  to the next: W13 -1 h, W43 1 h
  March to 31/3 23:59:59
America/New_York
  W12: 16/3 00:00:00 to 22/3 23:59:59, the next from 23/3 00:00:00
  W13: 23/3 00:00:00 to 29/3 23:59:59, the next from 30/3 00:00:00
  W14: 30/3 00:00:00 to 5/4 23:59:59, the next from 6/4 00:00:00
  W43: 19/10 00:00:00 to 25/10 23:59:59, the next from 26/10 00:00:00
  W44: 26/10 00:00:00 to 1/11 22:59:59, the next from 2/11 00:00:00
  to the next: W10 -1 h, W44 1 h
  March to 31/3 23:59:59
EOF
echo "as seen"
