#!/usr/bin/env bash
# se-bank-holidays 1.1.7, Sweden's days on which banks are closed, tells each day by the zone that the machine is in, and in Sweden's own it goes wrong
# for dates that stand at midnight there, as its own `addBankDays` makes them. The first bank day
# after 23 December 2026 is Christmas Eve there and Monday the 28th under UTC or New York's time; from the 30th it is New Year's Eve. `isHoliday`
# of such a date says no, at nine in the morning yes. And Easter is four weeks early in 2019 and 2038, a week
# in 2045: Good Friday is an open day then. Whoever uses it runs it under UTC and keeps his own Easter.
# Beside it date-easter 1.0.3. Seen 1 December 2026 under Node 20. Fails once this changes.
set -euo pipefail
cd "$(mktemp -d)"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund se-bank-holidays@1.1.7 date-easter@1.0.3 >/dev/null 2>&1
cat >seen.cjs <<'EOF'
const { addBankDays, isHoliday, isEasterSunday } = require("se-bank-holidays");
const { easter } = require("date-easter");

const written = (date) => date.toDateString();
if (process.env.TZ === "UTC") {
  for (const year of [2019, 2026, 2038, 2045]) {
    const spring = Array.from({ length: 70 }, (_, n) => new Date(year, 2, 1 + n));
    console.log(`Easter ${year}: ${written(spring.find((date) => isEasterSunday(date)))}, by the other ${easter(year)}`);
  }
}
console.log(process.env.TZ);
for (const [year, month, day] of [
  [2026, 5, 13],
  [2026, 6, 18],
  [2026, 12, 23],
  [2026, 12, 30],
])
  console.log(`  a bank day after ${written(new Date(year, month - 1, day))}: ${written(addBankDays(new Date(year, month - 1, day), 1))}`);
for (const hour of [0, 9]) console.log(`  24 December at ${hour}: ${isHoliday(new Date(2026, 11, 24, hour)) ? "closed" : "open"}`);
EOF
for zone in UTC Europe/Stockholm America/New_York; do TZ=$zone node seen.cjs; done >seen.txt
diff - seen.txt <<'EOF'
Easter 2019: Sun Mar 24 2019, by the other 2019-04-21
Easter 2026: Sun Apr 05 2026, by the other 2026-04-05
Easter 2038: Sun Mar 28 2038, by the other 2038-04-25
Easter 2045: Sun Apr 02 2045, by the other 2045-04-09
UTC
  a bank day after Wed May 13 2026: Fri May 15 2026
  a bank day after Thu Jun 18 2026: Mon Jun 22 2026
  a bank day after Wed Dec 23 2026: Mon Dec 28 2026
  a bank day after Wed Dec 30 2026: Mon Jan 04 2027
  24 December at 0: closed
  24 December at 9: closed
Europe/Stockholm
  a bank day after Wed May 13 2026: Thu May 14 2026
  a bank day after Thu Jun 18 2026: Fri Jun 19 2026
  a bank day after Wed Dec 23 2026: Thu Dec 24 2026
  a bank day after Wed Dec 30 2026: Thu Dec 31 2026
  24 December at 0: open
  24 December at 9: closed
America/New_York
  a bank day after Wed May 13 2026: Fri May 15 2026
  a bank day after Thu Jun 18 2026: Mon Jun 22 2026
  a bank day after Wed Dec 23 2026: Mon Dec 28 2026
  a bank day after Wed Dec 30 2026: Mon Jan 04 2027
  24 December at 0: closed
  24 December at 9: closed
EOF
echo "as seen"
