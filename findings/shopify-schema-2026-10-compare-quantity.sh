#!/usr/bin/env bash
# Shopify's Admin API 2026-10, as @shopify/dev-mcp 1.16.0 carries its schema, describes how stock is set (`inventorySetQuantities`) by two fields
# that no type of it has: `compareQuantity`, to be given always, and `ignoreCompareQuantity`, to go without. The error code
# COMPARE_QUANTITY_REQUIRED asks for them too. What it has is `changeFromQuantity`, and that may be left out by its type, but not by its own
# words: "you must explicitly pass in a value", if only null. So a mutation written by the description does not fit the schema, and one that
# fits and leaves the field out, as every validator of GraphQL lets it, is refused by the field's words. Eight more descriptions name in
# backticks what is nowhere; one, `refundReturn`, links to `returnRefund`. Whoever sets stock names `changeFromQuantity` each time.
# Seen 30 November 2026 with graphql 16.15.0. Fails once this changes.
set -euo pipefail
cd "$(mktemp -d)"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund graphql@16.15.0 >/dev/null 2>&1
npm pack --silent @shopify/dev-mcp@1.16.0 >/dev/null 2>&1
tar xzf shopify-dev-mcp-1.16.0.tgz package/dist/data/admin_2026-10.json.gz
cat >seen.mjs <<'EOF'
import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { buildClientSchema, parse, validate } from "graphql";

const read = JSON.parse(gunzipSync(readFileSync("package/dist/data/admin_2026-10.json.gz")));
const introspection = read.data ?? read;
const { types } = introspection.__schema;
const schema = buildClientSchema(introspection);

const set = (input, quantity) => `mutation { inventorySetQuantities(input: { name: "available", reason: "correction"${input},
  quantities: [{ inventoryItemId: "gid://shopify/InventoryItem/1", locationId: "gid://shopify/Location/1", quantity: 5${quantity} }] })
  { userErrors { code } } }`;
for (const [name, document] of Object.entries({
  "by the description": set("", ", compareQuantity: 3"),
  "by the description, without": set(", ignoreCompareQuantity: true", ""),
  "by the types": set("", ""),
  "by the field": set("", ", changeFromQuantity: 3"),
})) {
  const [error] = validate(schema, parse(document));
  console.log(`${name}: ${error?.message.split(".")[0] ?? "valid"}`);
}
const { description } = types.find(({ name }) => name === "InventoryQuantityInput").inputFields.find(({ name }) => name === "changeFromQuantity");
console.log(/This field is mandatory[^.]*/.exec(description.replaceAll("\n", " "))[0]);

const described = types.flatMap((type) => [
  [type.name, type],
  ...[...(type.fields ?? []), ...(type.inputFields ?? [])].map((field) => [`${type.name}.${field.name}`, field]),
  ...(type.fields ?? []).flatMap((field) => field.args.map((arg) => [arg.name, {}])),
  ...(type.enumValues ?? []).map((value) => [`${type.name}.${value.name}`, value]),
]);
const names = new Set(described.map(([path]) => path.split(".").at(-1)));
const gone = described.flatMap(([path, { description }]) => {
  const named = new Set([...(description ?? "").matchAll(/`([a-z]+(?:[A-Z][a-z]+)+)`/g)].map(([, name]) => name));
  const missing = [...named].filter((name) => !names.has(name) && !names.has(name[0].toUpperCase() + name.slice(1)));
  return missing.map((name) => `${path}: ${name}`);
});
console.log(gone.sort().join("\n"));
EOF
node seen.mjs >seen.txt
diff - seen.txt <<'EOF'
by the description: Field "compareQuantity" is not defined by type "InventoryQuantityInput"
by the description, without: Field "ignoreCompareQuantity" is not defined by type "InventorySetQuantitiesInput"
by the types: valid
by the field: valid
This field is mandatory: you must explicitly pass in a value, even if that value is `null`, or the mutation returns an error
CollectionSourceInclusionConditionInput: isPriceReduced
MarketingEngagement.isCumulative: occuredOn
MarketingEngagementInput.isCumulative: occuredOn
Mutation.inventorySetQuantities: compareQuantity
Mutation.inventorySetQuantities: ignoreCompareQuantity
Mutation.refundCreate: refundReturn
Order.sourceIdentifier: receiptNumber
OrderPaymentStatus.paymentReferenceId: orderCreatePayment
ProductOperation: productBundle
ProductOptionDeleteStrategy: productOptionDelete
EOF
echo "as seen"
