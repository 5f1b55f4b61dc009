#!/usr/bin/env bash
# retail-calendar 4.1.2 ends a year of retail weeks at the Saturday nearest to the end of a month. Where clocks are put forward in the last days of that
# month, it takes the wrong Saturday: it counts whole days of 24 hours, of which the Saturday four days before 31 March is then three away. So in London
# and Berlin the year of March 2026 on ends on 27 March 2027, four days off, and has 52 weeks; in New York, Tokyo and UTC it ends on 3 April,
# three days off, and has 53. The year after is a week longer instead, and all its weeks and months begin a week early: week 1 against week 1
# of the year before is another week. It befalls each year that should end on 3 April, which are five of the seven of 53 weeks from 2010 to
# 2049, and the Sunday nearest to 31 October where clocks go back on 3 November (New York). A server in UTC and a browser in London so
# disagree about the same year. Whoever uses it has it run in UTC. Seen 30 November 2026 under Node 20. Fails once this changes.
set -euo pipefail
cd "$(mktemp -d)"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund retail-calendar@4.1.2 >/dev/null 2>&1
cat >seen.mjs <<'EOF'
import library from "retail-calendar";

const { LastDayOfWeek, LastMonthOfYear, RetailCalendarFactory, WeekCalculation, WeekGrouping } = library;
const day = (date) => [date.getFullYear(), date.getMonth() + 1, date.getDate()].map((n) => String(n).padStart(2, "0")).join("-");
const utc = (text) => Date.UTC(...text.split("-").map((n, at) => n - (at === 1)));
function years(lastMonth, lastDay) {
  const options = { weekCalculation: WeekCalculation.LastDayNearestEOM, weekGrouping: WeekGrouping.Group445, lastMonthOfYear: lastMonth, lastDayOfWeek: lastDay };
  return (year) => {
    const { lastDayOfYear, numberOfWeeks, weeks } = new RetailCalendarFactory(options, year);
    return { ends: day(lastDayOfYear), numberOfWeeks, begins: day(weeks[0].gregorianStartDate) };
  };
}
const off = (ends, month, last) => Math.abs(utc(ends) - utc(`${ends.slice(0, 4)}-${month}-${last}`)) / 864e5;

const march = years(LastMonthOfYear.March, LastDayOfWeek.Saturday);
for (const year of [2020, 2026, 2027]) {
  const { begins, ends, numberOfWeeks } = march(year);
  console.log(`${year}: ${begins} to ${ends}, ${numberOfWeeks} weeks, ${off(ends, 3, 31)} days from 31 March`);
}
const all = Array.from({ length: 40 }, (_, n) => march(n + 2010));
console.log(`four days off: ${all.filter(({ ends }) => off(ends, 3, 31) > 3).map(({ ends }) => ends)}`);
console.log(`of 53 weeks: ${all.filter(({ numberOfWeeks }) => numberOfWeeks === 53).map(({ ends }) => ends.slice(0, 4))}`);
const october = years(LastMonthOfYear.October, LastDayOfWeek.Sunday)(2023);
console.log(`Sunday nearest to 31 October 2024: ${october.ends}, ${off(october.ends, 10, 31)} days from it`);
EOF
seen() { TZ=$1 node seen.mjs; }
for twin in Asia/Tokyo:UTC Europe/Berlin:Europe/London; do
  diff <(seen "${twin%:*}") <(seen "${twin#*:}")
done
for zone in UTC America/New_York Europe/London; do
  echo "$zone"
  seen "$zone"
done >seen.txt
diff - seen.txt <<'EOF'
UTC
2020: 2020-03-29 to 2021-04-03, 53 weeks, 3 days from 31 March
2026: 2026-03-29 to 2027-04-03, 53 weeks, 3 days from 31 March
2027: 2027-04-04 to 2028-04-01, 52 weeks, 1 days from 31 March
four days off: 
of 53 weeks: 2016,2021,2027,2032,2038,2044,2049
Sunday nearest to 31 October 2024: 2024-11-03, 3 days from it
America/New_York
2020: 2020-03-29 to 2021-04-03, 53 weeks, 3 days from 31 March
2026: 2026-03-29 to 2027-04-03, 53 weeks, 3 days from 31 March
2027: 2027-04-04 to 2028-04-01, 52 weeks, 1 days from 31 March
four days off: 
of 53 weeks: 2016,2021,2027,2032,2038,2044,2049
Sunday nearest to 31 October 2024: 2024-10-27, 4 days from it
Europe/London
2020: 2020-03-29 to 2021-03-27, 52 weeks, 4 days from 31 March
2026: 2026-03-29 to 2027-03-27, 52 weeks, 4 days from 31 March
2027: 2027-03-28 to 2028-04-01, 53 weeks, 1 days from 31 March
four days off: 2021-03-27,2027-03-27,2032-03-27,2038-03-27,2049-03-27
of 53 weeks: 2011,2016,2022,2028,2033,2039,2044,2050
Sunday nearest to 31 October 2024: 2024-11-03, 3 days from it
EOF
echo "as seen"
