#!/usr/bin/env bash
# @shopify/shopify-api 15.0.0: `webhooks.validate()` takes a delivery signed in the header family of Shopify's Events
# (`shopify-hmac-sha256`, without `X-`) and calls it valid, of type "events", with the topic spelled as GraphQL spells it;
# `webhooks.process()` of the same object throws InvalidWebhookError for the same request. Whoever checks with one and
# handles with the other loses the delivery. Seen on Node 20, 28 November 2026. Fails once this changes.
set -euo pipefail
cd "$(mktemp -d)"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund @shopify/shopify-api@15.0.0 >/dev/null 2>&1
cat >seen.mjs <<'EOF'
import "@shopify/shopify-api/adapters/node";
import { createHmac } from "node:crypto";
import { DeliveryMethod, shopifyApi } from "@shopify/shopify-api";

const { webhooks } = shopifyApi({
  apiKey: "key",
  apiSecretKey: "secret",
  apiVersion: "2026-10",
  hostName: "app.example.com",
  isEmbeddedApp: true,
  logger: { log: () => {} },
});
const rawBody = JSON.stringify({ id: 1 });
const headers = {
  "shopify-hmac-sha256": createHmac("sha256", "secret").update(rawBody).digest("base64"),
  "shopify-topic": "products/update",
  "shopify-shop-domain": "a.myshopify.com",
  "shopify-api-version": "2026-10",
  "shopify-webhook-id": "w1",
};
const rawRequest = { method: "POST", url: "/webhooks", headers };
const { valid, webhookType, topic } = await webhooks.validate({ rawBody, rawRequest });
console.log(JSON.stringify({ valid, webhookType, topic }));
webhooks.addHandlers({
  PRODUCTS_UPDATE: { deliveryMethod: DeliveryMethod.Http, callbackUrl: "/webhooks", callback: async () => {} },
});
try {
  await webhooks.process({ rawBody, rawRequest, rawResponse: {} });
  console.log("processed");
} catch (error) {
  console.log(`${error.constructor.name}: ${error.message}`);
}
EOF
diff - <(node seen.mjs) <<'EOF'
{"valid":true,"webhookType":"events","topic":"PRODUCTS_UPDATE"}
InvalidWebhookError: process() only supports traditional webhooks, not events
EOF
echo "as seen"
