#!/usr/bin/env bash
# korean-business-day 2.1.0 counts working days of South Korea. It has lists of holidays of 2019 to 2023; for any other year it takes the holidays
# whose day never changes, and says nothing. Lunar New Year and Chuseok, each of three days, are working days to it from 2024 on, with Buddha's
# birthday and the days that are given for holidays at the weekend: of 16 holidays on weekdays in 2026, 11. The next working day after Friday 13
# February 2026 is the 16th to it, and truly the 19th. Its README tells of no years. Beside it @hyunbinseo/holidays-kr 5.2027.1, which has the
# gazette's days and raises for a year that it has not. What is promised by it arrives late. Seen 30 November 2026 under Node 20. Fails once this
# changes.
set -euo pipefail
cd "$(mktemp -d)"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund korean-business-day@2.1.0 @hyunbinseo/holidays-kr@5.2027.1 >/dev/null 2>&1
cat >seen.mjs <<'EOF'
import { getHolidayPreset } from "@hyunbinseo/holidays-kr";
import korean from "korean-business-day";

const weekdays = (year) =>
  Array.from({ length: 366 }, (_, n) => new Date(Date.UTC(year, 0, 1 + n)))
    .filter((day) => day.getUTCFullYear() === year && day.getUTCDay() % 6)
    .map((day) => day.toISOString().slice(0, 10));
for (let year = 2019; year <= 2027; year++) {
  const gazette = await getHolidayPreset(String(year));
  const shut = weekdays(year).filter((day) => gazette[day]);
  const works = shut.filter((day) => !korean.isHoliday(new Date(`${day}T03:00:00Z`)));
  console.log(`${year}: of ${shut.length} holidays on weekdays ${works.length} are worked${works.length ? `: ${works.map((day) => day.slice(5)).join(" ")}` : ""}`);
}

const gazette = await getHolidayPreset("2026");
for (const day of ["2026-02-13", "2026-05-22", "2026-09-23"]) {
  const truly = weekdays(2026).find((later) => later > day && !gazette[later]);
  console.log(`after ${day}: ${korean.getNextKoreanBusinessDayYmd(Number(day.replaceAll("-", "")), 1)}, ${truly}`);
}
EOF
TZ=UTC node seen.mjs >seen.txt
diff - seen.txt <<'EOF'
2019: of 13 holidays on weekdays 0 are worked
2020: of 12 holidays on weekdays 0 are worked
2021: of 12 holidays on weekdays 0 are worked
2022: of 13 holidays on weekdays 0 are worked
2023: of 13 holidays on weekdays 2 are worked: 05-29 10-02
2024: of 16 holidays on weekdays 9 are worked: 02-09 02-12 04-10 05-06 05-15 09-16 09-17 09-18 10-01
2025: of 17 holidays on weekdays 10 are worked: 01-27 01-28 01-29 01-30 03-03 05-06 06-03 10-06 10-07 10-08
2026: of 16 holidays on weekdays 11 are worked: 02-16 02-17 02-18 03-02 05-25 06-03 07-17 08-17 09-24 09-25 10-05
2027: of 15 holidays on weekdays 12 are worked: 02-08 02-09 05-03 05-13 07-19 08-16 09-14 09-15 09-16 10-04 10-11 12-27
after 2026-02-13: 20260216, 2026-02-19
after 2026-05-22: 20260525, 2026-05-26
after 2026-09-23: 20260924, 2026-09-28
EOF
echo "as seen"
