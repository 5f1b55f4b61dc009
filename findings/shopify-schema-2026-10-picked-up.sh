#!/usr/bin/env bash
# Two of Shopify's APIs of 2026-10, Admin and Customer Account, as @shopify/dev-mcp 1.16.0 carries their schemas, have types of one name
# with other values. An event of a delivery (`FulfillmentEventStatus`) can be PICKED_UP in the one that customers read, "The fulfillment was
# successfully picked up.", and not in Admin: by its types no app writes it with `fulfillmentEventCreate`, which has READY_FOR_PICKUP, or
# reads it, though Admin's own `FulfillmentDisplayStatus` has it. So it is with payments: PENDING_AUTHENTICATION is a customer's alone,
# AWAITING_RESPONSE Admin's. Code that shares one list of both, made from Admin's schema, meets values that it does not have. Whoever reads
# both makes a list from each, and has an answer for what is in neither. Seen 1 December 2026 with graphql 16.15.0. Fails once this changes.
set -euo pipefail
cd "$(mktemp -d)"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund graphql@16.15.0 >/dev/null 2>&1
npm pack --silent @shopify/dev-mcp@1.16.0 >/dev/null 2>&1
tar xzf shopify-dev-mcp-1.16.0.tgz package/dist/data/admin_2026-10.json.gz package/dist/data/customer_2026-10.json.gz
cat >seen.mjs <<'EOF'
import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { buildClientSchema, parse, validate } from "graphql";

const [admin, customer] = ["admin", "customer"].map((api) => {
  const read = JSON.parse(gunzipSync(readFileSync(`package/dist/data/${api}_2026-10.json.gz`)));
  return buildClientSchema(read.data ?? read);
});
const values = (schema, name) => schema.getType(name)?.getValues().map((value) => value.name) ?? [];
for (const name of ["FulfillmentEventStatus", "FulfillmentStatus", "OrderTransactionStatus", "OrderTransactionKind"]) {
  const [admins, customers] = [admin, customer].map((schema) => values(schema, name));
  const only = (these, those) => these.filter((value) => !those.includes(value)).join(" ") || "none";
  console.log(`${name}: Admin's alone ${only(admins, customers)}, the customer's alone ${only(customers, admins)}`);
}
console.log(customer.getType("FulfillmentEventStatus").getValue("PICKED_UP").description);
console.log(`FulfillmentDisplayStatus: ${values(admin, "FulfillmentDisplayStatus").filter((value) => /PICK/.test(value)).join(" ")}`);
for (const status of ["READY_FOR_PICKUP", "PICKED_UP"]) {
  const [error] = validate(
    admin,
    parse(`mutation { fulfillmentEventCreate(fulfillmentEvent: { fulfillmentId: "gid://shopify/Fulfillment/1", status: ${status} })
      { userErrors { field } } }`),
  );
  console.log(`${status}: ${error?.message.split(".")[0] ?? "valid"}`);
}
EOF
node seen.mjs >seen.txt
diff - seen.txt <<'EOF'
FulfillmentEventStatus: Admin's alone none, the customer's alone PICKED_UP
FulfillmentStatus: Admin's alone none, the customer's alone none
OrderTransactionStatus: Admin's alone AWAITING_RESPONSE UNKNOWN, the customer's alone PENDING_AUTHENTICATION
OrderTransactionKind: Admin's alone none, the customer's alone CARD_APPROVAL CARD_DECLINE REFUND_EMV_INITIATE
The fulfillment was successfully picked up.
FulfillmentDisplayStatus: CARRIER_PICKED_UP PICKED_UP READY_FOR_PICKUP
READY_FOR_PICKUP: valid
PICKED_UP: Value "PICKED_UP" does not exist in "FulfillmentEventStatus" enum
EOF
echo "as seen"
