#!/usr/bin/env bash
# `parseDateString` of @shopify/dates 2.1.1 is an hour off on days when clocks change, for times that say their own distance from UTC, as Shopify's
# do: 2026-10-25T02:30:00+02:00 is 00:30 in UTC, and in a process that lives in Berlin it is 23:30 of the day before. It takes the distance off by
# `setHours`, which counts the clock of the machine, not hours that pass; whichever zone is asked for is of no help. The further from UTC, the more
# of a day is wrong: 14 hours of the year in Los Angeles, 22 in Sydney, and never where a machine runs in UTC, so that no test there sees it. `Date` reads all of
# them rightly. And `format` writes the hour after midnight as 24 in English, where its README has 00 to 23: 10 past midnight of 30 November is
# "2026-11-30 24:10", which is a day later to whoever reads it; in German, French and British English it is 00:10.
# Seen 30 November 2026 under Node 20. Fails once this changes.
set -euo pipefail
cd "$(mktemp -d)"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund @shopify/dates@2.1.1 >/dev/null 2>&1
cat >seen.mjs <<'EOF'
import { format, parseDateString } from "@shopify/dates";

const zone = process.env.TZ;
const offset = new Intl.DateTimeFormat("en-US", { timeZone: zone, timeZoneName: "longOffset" });
function written(time) {
  const { value } = offset.formatToParts(time).find(({ type }) => type === "timeZoneName");
  const distance = value.slice(3) || "+00:00";
  const [hours, minutes] = distance.slice(1).split(":").map(Number);
  return new Date(time + (distance[0] === "-" ? -1 : 1) * (hours * 60 + minutes) * 60_000).toISOString().slice(0, 19) + distance;
}
const halfHours = Array.from({ length: 365 * 48 }, (_, n) => Date.UTC(2026, 0, 1) + n * 1_800_000);
const off = halfHours.filter((time) => parseDateString(written(time), zone).getTime() !== time);
console.log(`${zone}: ${off.length / 2} hours of 2026, ${halfHours.filter((time) => Date.parse(written(time)) !== time).length} by Date`);
for (const time of off.slice(-2, -1)) console.log(`${written(time)}: ${parseDateString(written(time), "UTC").toISOString()} instead of ${new Date(time).toISOString()}`);
if (zone === "UTC")
  for (const [at, locale] of [["23:50", "en"], ["00:10", "en"], ["00:10", "en-GB"], ["00:10", "de"], ["00:10", "fr"]])
    console.log(`${at} in ${locale}: ${format(new Date(`2026-11-30T${at}:00Z`), "YYYY-MM-DD HH:mm", "UTC", locale)}`);
EOF
for zone in UTC Asia/Kolkata Europe/Berlin America/Toronto America/Los_Angeles Australia/Sydney; do TZ=$zone node seen.mjs; done >seen.txt
TZ=Europe/Berlin node --input-type=module -e '
import { parseDateString } from "@shopify/dates";
console.log(parseDateString("2026-10-25T02:30:00+02:00", "Europe/Berlin").toISOString(), new Date("2026-10-25T02:30:00+02:00").toISOString());
' >>seen.txt
diff - seen.txt <<'EOF'
UTC: 0 hours of 2026, 0 by Date
23:50 in en: 2026-11-30 23:50
00:10 in en: 2026-11-30 24:10
00:10 in en-GB: 2026-11-30 00:10
00:10 in de: 2026-11-30 00:10
00:10 in fr: 2026-11-30 00:10
Asia/Kolkata: 0 hours of 2026, 0 by Date
Europe/Berlin: 4 hours of 2026, 0 by Date
2026-10-25T02:00:00+01:00: 2026-10-25T00:00:00.000Z instead of 2026-10-25T01:00:00.000Z
America/Toronto: 8 hours of 2026, 0 by Date
2026-11-01T05:00:00-05:00: 2026-11-01T11:00:00.000Z instead of 2026-11-01T10:00:00.000Z
America/Los_Angeles: 14 hours of 2026, 0 by Date
2026-11-01T08:00:00-08:00: 2026-11-01T17:00:00.000Z instead of 2026-11-01T16:00:00.000Z
Australia/Sydney: 22 hours of 2026, 0 by Date
2026-10-04T01:00:00+10:00: 2026-10-03T16:00:00.000Z instead of 2026-10-03T15:00:00.000Z
2026-10-24T23:30:00.000Z 2026-10-25T00:30:00.000Z
EOF
echo "as seen"
