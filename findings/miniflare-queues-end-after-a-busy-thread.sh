#!/usr/bin/env bash
# miniflare 4.20260426.0 (`wrangler dev`): a queue hands out no batch any more, until the process ends, once a batch kept the
# runtime's one thread for longer than five seconds: a loop, or a long statement of a local D1. After each batch the
# queue's broker awaits a request to Miniflare's server in Node, to log `QUEUE … 1/1`, before it notes that the batch is over.
# Node has shut the idle connection meanwhile, the runtime finds it shut only by asking, the request fails, nobody
# catches it, and the broker takes the batch to be at work for ever. What a producer sends is still taken, and lies there.
# Whoever sets the `keepAliveTimeout` of that server to 0 is spared. Seen on Node 20, 30 November 2026. Fails once this changes.
set -euo pipefail
cd "$(mktemp -d)"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund miniflare@4.20260426.0 >/dev/null 2>&1
cat >seen.mjs <<'EOF2'
import { subscribe } from "node:diagnostics_channel";
import { Log, LogLevel, Miniflare } from "miniflare";

if (process.argv[2] === "kept open") subscribe("http.server.request.start", ({ server }) => (server.keepAliveTimeout = 0));

const script = `
const loop = () => { for (let round = 0; round < 1_000_000_000; round++); };
export default {
  async fetch(request, env) {
    await env.QUEUE.send(await request.text());
    return new Response();
  },
  async queue({ messages: [{ body }] }) {
    if (body === "long") for (let times = 0; times < LOOPS; times++) loop();
    console.log(body);
  },
};`;
const loop = () => { for (let round = 0; round < 1_000_000_000; round++); };
const started = performance.now();
for (let times = 0; times < 3; times++) loop();
const loops = Math.ceil(24_000 / (performance.now() - started)) + 1;

class Lines extends Log {
  log(line) {
    const [, batch] = /QUEUE jobs.* (\d\/\d)/.exec(line.replace(/\u001b\[\d+m/g, "")) ?? [];
    if (batch) console.log(`QUEUE ${batch}`);
  }
}
const miniflare = new Miniflare({
  ...{ modules: true, script: script.replace("LOOPS", loops), compatibilityDate: "2026-04-01", cf: false },
  log: new Lines(LogLevel.INFO),
  queueProducers: { QUEUE: "jobs" },
  queueConsumers: { jobs: { maxBatchSize: 1, maxBatchTimeout: 0 } },
});
for (const message of ["short", "long", "after it"]) {
  await miniflare.dispatchFetch("http://localhost", { method: "POST", body: message });
  await new Promise((resume) => setTimeout(resume, 3000));
}
await miniflare.dispose();
EOF2
diff - <(node seen.mjs "as it is"; echo "kept open:"; node seen.mjs "kept open") <<'EOF2'
short
QUEUE 1/1
long
kept open:
short
QUEUE 1/1
long
QUEUE 1/1
after it
QUEUE 1/1
EOF2
echo "as seen"
