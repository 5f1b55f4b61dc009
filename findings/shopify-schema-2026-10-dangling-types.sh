#!/usr/bin/env bash
# The introspection of Shopify's Admin API 2026-10 as @shopify/dev-mcp 1.16.0 carries it names four possible types that it
# does not define: whoever follows `possibleTypes` by name finds nothing there, while graphql 16's `buildClientSchema` builds
# without a word, since it goes by each type's own list of interfaces. In the same schema
# `Refund.createdAt` and `RefundLineItem.id` may be null, while `Refund.processedAt` may not. And it is older than production's:
# `ProductVariant.barcodes` (changelog, 8 September 2026) is not in it. Seen 28 November 2026. Fails once this changes.
set -euo pipefail
cd "$(mktemp -d)"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund graphql@16.15.0 >/dev/null 2>&1
npm pack --silent @shopify/dev-mcp@1.16.0 >/dev/null 2>&1
tar xzf shopify-dev-mcp-1.16.0.tgz package/dist/data/admin_2026-10.json.gz
cat >seen.mjs <<'EOF'
import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { buildClientSchema } from "graphql";

const read = JSON.parse(gunzipSync(readFileSync("package/dist/data/admin_2026-10.json.gz")));
const introspection = read.data ?? read;
const { types } = introspection.__schema;
const defined = new Set(types.map(({ name }) => name));
for (const { name, possibleTypes } of types)
  for (const possible of possibleTypes ?? []) if (!defined.has(possible.name)) console.log(`${name} may be ${possible.name}`);
try {
  buildClientSchema(introspection);
  console.log("built");
} catch (error) {
  console.log(error.message.split(".")[0]);
}
const field = (type, name) => types.find((each) => each.name === type).fields.find((each) => each.name === name);
for (const [type, name] of [["Refund", "createdAt"], ["Refund", "processedAt"], ["RefundLineItem", "id"]])
  console.log(`${type}.${name}: ${field(type, name).type.kind === "NON_NULL" ? "never null" : "may be null"}`);
console.log(`ProductVariant.barcodes: ${field("ProductVariant", "barcodes") ? "there" : "not there"}`);
EOF
node seen.mjs >seen.txt
diff - seen.txt <<'EOF'
DisplayableError may be CustomerPaymentMethodCreateFromDuplicationDataUserError
DisplayableError may be CustomerPaymentMethodGetDuplicationDataUserError
DisplayableError may be PreviewInstallUserError
Node may be ExchangeV2
built
Refund.createdAt: may be null
Refund.processedAt: never null
RefundLineItem.id: may be null
ProductVariant.barcodes: not there
EOF
echo "as seen"
