#!/usr/bin/env bash
# Metafields of Shopify's types `date` and `date_time` hold 2026-12-01 and 2026-12-01T00:00:00; its list of types has both "without a presumed
# timezone". `parseMetafield` of @shopify/hydrogen-react 2026.4.4 makes a JavaScript `Date` of either, and so presumes two: midnight in UTC of
# the day, and for the time the zone of whatever machine reads it. What is back in stock on 1 December is so on 30 November in a browser in Toronto,
# where the server that rendered the page, in UTC, said the first; and what begins at that time begins five hours later there than on the server,
# in Tokyo nine hours before. A list of days is alike. The highest decimal number that Shopify takes, 9999999999999.999999999, becomes
# 10000000000000. Whoever shows a day takes `value`, which is text, or writes the `Date` in UTC: the last column.
# Seen 30 November 2026 under Node 20. Fails once this changes.
set -euo pipefail
cd "$(mktemp -d)"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts --legacy-peer-deps @shopify/hydrogen-react@2026.4.4 >/dev/null 2>&1
cat >seen.mjs <<'EOF'
import { parseMetafield } from "./node_modules/@shopify/hydrogen-react/dist/node-prod/parse-metafield.mjs";

console.log(process.env.TZ);
for (const [type, value] of [
  ["date", "2026-12-01"],
  ["list.date", '["2026-12-01"]'],
  ["date_time", "2026-12-01T00:00:00"],
]) {
  const [at] = [parseMetafield({ type, value }).parsedValue].flat();
  const shown = (timeZone) => at.toLocaleString("en-GB", { timeZone, dateStyle: "long", timeStyle: "short" });
  console.log(`  ${type} ${value}: ${at.toISOString()}, shown as ${shown()}, in UTC as ${shown("UTC")}`);
}
if (process.env.TZ === "UTC") console.log(`  ${parseMetafield({ type: "number_decimal", value: "9999999999999.999999999" }).parsedValue}`);
EOF
for zone in UTC America/Toronto Asia/Tokyo; do TZ=$zone node seen.mjs; done >seen.txt
diff - seen.txt <<'EOF'
UTC
  date 2026-12-01: 2026-12-01T00:00:00.000Z, shown as 1 December 2026 at 00:00, in UTC as 1 December 2026 at 00:00
  list.date ["2026-12-01"]: 2026-12-01T00:00:00.000Z, shown as 1 December 2026 at 00:00, in UTC as 1 December 2026 at 00:00
  date_time 2026-12-01T00:00:00: 2026-12-01T00:00:00.000Z, shown as 1 December 2026 at 00:00, in UTC as 1 December 2026 at 00:00
  10000000000000
America/Toronto
  date 2026-12-01: 2026-12-01T00:00:00.000Z, shown as 30 November 2026 at 19:00, in UTC as 1 December 2026 at 00:00
  list.date ["2026-12-01"]: 2026-12-01T00:00:00.000Z, shown as 30 November 2026 at 19:00, in UTC as 1 December 2026 at 00:00
  date_time 2026-12-01T00:00:00: 2026-12-01T05:00:00.000Z, shown as 1 December 2026 at 00:00, in UTC as 1 December 2026 at 05:00
Asia/Tokyo
  date 2026-12-01: 2026-12-01T00:00:00.000Z, shown as 1 December 2026 at 09:00, in UTC as 1 December 2026 at 00:00
  list.date ["2026-12-01"]: 2026-12-01T00:00:00.000Z, shown as 1 December 2026 at 09:00, in UTC as 1 December 2026 at 00:00
  date_time 2026-12-01T00:00:00: 2026-11-30T15:00:00.000Z, shown as 1 December 2026 at 00:00, in UTC as 30 November 2026 at 15:00
EOF
echo "as seen"
