// Heap of the door's isolate over 20,000 deliveries, by the inspector, and of the sender's over answers that are too long: what the
// process holds besides is SQLite's and V8's.
import { createHmac } from "node:crypto";
import { readFileSync } from "node:fs";
import { Pool } from "undici";
import { answersHeap } from "./heap-of-answers";
import { inspectorAt, usedAfterCollecting } from "./instruments/inspector";
import { startWorker } from "./instruments/worker-process";
import { SECRET } from "./shop";

const DELIVERIES = 20_000;
const A_STEP = 2500;
const CONNECTIONS = 8;

const sampleOf = (name: string) => readFileSync(`test/fixtures/shopify/${name}.json`, "utf8");
/** What shops send most, and what is put aside or counted. */
const SENT = [
  ["orders/create", sampleOf("orders-create")],
  ["products/update", sampleOf("products-update")],
  ["inventory_levels/update", sampleOf("inventory-levels-update")],
  ["orders/create", "{"],
  ["customer.tags_added", "{}"],
] as const;

export default async function heap() {
  const worker = await startWorker("workers/app.ts", { inspected: true });
  try {
    const inspector = await inspectorAt(await worker.inspector());
    const pool = new Pool(worker.address.origin, { connections: CONNECTIONS });
    console.log(`  before: ${await usedAfterCollecting(inspector)} MB in use`);
    for (let sent = A_STEP; sent <= DELIVERIES; sent += A_STEP) {
      await Promise.all(Array.from({ length: CONNECTIONS }, (_, sender) => send(pool, sender)));
      console.log(`  after ${String(sent).padStart(6)} deliveries: ${await usedAfterCollecting(inspector)} MB`);
    }
    inspector.close();
    await pool.close();
  } finally {
    await worker.stop();
  }
  await answersHeap();
}

async function send(pool: Pool, sender: number) {
  for (let count = sender; count < A_STEP; count += CONNECTIONS) {
    const [topic, body] = SENT[count % SENT.length] ?? SENT[0];
    const headers = {
      "x-shopify-topic": topic,
      "x-shopify-shop-domain": "bench.myshopify.com",
      "x-shopify-webhook-id": crypto.randomUUID(),
      "x-shopify-hmac-sha256": createHmac("sha256", SECRET).update(body).digest("base64"),
    };
    const answer = await pool.request({ path: "/webhooks", method: "POST", headers, body });
    await answer.body.dump();
    if (answer.statusCode !== 200) throw new Error(`${topic} was answered ${answer.statusCode}`);
  }
}
