#!/usr/bin/env bash
# Shopify's Admin API 2026-10, as @shopify/dev-mcp 1.16.0 carries its schema, tells of three deprecated fields to use what none of its types has:
# `Shop.domains` says `domainsPaginated`, `ShopifyPaymentsPayout.bankAccount` says `destinationAccount`, and `Market.regions` says
# `conditions.regionConditions`, which is called `regionsCondition`. The first two are in the schema that is called unstable alone. Seven more say to use
# a field beside them that is deprecated too: a product's `standardizedProductType` leads to `productCategory`, and that to `category`.
# Whoever turns a reason into a change asks whether the field is there, and goes on from it. Seen 30 November 2026. Fails once this changes.
set -euo pipefail
cd "$(mktemp -d)"
npm pack --silent @shopify/dev-mcp@1.16.0 >/dev/null 2>&1
tar xzf shopify-dev-mcp-1.16.0.tgz package/dist/data/admin_2026-10.json.gz package/dist/data/admin_unstable.json.gz
cat >seen.mjs <<'EOF'
import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";

function typesOf(version) {
  const read = JSON.parse(gunzipSync(readFileSync(`package/dist/data/admin_${version}.json.gz`)));
  return (read.data ?? read).__schema.types;
}
const last = (path) => path.split(".").at(-1);
function deprecated(types) {
  const names = new Set(types.flatMap(({ name, fields, inputFields }) => [name, ...[...(fields ?? []), ...(inputFields ?? [])].map((field) => field.name)]));
  return types.flatMap(({ name, fields }) =>
    (fields ?? []).flatMap((field) => {
      const path = field.isDeprecated && /Use `([a-z][A-Za-z.]+)` instead/.exec(field.deprecationReason)?.[1];
      if (!path) return [];
      const there = fields.find((each) => each.name === path);
      return [{ told: `${name}.${field.name}: ${path}`, gone: !names.has(last(path)), again: there?.isDeprecated && there.deprecationReason }];
    }),
  );
}
for (const version of ["2026-10", "unstable"])
  console.log(`${version}, not there: ${deprecated(typesOf(version)).filter(({ gone }) => gone).map(({ told }) => told).join(", ")}`);
for (const { told, again } of deprecated(typesOf("2026-10")).filter(({ again }) => again)) console.log(`${told}: ${again}`);
const conditions = typesOf("2026-10").find(({ name }) => name === "MarketConditions");
console.log(`conditions: ${conditions.fields.map(({ name }) => name).join(", ")}`);
EOF
node seen.mjs >seen.txt
diff - seen.txt <<'EOF'
2026-10, not there: Market.regions: conditions.regionConditions, Shop.domains: domainsPaginated, ShopifyPaymentsPayout.bankAccount: destinationAccount
unstable, not there: Market.regions: conditions.regionConditions
Collection.publishedOnCurrentChannel: publishedOnCurrentPublication: Use `publishedOnPublication` instead.
Product.publishedOnCurrentChannel: publishedOnCurrentPublication: Use `publishedOnPublication` instead.
Product.standardizedProductType: productCategory: Use `category` instead.
ProductVariant.publishedOnCurrentChannel: publishedOnCurrentPublication: Use `publishedOnPublication` instead.
Publishable.publishedOnCurrentChannel: publishedOnCurrentPublication: Use `publishedOnPublication` instead.
QueryRoot.automaticDiscount: automaticDiscountNode: Use `discountNode` instead.
QueryRoot.automaticDiscounts: automaticDiscountNodes: Use `discountNodes` instead.
conditions: channelsCondition, companyLocationsCondition, conditionTypes, locationsCondition, regionsCondition
EOF
echo "as seen"
