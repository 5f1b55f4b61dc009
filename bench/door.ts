// Requests a second and CPU per delivery of POST /webhooks, against a Worker that only verifies, narrows, enqueues.
import { createHmac } from "node:crypto";
import { readFileSync } from "node:fs";
import { Pool } from "undici";
import { SECRET } from "./shop";
import { startWorker } from "./worker-process";

const ROUNDS = 5;
const DELIVERIES = 1500;
const CONNECTIONS = 8;

const sample = readFileSync("test/fixtures/shopify/orders-create.json", "utf8");
const BODIES = {
  "an order as shops send them, ids of 14 digits": sample.replace(/\d{16,}/g, (id) => id.slice(0, 14)),
  "Shopify's sample, ids of 18 digits": sample,
};

type Worker = Awaited<ReturnType<typeof startWorker>>;

export default async function door() {
  const workers = { door: await startWorker("workers/app.ts"), bare: await startWorker("bench/bare-worker.ts") };
  try {
    for (const [name, body] of Object.entries(BODIES)) {
      const rounds = await compare(workers, body);
      console.log(`  ${name} (${body.length} bytes); medians of ${ROUNDS} rounds of ${DELIVERIES}`);
      print("door", rounds.door);
      print("bare", rounds.bare);
      const ratios = rounds.door.map(({ perSecond }, index) => perSecond / (rounds.bare[index]?.perSecond ?? 0));
      console.log(`    door / bare: ${median(ratios).toFixed(2)} of the throughput (target 0.85)`);
    }
  } finally {
    for (const worker of Object.values(workers)) await worker.stop();
  }
}

/** In turns, so that a busy machine slows both alike. */
async function compare(workers: { door: Worker; bare: Worker }, body: string) {
  const rounds = { door: [] as Round[], bare: [] as Round[] };
  for (const worker of Object.values(workers)) await round(worker, body);
  for (let count = 0; count < ROUNDS; count++)
    for (const name of count % 2 ? (["door", "bare"] as const) : (["bare", "door"] as const))
      rounds[name].push(await round(workers[name], body));
  return rounds;
}

function print(name: string, rounds: Round[]) {
  const perSecond = median(rounds.map((round) => round.perSecond)).toFixed(0);
  const cpu = median(rounds.map((round) => round.cpu)).toFixed(3);
  console.log(
    `    ${name}: ${perSecond} requests a second, ${cpu} ms CPU a delivery (all of workerd, its queue included)`,
  );
}

interface Round {
  perSecond: number;
  cpu: number;
}

async function round({ address, cpuMilliseconds }: Worker, body: string): Promise<Round> {
  const headers = {
    "content-type": "application/json",
    "x-shopify-topic": "orders/create",
    "x-shopify-shop-domain": "bench.myshopify.com",
    "x-shopify-triggered-at": "2026-11-21T10:00:00.000Z",
    "x-shopify-hmac-sha256": createHmac("sha256", SECRET).update(body).digest("base64"),
  };
  const pool = new Pool(address.origin, { connections: CONNECTIONS });
  const cpuBefore = cpuMilliseconds();
  const begun = performance.now();
  let sent = 0;
  const sender = async () => {
    while (sent < DELIVERIES) {
      const webhookId = `bench-${sent++}`;
      const answer = await pool.request({
        path: "/webhooks",
        method: "POST",
        headers: { ...headers, "x-shopify-webhook-id": webhookId },
        body,
      });
      await answer.body.dump();
      if (answer.statusCode !== 200) throw new Error(`${address} answered ${answer.statusCode}`);
    }
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, sender));
  const seconds = (performance.now() - begun) / 1000;
  await pool.close();
  return { perSecond: DELIVERIES / seconds, cpu: (cpuMilliseconds() - cpuBefore) / DELIVERIES };
}

const median = (values: number[]) => values.toSorted((one, other) => one - other)[values.length >> 1] ?? Number.NaN;
