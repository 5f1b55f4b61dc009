#!/usr/bin/env bash
# Four libraries of public holidays have the laws of years ago. In Germany 31 October is a holiday in Bremen, Hamburg, Lower Saxony and
# Schleswig-Holstein since 2018, 8 March in Berlin and 20 September in Thuringia since 2019: holiday-de 1.1.4 and german-holiday 1.2.0, which are
# asked by the state, work on each. In Poland Christmas Eve is one since 2025: poland-public-holidays 4.0.0, "fully tested" by its README, has 13 days
# of 14. In the United States 19 June is one since 2021 (5 U.S.C. 6103): @date/holidays-us 0.4.0, with "USA public and bank holidays", has it not.
# Whoever counts working days with them promises a day on which nothing is delivered. Beside them date-holidays 3.37.0, and @18f/us-federal-holidays
# 4.0.0 for the United States. Seen 30 November 2026 under Node 20. Fails once this changes.
set -euo pipefail
cd "$(mktemp -d)"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund holiday-de@1.1.4 german-holiday@1.2.0 poland-public-holidays@4.0.0 @date/holidays-us@0.4.0 @18f/us-federal-holidays@4.0.0 date-holidays@3.37.0 >/dev/null 2>&1
cat >seen.cjs <<'EOF'
const federal = require("@18f/us-federal-holidays");
const american = require("@date/holidays-us");
const Holidays = require("date-holidays");
const german = require("german-holiday");
const de = require("holiday-de");
const polish = require("poland-public-holidays");

const at = (day) => new Date(...day.split("-").map((n, at) => n - (at === 1)));
const known = (day, ...place) => (new Holidays(...place).isHoliday(at(day)) || []).some(({ type }) => type === "public");
const show = (day, place, told) => console.log(`${day} ${place}: ${told.map((holiday) => (holiday ? "a holiday" : "none")).join(", ")}`);
for (const [day, state] of [
  ["2028-10-31", "HB"],
  ["2028-10-31", "HH"],
  ["2028-10-31", "NI"],
  ["2028-10-31", "SH"],
  ["2027-03-08", "BE"],
  ["2027-09-20", "TH"],
  ["2028-10-31", "SN"],
]) {
  de.setState(state.toLowerCase());
  show(day, state, [de.isHoliday(at(day)), german.holidayCheck(at(day), state), known(day, "DE", state)]);
}
for (const day of ["2026-12-24", "2026-12-25"]) show(day, "PL", [polish.isHoliday(at(day)), known(day, "PL")]);
for (const day of ["2026-06-19", "2026-12-25"]) show(day, "US", [american.isHoliday(at(day)), federal.isAHoliday(at(day))]);
console.log(`of Poland in 2026: ${polish.getHolidaysInYear(2026).length}`);
EOF
TZ=UTC node seen.cjs >seen.txt
diff - seen.txt <<'EOF'
2028-10-31 HB: none, none, a holiday
2028-10-31 HH: none, none, a holiday
2028-10-31 NI: none, none, a holiday
2028-10-31 SH: none, none, a holiday
2027-03-08 BE: none, none, a holiday
2027-09-20 TH: none, none, a holiday
2028-10-31 SN: a holiday, a holiday, a holiday
2026-12-24 PL: none, a holiday
2026-12-25 PL: a holiday, a holiday
2026-06-19 US: none, a holiday
2026-12-25 US: a holiday, a holiday
of Poland in 2026: 13
EOF
echo "as seen"
