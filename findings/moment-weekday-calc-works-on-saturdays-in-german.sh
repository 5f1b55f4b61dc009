#!/usr/bin/env bash
# `addWorkdays` of moment-weekday-calc 1.1.5 adds working days, Monday to Friday: its README has no others for it. It keeps them as 1 to 5 and asks
# for each day's `weekday`, which counts from the first day of a locale's week, so that 1 to 5 are Tuesday to Saturday where that is Monday. With
# moment in German, French or British English, two working days after Thursday 3 December 2026 are Saturday the 5th, and one after Friday is the
# day after; in American English, which is moment's own, each is Monday the 7th. In Arabic they are Sunday to Thursday. `workdaysToCalendarDays` goes
# the same way. What is promised in working days is promised for a Saturday, and Mondays do not count. Its README tells of locales where a set of
# days is given (`weekdayCalc`), which is not so here. Nothing is raised. `isoAddWeekdaysFromSet` counts the same days in every locale: the last of
# each. Seen 30 November 2026 under Node 20. Fails once this changes.
set -euo pipefail
cd "$(mktemp -d)"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund moment-weekday-calc@1.1.5 moment@2.30.1 >/dev/null 2>&1
cat >seen.cjs <<'EOF'
const moment = require("moment");
require("moment-weekday-calc");

const worked = [1, 2, 3, 4, 5];
const day = (at) => at.clone().locale("en").format("ddd D");
for (const locale of ["en", "de", "fr", "en-gb", "ar"]) {
  moment.locale(locale);
  for (const [from, days] of [["2026-12-03", 2], ["2026-12-04", 1]]) {
    const at = moment(from);
    console.log(`${locale}: ${day(at)} and ${days}: ${day(at.addWorkdays(days))}, ${at.workdaysToCalendarDays(days)} days, ${day(at.isoAddWeekdaysFromSet(days, worked))}`);
  }
  const starts = Array.from({ length: 365 }, (_, n) => moment("2026-01-01").add(n, "days"));
  const off = (of) => starts.filter((at) => [6, 7].includes(of(at).isoWeekday())).length;
  console.log(`${locale}: of 365 days ${off((at) => at.addWorkdays(3))} end at a weekend, ${off((at) => at.isoAddWeekdaysFromSet(3, worked))}`);
}
EOF
node seen.cjs >seen.txt
diff - seen.txt <<'EOF'
en: Thu 3 and 2: Mon 7, 4 days, Mon 7
en: Fri 4 and 1: Mon 7, 3 days, Mon 7
en: of 365 days 0 end at a weekend, 0
de: Thu 3 and 2: Sat 5, 2 days, Mon 7
de: Fri 4 and 1: Sat 5, 1 days, Mon 7
de: of 365 days 52 end at a weekend, 0
fr: Thu 3 and 2: Sat 5, 2 days, Mon 7
fr: Fri 4 and 1: Sat 5, 1 days, Mon 7
fr: of 365 days 52 end at a weekend, 0
en-gb: Thu 3 and 2: Sat 5, 2 days, Mon 7
en-gb: Fri 4 and 1: Sat 5, 1 days, Mon 7
en-gb: of 365 days 52 end at a weekend, 0
ar: Thu 3 and 2: Mon 7, 4 days, Mon 7
ar: Fri 4 and 1: Sun 6, 2 days, Mon 7
ar: of 365 days 52 end at a weekend, 0
EOF
echo "as seen"
