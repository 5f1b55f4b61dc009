#!/usr/bin/env bash
# iso-week 0.1.2 tells the ISO week of a moment, and in years whose 4 January is a Thursday (2018, 2024, 2029) a week too many, all year, unless
# it is just midnight: at nine on 12 June 2024 it says 25, at midnight 24, which is the week. Its day's time is counted and its year's beginning
# has none, so that a whole number of weeks and some hours is rounded up. In 2026 both are right. Asked without a date it takes this moment, which
# is hardly ever midnight: a supplier's "week 24" is then looked for a week late. Nothing is raised. Whoever uses it asks for the day's midnight:
# the last column. Seen 1 December 2026 under Node 20, in UTC. Fails once this changes.
set -euo pipefail
cd "$(mktemp -d)"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund iso-week@0.1.2 >/dev/null 2>&1
cat >seen.cjs <<'EOF'
const isoWeek = require("iso-week");

for (const [year, month, day] of [
  [2018, 6, 13],
  [2024, 6, 12],
  [2024, 12, 27],
  [2026, 6, 10],
  [2029, 6, 13],
]) {
  const at = (hour) => isoWeek(new Date(year, month - 1, day, hour));
  console.log(`${year}-${month}-${day}: at nine ${at(9)}, at six in the evening ${at(18)}, at midnight ${at(0)}`);
}
EOF
TZ=UTC node seen.cjs >seen.txt
diff - seen.txt <<'EOF'
2018-6-13: at nine 25, at six in the evening 25, at midnight 24
2024-6-12: at nine 25, at six in the evening 25, at midnight 24
2024-12-27: at nine 53, at six in the evening 53, at midnight 52
2026-6-10: at nine 24, at six in the evening 24, at midnight 24
2029-6-13: at nine 25, at six in the evening 25, at midnight 24
EOF
