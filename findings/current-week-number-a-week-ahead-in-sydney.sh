#!/usr/bin/env bash
# current-week-number 1.0.7 tells the ISO week of a day in the zone that the machine lives in. In a zone that has its summer at the turn of
# the year it is one week ahead all winter, from April to October: on 10 June 2026 it says 25 in Sydney, where 24 is right, at midnight as
# at nine. January's clock is an hour before June's there, so that between the two lie some weeks and an hour, and it rounds up; in Berlin
# it is an hour less, and in UTC none, and both are right. A supplier's "week 24" is looked for a week too late, and a sale is counted to
# the week after. Nothing is raised. Whoever uses it in the south runs it in UTC or reckons with days of UTC, as is done for what is right.
# Seen 1 December 2026 under Node 20. Fails once this changes.
set -euo pipefail
cd "$(mktemp -d)"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund current-week-number@1.0.7 >/dev/null 2>&1
cat >seen.cjs <<'EOF'
const currentWeekNumber = require("current-week-number");

function isoWeek(year, month, day) {
  const thursday = new Date(Date.UTC(year, month, day));
  thursday.setUTCDate(thursday.getUTCDate() + 4 - (thursday.getUTCDay() || 7));
  return Math.ceil((thursday - Date.UTC(thursday.getUTCFullYear(), 0, 1) + 86_400_000) / (7 * 86_400_000));
}
const days = Array.from({ length: 365 }, (_, n) => new Date(2026, 0, 1 + n));
const off = days.filter((day) => currentWeekNumber(day) !== isoWeek(day.getFullYear(), day.getMonth(), day.getDate()));
const by = new Set(off.map((day) => currentWeekNumber(day) - isoWeek(day.getFullYear(), day.getMonth(), day.getDate())));
const june = [0, 9].map((hour) => currentWeekNumber(new Date(2026, 5, 10, hour)));
const shown = (day) => (day ? `${day.getDate()}/${day.getMonth() + 1}` : "none");
console.log(`${process.env.TZ}: 10 June ${june.join(" ")}, right ${isoWeek(2026, 5, 10)}`);
console.log(`  off on ${off.length} days of 365, by ${[...by].join(" ") || "none"}, from ${shown(off[0])} to ${shown(off.at(-1))}`);
EOF
for zone in UTC Europe/Berlin Australia/Sydney Pacific/Auckland; do TZ=$zone node seen.cjs; done >seen.txt
diff - seen.txt <<'EOF'
UTC: 10 June 24 24, right 24
  off on 0 days of 365, by none, from none to none
Europe/Berlin: 10 June 24 24, right 24
  off on 0 days of 365, by none, from none to none
Australia/Sydney: 10 June 25 25, right 24
  off on 182 days of 365, by 1, from 6/4 to 4/10
Pacific/Auckland: 10 June 25 25, right 24
  off on 175 days of 365, by 1, from 6/4 to 27/9
EOF
echo "as seen"
