#!/usr/bin/env bash
# In the United States a public holiday on a Saturday is kept on the Friday before (5 U.S.C. 6103): Christmas of 2027 on 24 December.
# business-days-js 2.3.0 takes that Friday for a working day, as it took those of 2010 and 2021: date-holidays 3.37.0, from which it has
# its holidays, answers two for that date, first Christmas Eve, which is optional, then Christmas, which is public, and it looks at the
# first only. Its own `getHolidays` has the day. Where Veterans Day is moved (Friday 10 November 2028, Monday 12 November 2029)
# it works too, since that day is a "bank" one to date-holidays. What is promised in five working days is promised a day early.
# Beside it @18f/us-federal-holidays 4.0.0. Seen 30 November 2026. Fails once this changes.
set -euo pipefail
cd "$(mktemp -d)"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund business-days-js@2.3.0 date-holidays@3.37.0 @18f/us-federal-holidays@4.0.0 >/dev/null 2>&1
cat >seen.mjs <<'EOF'
import federal from "@18f/us-federal-holidays";
import businessDays from "business-days-js";
import Holidays from "date-holidays";

const days = businessDays();
const listed = new Holidays("US");
for (const date of ["2021-12-24", "2026-07-03", "2027-12-24", "2027-12-31", "2028-11-10", "2029-11-12"]) {
  const kept = federal.isAHoliday(new Date(date), { utc: true, shiftSaturdayHolidays: true, shiftSundayHolidays: true });
  const kinds = listed.isHoliday(`${date} 12:00`).map(({ name, type }) => `${name}: ${type}`);
  const own = days.getHolidays(date.slice(0, 4)).some((holiday) => holiday.date.startsWith(date));
  console.log(`${date}: works ${days.check(date)}, its list has it ${own}, federal ${kept} (${kinds.join(", ")})`);
}
console.log(`five days after 2027-12-20: ${days.addDays("2027-12-20", 5).format("YYYY-MM-DD")}`);
EOF
TZ=America/New_York node seen.mjs >seen.txt
diff - seen.txt <<'EOF'
2021-12-24: works true, its list has it true, federal true (Christmas Eve: optional, Christmas Day (substitute day): public)
2026-07-03: works false, its list has it true, federal true (Independence Day (substitute day): public)
2027-12-24: works true, its list has it true, federal true (Christmas Eve: optional, Christmas Day (substitute day): public)
2027-12-31: works false, its list has it true, federal true (New Year's Day (substitute day): public, New Year's Eve: observance)
2028-11-10: works true, its list has it false, federal true (Veterans Day (substitute day): bank)
2029-11-12: works true, its list has it false, federal true (Veterans Day (substitute day): bank)
five days after 2027-12-20: 2027-12-27
EOF
echo "as seen"
