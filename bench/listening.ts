// Requests a second of POST /webhooks, of changes of stock that are events, while what came is written behind the door: a shop with
// three endpoints that hear of everything against the same shop without.
import { setTimeout as after } from "node:timers/promises";
import { levelBody, productBody } from "../test/support/bodies";
import { migrations } from "./database";
import type { Delivered } from "./delivered";
import { median, type Round, round } from "./door";
import { INSTALLED } from "./shop";
import { startWorker } from "./worker-process";

const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 10);
const ITEMS = 100;
/** A round is 1,200 deliveries: each item changes so often. */
const CHANGES = 12;

export const LISTENERS = `INSERT INTO endpoints (shop_id, name, events, format, payload, retries, timeout_s, shown_url, key_id, url, headers,
    secret, state_at, created_at, updated_at)
  SELECT 1, 'E' || value, '["*"]', 'standard', 'full', 'standard', 10, '', 'k1', '', '', '', 0, 0, 0 FROM json_each('[1, 2, 3]')`;

type Worker = Awaited<ReturnType<typeof startWorker>>;
type Name = "without" | "three";

export default async function listening() {
  const started = () => startWorker("bench/listening-worker.ts", { consumes: "inbox" });
  const workers: Record<Name, Worker> = { without: await started(), three: await started() };
  try {
    for (const worker of Object.values(workers)) {
      await post(worker, "/rows", [...migrations(), ...INSTALLED]);
      await round(
        worker,
        Array.from({ length: ITEMS }, (_, n) => product(n)),
      );
    }
    await post(workers.three, "/rows", [LISTENERS]);
    const rounds: Record<Name, Round[]> = { without: [], three: [] };
    for (let count = 1; count <= ROUNDS + 2; count++)
      for (const name of count % 2 ? (["three", "without"] as const) : (["without", "three"] as const)) {
        const told = await changed(workers[name], count);
        if (count > 2) rounds[name].push(told);
      }
    if (!(Number(await post(workers.three, "/dispatched", [])) >= 3 * CHANGES * ITEMS))
      throw new Error("Nobody heard.");
    print(rounds);
  } finally {
    for (const worker of Object.values(workers)) await worker.stop();
  }
}

/** A round at the door; the next begins once all of it is written, which its CPU includes. */
async function changed(worker: Worker, count: number): Promise<Round> {
  const before = worker.cpuMilliseconds();
  const { perSecond } = await round(
    worker,
    Array.from({ length: CHANGES * ITEMS }, (_, n) => level(n % ITEMS, count * CHANGES + Math.floor(n / ITEMS))),
  );
  const last = count * CHANGES + CHANGES - 1;
  while ((await post(worker, `/written?available=${last}`, [])) !== ITEMS) await after(20);
  return { perSecond, cpu: (worker.cpuMilliseconds() - before) / (CHANGES * ITEMS) };
}

function print(rounds: Record<Name, Round[]>) {
  for (const name of ["without", "three"] as const)
    console.log(
      `  ${name === "three" ? "three endpoints listening" : "without"}: ` +
        `${median(rounds[name].map(({ perSecond }) => perSecond)).toFixed(0)} requests a second, ` +
        `${median(rounds[name].map(({ cpu }) => cpu)).toFixed(3)} ms CPU a delivery (all of workerd, until all is written)`,
    );
  const ratio = (of: keyof Round) => median(rounds.three.map((each, at) => each[of] / (rounds.without[at]?.[of] ?? 0)));
  console.log(
    `  three / without: ${ratio("perSecond").toFixed(2)} of the door's throughput (target 0.97), ${ratio("cpu").toFixed(2)} of the CPU`,
  );
}

const BEGAN = Math.floor(Date.now() / 1000) * 1000 - 3_600_000;

const product = (n: number): Delivered => ({
  topic: "products/update",
  body: productBody({ id: 101 + n, at: BEGAN, variants: [{ id: 1001 + n, inventory_item_id: 5001 + n }] }),
});

const level = (n: number, available: number): Delivered => ({
  topic: "inventory_levels/update",
  body: levelBody({ item: 5001 + n, available, at: BEGAN + available * 1000 }),
});

async function post({ address }: Worker, path: string, body: string[]): Promise<unknown> {
  const answer = await fetch(new URL(path, address), { method: "POST", body: JSON.stringify(body) });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${text}`);
  return text ? JSON.parse(text) : null;
}
