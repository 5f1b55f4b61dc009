#!/usr/bin/env bash
# Standard Webhooks' own verifier (standardwebhooks 1.1.1) and Svix's (svix 1.99.1) take a plain object of headers. Given the
# `Headers` of a fetch request, as receivers on Workers, Deno, Bun, Next or Remix hold them, both say that required headers
# are missing, although all three are there and the signature is right: a Headers object has no keys of its own to look at.
# `Object.fromEntries(request.headers)` is taken. Seen 28 November 2026 under Node 20. Fails once this changes.
set -euo pipefail
cd "$(mktemp -d)"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund standardwebhooks@1.1.1 svix@1.99.1 >/dev/null 2>&1
cat >seen.mjs <<'EOF'
import { Webhook as Standard } from "standardwebhooks";
import { Webhook as Svix } from "svix";

const secret = `whsec_${Buffer.from("a key of this trial, 32 bytes it").toString("base64")}`;
const body = '{"type":"stock.changed"}';
const now = new Date();
for (const [name, Verifier] of Object.entries({ Standard, Svix })) {
  const verifier = new Verifier(secret);
  const headers = new Headers({
    "webhook-id": "msg_1",
    "webhook-timestamp": `${Math.floor(now / 1000)}`,
    "webhook-signature": verifier.sign("msg_1", now, body),
  });
  for (const [shape, given] of [["Headers", headers], ["plain object", Object.fromEntries(headers)]]) {
    try {
      console.log(`${name}, ${shape}: ${JSON.stringify(verifier.verify(body, given))}`);
    } catch (error) {
      console.log(`${name}, ${shape}: ${error.message}`);
    }
  }
}
EOF
node seen.mjs >seen.txt
diff - seen.txt <<'EOF'
Standard, Headers: Missing required headers
Standard, plain object: {"type":"stock.changed"}
Svix, Headers: Missing required headers
Svix, plain object: {"type":"stock.changed"}
EOF
echo "as seen"
