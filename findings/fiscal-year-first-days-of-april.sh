#!/usr/bin/env bash
# In the United Kingdom the tax year of persons and sole traders begins on 6 April. fiscal-year 1.0.0 takes a month and a day for the beginning, and
# goes by the day for the year only: its quarter and month begin on the first. So 1 to 5 April 2026, the last days of the year 2026, are told as
# that year's first quarter and month 0: whoever adds up sales by year and quarter has them a year too early, beside those of April 2025, and the
# last quarter lacks them. The first five days of each July, October and January stand in the quarter after theirs, and a sixth of all days in the
# month after. Its README shows beginnings on the first of a month, with which all is right. Whoever needs another day gives it the first of that
# month, and asks by the date that lies as many days earlier: the last line. Seen 30 November 2026 under Node 20. Fails once this changes.
set -euo pipefail
cd "$(mktemp -d)"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund fiscal-year@1.0.0 >/dev/null 2>&1
cat >seen.cjs <<'EOF'
const { default: FiscalYear } = require("fiscal-year");

const british = FiscalYear({ month: 3, day: 6 });
const told = (day) => [british.getFiscalYear(day), british.getFiscalQuarter(day), british.getFiscalMonth(day)];
const exact = (day) => {
  const [calendar, month, date] = day.split("-").map(Number);
  const months = calendar * 12 + month - 4 - (date < 6);
  return [Math.floor(months / 12) + 1, Math.floor((months % 12) / 3) + 1, months % 12];
};
for (const day of ["2026-01-05", "2026-01-06", "2026-04-01", "2026-04-05", "2026-04-06", "2026-07-05", "2026-07-06"])
  console.log(`${day}: year, quarter and month ${told(day).join(" ")}, should be ${exact(day).join(" ")}`);

const days = Array.from({ length: 365 }, (_, n) => new Date(Date.UTC(2025, 3, 6 + n)).toISOString().slice(0, 10));
["year", "quarter", "month"].forEach((name, at) => {
  console.log(`${name}: ${days.filter((day) => told(day)[at] !== exact(day)[at]).length} of ${days.length} days wrong`);
});
const first = days.filter((day) => told(day)[1] === 1);
console.log(`first quarter of the year 2026: ${first.length} days, from ${first[0]} to ${first.at(-1)}`);

const earlier = (day) => {
  const moved = new Date(Date.parse(day) - 5 * 86_400_000).toISOString().slice(0, 10);
  const april = FiscalYear({ month: 3, day: 1 });
  return [april.getFiscalYear(moved), april.getFiscalQuarter(moved), april.getFiscalMonth(moved)];
};
console.log(`five days earlier, from the first on: ${days.filter((day) => earlier(day).join() !== exact(day).join()).length} days wrong`);
EOF
node seen.cjs >seen.txt
diff - seen.txt <<'EOF'
2026-01-05: year, quarter and month 2026 4 9, should be 2026 3 8
2026-01-06: year, quarter and month 2026 4 9, should be 2026 4 9
2026-04-01: year, quarter and month 2026 1 0, should be 2026 4 11
2026-04-05: year, quarter and month 2026 1 0, should be 2026 4 11
2026-04-06: year, quarter and month 2027 1 0, should be 2027 1 0
2026-07-05: year, quarter and month 2027 2 3, should be 2027 1 2
2026-07-06: year, quarter and month 2027 2 3, should be 2027 2 3
year: 0 of 365 days wrong
quarter: 20 of 365 days wrong
month: 60 of 365 days wrong
first quarter of the year 2026: 91 days, from 2025-04-06 to 2026-04-05
five days earlier, from the first on: 0 days wrong
EOF
echo "as seen"
