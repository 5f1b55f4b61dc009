#!/usr/bin/env bash
# `businessDaysIntoMonth` of moment-business-days 1.2.0 answers for the month before where a month begins at a weekend or with a holiday: on Sunday
# 1 November 2026 it is 22, the whole of October, and on Monday the 2nd 1; on New Year, with it among the holidays, the whole of December. Sales by
# working day of the month so far are divided by 22 instead of none. `monthBusinessWeeks` takes holidays for working days, and has a week
# without a day at the end of each month that ends on Friday, Saturday or Sunday. `businessDiff` goes by hours: from 9 o'clock to 17 of the next
# day it is two days, and one the other way round. The README tells of none of it. Whoever uses it asks first whether the day is one
# (`isBusinessDay`), and takes `startOf("day")`. Seen 30 November 2026 under Node 20. Fails once this changes.
set -euo pipefail
cd "$(mktemp -d)"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund moment@2.30.1 moment-business-days@1.2.0 >/dev/null 2>&1
cat >seen.cjs <<'EOF'
const moment = require("moment-business-days");

moment.updateLocale("en", { holidays: ["2026-01-01", "2026-05-25", "2026-12-25", "2027-01-01"], holidayFormat: "YYYY-MM-DD" });
for (const date of ["2026-10-31", "2026-11-01", "2026-11-02", "2026-11-30", "2027-01-01", "2027-01-04", "2026-08-02"])
  console.log(`${moment(date).format("ddd YYYY-MM-DD")}: ${moment(date).businessDaysIntoMonth()} working days into the month, of ${moment(date).monthBusinessDays().length}`);
for (const month of ["2026-05", "2026-07", "2026-11", "2026-12"]) {
  const weeks = moment(`${month}-15`).monthBusinessWeeks();
  console.log(`${month} ends on ${moment(month).endOf("month").format("ddd")}: weeks of ${weeks.map((week) => week.length).join(", ")} days, ${moment(month).monthBusinessDays().length} together without holidays`);
}
for (const [from, to] of [["2026-11-30T09:00", "2026-12-01T17:00"], ["2026-11-30T17:00", "2026-12-01T09:00"]])
  console.log(`${from} to ${to}: ${moment(to).businessDiff(moment(from))}, by days ${moment(to).startOf("day").businessDiff(moment(from).startOf("day"))}`);
const empty = Array.from({ length: 120 }, (_, n) => moment("2020-01-15").add(n, "months")).filter((month) => month.monthBusinessWeeks().at(-1).length === 0);
const before = Array.from({ length: 120 }, (_, n) => moment("2020-01-01").add(n, "months")).filter((first) => first.businessDaysIntoMonth() > 15);
console.log(`of 120 months ${empty.length} have an empty week, ${before.length} begin with the days of the month before`);
EOF
node seen.cjs >seen.txt
diff - seen.txt <<'EOF'
Sat 2026-10-31: 22 working days into the month, of 22
Sun 2026-11-01: 22 working days into the month, of 21
Mon 2026-11-02: 1 working days into the month, of 21
Mon 2026-11-30: 21 working days into the month, of 21
Fri 2027-01-01: 22 working days into the month, of 20
Mon 2027-01-04: 1 working days into the month, of 20
Sun 2026-08-02: 23 working days into the month, of 21
2026-05 ends on Sun: weeks of 1, 5, 5, 5, 5, 0 days, 20 together without holidays
2026-07 ends on Fri: weeks of 3, 5, 5, 5, 5, 0 days, 23 together without holidays
2026-11 ends on Mon: weeks of 5, 5, 5, 5, 1 days, 21 together without holidays
2026-12 ends on Thu: weeks of 4, 5, 5, 5, 4 days, 22 together without holidays
2026-11-30T09:00 to 2026-12-01T17:00: 2, by days 1
2026-11-30T17:00 to 2026-12-01T09:00: 1, by days 1
of 120 months 52 have an empty week, 36 begin with the days of the month before
EOF
echo "as seen"
