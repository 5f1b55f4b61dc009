#!/usr/bin/env bash
# The year that get-fiscal-year 3.0.6 calls current begins in the future on 6 February: it asks whether the month is one before the year's last, and
# whether the day is one before its last day, apart, so that the 6th of February is after the 5th of April to it. In the United Kingdom (6 April) it
# does so on 75 days of 2026, the 6th to the last of January, February and March; where a year begins in July or October, as in Australia and for
# the United States' government, on each 31st before. The years before and after (`last`, `next`) are a year too late with it, so that a report of
# last year on 6 February is of the one that runs. Nothing is raised. By a day of one's own (`getFiscalYearByDate`) it is the same. And "any country",
# in its README, is not Germany, whose year is the calendar's: it throws a TypeError. The last of each asks by month and day together. Seen 30
# November 2026 under Node 20. Fails once this changes.
set -euo pipefail
cd "$(mktemp -d)"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund get-fiscal-year@3.0.6 >/dev/null 2>&1
cat >seen.cjs <<'EOF'
const GetFiscalYear = require("get-fiscal-year");

const years = new GetFiscalYear();
const day = (date) => date.toISOString().slice(0, 10);
const told = (country, date) => {
  years.currentDate = date;
  return years.getFiscalYear(country).fiscalYearStart.slice(0, 10);
};
const begun = (beginning, date) => {
  const year = date.getUTCFullYear();
  return day(date).slice(5) < beginning ? `${year - 1}-${beginning}` : `${year}-${beginning}`;
};
const days = Array.from({ length: 365 }, (_, n) => new Date(Date.UTC(2026, 0, 1 + n)));
for (const [country, beginning] of [["GB", "04-06"], ["AU", "07-01"], ["US", "10-01"]]) {
  const wrong = days.filter((date) => told(country, date) !== begun(beginning, date));
  console.log(`${country}: ${wrong.length} days, ${[wrong.at(0), wrong.at(-1)].map((date) => day(date).slice(5)).join(" to ")}`);
}
for (const date of ["2026-02-05", "2026-02-06", "2026-04-05", "2026-04-06"])
  console.log(`GB on ${date}: ${told("GB", new Date(date))}, ${begun("04-06", new Date(date))}`);
years.currentDate = new Date("2026-02-06");
console.log(`last year then: ${years.getFiscalYear("GB", "last").fiscalYearStart.slice(0, 10)}`);
console.log(`by the date 04/05: ${years.getFiscalYearByDate("04/05").fiscalYearStart.slice(0, 10)}`);
try {
  years.getFiscalYear("DE");
} catch (error) {
  console.log(`DE: ${error.name}`);
}
EOF
TZ=UTC node seen.cjs >seen.txt
diff - seen.txt <<'EOF'
GB: 75 days, 01-06 to 03-31
AU: 3 days, 01-31 to 05-31
US: 5 days, 01-31 to 08-31
GB on 2026-02-05: 2025-04-06, 2025-04-06
GB on 2026-02-06: 2026-04-06, 2025-04-06
GB on 2026-04-05: 2025-04-06, 2025-04-06
GB on 2026-04-06: 2026-04-06, 2026-04-06
last year then: 2025-04-06
by the date 04/05: 2026-04-06
DE: TypeError
EOF
echo "as seen"
