// Requests a second and CPU per delivery of POST /webhooks, against a Worker that only verifies, narrows, enqueues. All have a
// consumer that acknowledges. BENCH_ROUNDS says how many rounds, BENCH_MIX a word of the mixes' names that are sent alone.
import { createHmac } from "node:crypto";
import { Pool } from "undici";
import { startWorker } from "./instruments/worker-process";
import { DELIVERED, type Delivered } from "./played/delivered";
import { SECRET } from "./shop";

const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 7);
const DELIVERIES = 1200;
const CONNECTIONS = 8;

type Worker = Awaited<ReturnType<typeof startWorker>>;

/** Targets: of the bare one's throughput, and of its CPU. */
const MIXES: { name: string; of: Delivered[]; target: string }[] = [
  { name: "orders", of: [DELIVERED.order], target: "0.95, 1.05" },
  { name: "orders of Shopify's sample, ids of 18 digits", of: [DELIVERED.sample], target: "none" },
  { name: "levels", of: [DELIVERED.level], target: "0.95, 1.05" },
  { name: "mixed", of: [DELIVERED.level, DELIVERED.order, DELIVERED.level, DELIVERED.product], target: "0.93, 1.08" },
  { name: "products of 80 variants", of: [DELIVERED.product], target: "0.85, 1.2" },
];

export default async function door() {
  const consumes = { consumes: "inbox" } as const;
  const workers = {
    door: await startWorker(process.env.BENCH_DOOR ?? "bench/door-worker.ts", consumes),
    bare: await startWorker("bench/floors/bare-door.ts", consumes),
    facts: await startWorker("bench/floors/bare-door.ts", { ...consumes, bindings: { FACTS: "yes" } }),
  };
  try {
    const word = process.env.BENCH_MIX ?? "";
    for (const { name, of, target } of MIXES.filter((mix) => mix.name.includes(word))) {
      const rounds = await compare(workers, of);
      const bytes = of.map(({ body }) => body.length).join(", ");
      console.log(`  ${name} (${bytes} bytes); medians of ${ROUNDS} rounds of ${DELIVERIES}`);
      print("door", rounds.door);
      print("bare", rounds.bare);
      print("bare, of the same facts", rounds.facts);
      const ratio = (to: Round[], figure: keyof Round) =>
        median(rounds.door.map((each, at) => each[figure] / (to[at]?.[figure] ?? 0))).toFixed(2);
      const told = (to: Round[]) => `${ratio(to, "perSecond")} of the throughput, ${ratio(to, "cpu")} of the CPU`;
      console.log(`    door / bare: ${told(rounds.bare)} (${target}); of the same facts: ${told(rounds.facts)}`);
    }
  } finally {
    for (const worker of Object.values(workers)) await worker.stop();
  }
}

/** In turns, so that a busy machine slows both alike. */
async function compare(workers: { door: Worker; bare: Worker; facts: Worker }, of: Delivered[]) {
  const rounds = { door: [] as Round[], bare: [] as Round[], facts: [] as Round[] };
  const names = ["bare", "door", "facts"] as const;
  for (const worker of Object.values(workers)) await round(worker, of);
  for (let count = 0; count < ROUNDS; count++)
    for (const name of count % 2 ? names.toReversed() : names) rounds[name].push(await round(workers[name], of));
  return rounds;
}

function print(name: string, rounds: Round[]) {
  const perSecond = median(rounds.map((round) => round.perSecond)).toFixed(0);
  const cpu = median(rounds.map((round) => round.cpu)).toFixed(3);
  console.log(
    `    ${name}: ${perSecond} requests a second, ${cpu} ms CPU a delivery (all of workerd, its queue included)`,
  );
}

/** Of one Worker: requests a second, and ms of CPU a delivery. */
export interface Round {
  perSecond: number;
  cpu: number;
}

/** So many of these in turn, over CONNECTIONS. */
export async function round(
  { address, cpuMilliseconds }: Pick<Worker, "address" | "cpuMilliseconds">,
  of: Delivered[],
  deliveries = DELIVERIES,
): Promise<Round> {
  const signed = of.map(({ topic, body }) => ({
    body,
    headers: {
      "content-type": "application/json",
      "x-shopify-topic": topic,
      "x-shopify-api-version": "2026-10",
      "x-shopify-shop-domain": "bench.myshopify.com",
      "x-shopify-triggered-at": "2026-11-21T10:00:00.000Z",
      "x-shopify-hmac-sha256": createHmac("sha256", SECRET).update(body).digest("base64"),
    },
  }));
  const pool = new Pool(address.origin, { connections: CONNECTIONS });
  const cpuBefore = cpuMilliseconds();
  const begun = performance.now();
  let sent = 0;
  const sender = async () => {
    while (sent < deliveries) {
      const webhookId = `bench-${sent}`;
      const { headers, body } = signed[sent++ % signed.length] ?? {};
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
  return { perSecond: deliveries / seconds, cpu: (cpuMilliseconds() - cpuBefore) / deliveries };
}

/** Of an even number the middle of the two in the middle: the upper one would flatter. */
export function median(values: number[]): number {
  const sorted = values.toSorted((one, other) => one - other);
  const [lower, upper] = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]];
  return ((lower ?? Number.NaN) + (upper ?? Number.NaN)) / 2;
}
