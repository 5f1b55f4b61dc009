#!/usr/bin/env bash
# `CurrencyCode` of Shopify's Admin API 2026-10, as @shopify/dev-mcp 1.16.0 carries it, and ISO 4217's list as currency-codes 2.2.0
# has it, tell apart in both ways. Shopify has codes that ISO does not: one of four letters (USDC), which `Intl` refuses
# with a RangeError; pounds of Jersey and dollars of Kiribati; and, not marked as deprecated, money that is no more (Croatia's, Latvia's,
# Lithuania's) and Sierra Leone's leone as it was before three zeros went, SLL: the leone of today, SLE, is not there. So a code is text,
# its length is not three, and its decimals come from a table with an answer for what is not in it.
# Seen 29 November 2026. Fails once this changes.
set -euo pipefail
cd "$(mktemp -d)"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund currency-codes@2.2.0 >/dev/null 2>&1
npm pack --silent @shopify/dev-mcp@1.16.0 >/dev/null 2>&1
tar xzf shopify-dev-mcp-1.16.0.tgz package/dist/data/admin_2026-10.json.gz
cat >seen.mjs <<'EOF'
import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import list from "currency-codes";

const read = JSON.parse(gunzipSync(readFileSync("package/dist/data/admin_2026-10.json.gz")));
const { types } = (read.data ?? read).__schema;
const { enumValues } = types.find(({ name }) => name === "CurrencyCode");
const listed = new Set(list.codes());
const beyond = enumValues.filter(({ name }) => !listed.has(name));
console.log("not listed:", beyond.filter(({ isDeprecated }) => !isDeprecated).map(({ name }) => name).join(" "));
console.log("not listed, deprecated:", beyond.filter(({ isDeprecated }) => isDeprecated).map(({ name }) => name).join(" "));
const names = new Set(enumValues.map(({ name }) => name));
console.log("not Shopify's:", ["SLE", "CUP", "KPW", "SVC", "ZWG"].filter((code) => listed.has(code) && !names.has(code)).join(" "));
try {
  console.log(new Intl.NumberFormat("en", { style: "currency", currency: "USDC" }).format(1));
} catch (error) {
  console.log(error.name);
}
EOF
node seen.mjs >seen.txt
diff - seen.txt <<'EOF'
not listed: HRK JEP KID LTL LVL SLL USDC
not listed, deprecated: BYR STD VEF
not Shopify's: SLE CUP KPW SVC ZWG
RangeError
EOF
echo "as seen"
