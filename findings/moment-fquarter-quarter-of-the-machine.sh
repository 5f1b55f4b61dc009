#!/usr/bin/env bash
# `fquarter` of moment-fquarter 1.0.0 answers two quarters in one: the number and the year are those of the zone that the machine lives in, the first
# and the last day those of the moment itself. An order of 20:00 on 31 March in Los Angeles, held as such (`parseZone`, moment-timezone), is "Q1
# 2026/27" on a server in UTC, and from 1 January to 31 March; one of 23:30 on 31 March in UTC is the next year's in Berlin, and one of 1 April in
# Tokyo the last year's. It turns the copy that it reckons with to the machine's zone (`local`) before it looks at its month. Nothing is raised, its
# README has dates without a zone, and where both zones are the same nothing is seen. The last lines count the hours of 2026 in Los Angeles that are
# told to be in another quarter than their own days. Whoever uses it asks for the quarter of `start`, which is the moment's: the last of each. Seen
# 30 November 2026 under Node 20. Fails once this changes.
set -euo pipefail
cd "$(mktemp -d)"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund moment-fquarter@1.0.0 moment@2.30.1 moment-timezone@0.6.0 >/dev/null 2>&1
cat >seen.cjs <<'EOF'
const moment = require("moment-timezone");
require("moment-fquarter");

const told = (at) => {
  const its = at.fquarter();
  return `${its}, ${its.start} to ${its.end}, ${moment(its.start).fquarter()}`;
};
for (const at of [moment.utc("2026-03-31T23:30:00Z"), moment.parseZone("2026-03-31T20:00:00-07:00"), moment.tz("2026-04-01T00:30:00", "Asia/Tokyo")])
  console.log(`${process.env.TZ}: ${at.format()}: ${told(at)}`);
const hours = Array.from({ length: 8760 }, (_, n) => moment.tz("2026-01-01T00:30:00", "America/Los_Angeles").add(n, "hours"));
const off = hours.filter((at) => String(at.fquarter()) !== String(moment(at.fquarter().start).fquarter()));
console.log(`${process.env.TZ}: ${off.length} hours of Los Angeles`);
EOF
for zone in UTC Europe/Berlin America/Los_Angeles; do TZ=$zone node seen.cjs; done >seen.txt
diff - seen.txt <<'EOF'
UTC: 2026-03-31T23:30:00Z: Q4 2025/26, 2026-01-01 to 2026-03-31, Q4 2025/26
UTC: 2026-03-31T20:00:00-07:00: Q1 2026/27, 2026-01-01 to 2026-03-31, Q4 2025/26
UTC: 2026-04-01T00:30:00+09:00: Q4 2025/26, 2026-04-01 to 2026-06-30, Q1 2026/27
UTC: 29 hours of Los Angeles
Europe/Berlin: 2026-03-31T23:30:00Z: Q1 2026/27, 2026-01-01 to 2026-03-31, Q4 2025/26
Europe/Berlin: 2026-03-31T20:00:00-07:00: Q1 2026/27, 2026-01-01 to 2026-03-31, Q4 2025/26
Europe/Berlin: 2026-04-01T00:30:00+09:00: Q4 2025/26, 2026-04-01 to 2026-06-30, Q1 2026/27
Europe/Berlin: 36 hours of Los Angeles
America/Los_Angeles: 2026-03-31T23:30:00Z: Q4 2025/26, 2026-01-01 to 2026-03-31, Q4 2025/26
America/Los_Angeles: 2026-03-31T20:00:00-07:00: Q4 2025/26, 2026-01-01 to 2026-03-31, Q4 2025/26
America/Los_Angeles: 2026-04-01T00:30:00+09:00: Q4 2025/26, 2026-04-01 to 2026-06-30, Q1 2026/27
America/Los_Angeles: 0 hours of Los Angeles
EOF
echo "as seen"
