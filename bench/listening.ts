// Requests a second of POST /webhooks, of changes of stock that are events, while what came is written behind the door: a shop while three
// endpoints hear of everything against the same shop, in the same Worker, while none does.
import { setTimeout as after } from "node:timers/promises";
import { levelBody, productBody } from "../test/support/bodies";
import { median, type Round, round } from "./door";
import { migrations } from "./instruments/database";
import { inTurns, ratioOf, type Turns } from "./instruments/turns";
import { startWorker } from "./instruments/worker-process";
import type { Delivered } from "./played/delivered";
import { INSTALLED } from "./shop";

/** Of four turns. */
const FOURS = Number(process.env.BENCH_ROUNDS ?? 16);
const ITEMS = 100;
/** A turn is 1,000 deliveries: each item changes so often. */
const CHANGES = 10;
const A_TURN = CHANGES * ITEMS;

export const LISTENERS = `INSERT INTO endpoints (shop_id, name, events, format, payload, retries, timeout_s, shown_url, key_id, url, headers,
    secret, state_at, created_at, updated_at)
  SELECT 1, 'E' || value, '["*"]', 'standard', 'full', 'standard', 10, '', 'k1', '', '', '', 0, 0, 0 FROM json_each('[1, 2, 3]')`;

/** SQL, before a turn: nothing else differs. */
export const LISTEN = {
  without: "UPDATE endpoints SET deleted_at = 1",
  three: "UPDATE endpoints SET deleted_at = NULL",
};

type Worker = Awaited<ReturnType<typeof startWorker>>;
const NAMES = ["without", "three"] as const;
type Name = (typeof NAMES)[number];

export default async function listening() {
  const worker = await startWorker("bench/listening-worker.ts", { consumes: "inbox" });
  let turns = 0;
  const turn = async (name: Name) => {
    await post(worker, "/rows", [LISTEN[name]]);
    return changed(worker, ++turns);
  };
  try {
    await post(worker, "/rows", [...migrations(), ...INSTALLED, LISTENERS]);
    await round(
      worker,
      Array.from({ length: ITEMS }, (_, n) => product(n)),
    );
    await inTurns(NAMES, 1, turn);
    const before = Number(await post(worker, "/dispatched", []));
    const fours = await inTurns(NAMES, FOURS, turn);
    const heard = Number(await post(worker, "/dispatched", [])) - before;
    // Two changes of an item in one batch are one event.
    if (heard < FOURS * A_TURN * 3) throw new Error(`${heard} dispatches were made.`);
    print(fours);
  } finally {
    await worker.stop();
  }
}

/** A turn at the door; the next begins once all of it is written, which its CPU includes. */
async function changed(worker: Worker, count: number): Promise<Round> {
  const before = worker.cpuMilliseconds();
  const { perSecond } = await round(
    worker,
    Array.from({ length: A_TURN }, (_, n) => level(n % ITEMS, count * CHANGES + Math.floor(n / ITEMS))),
    A_TURN,
  );
  const last = count * CHANGES + CHANGES - 1;
  while ((await post(worker, `/written?available=${last}`, [])) !== ITEMS) await after(20);
  return { perSecond, cpu: (worker.cpuMilliseconds() - before) / A_TURN };
}

function print(fours: Turns<Name, Round>[]) {
  for (const name of NAMES) {
    const all = fours.flatMap((four) => four.get(name) ?? []);
    console.log(
      `  ${name === "three" ? "three endpoints listening" : "without"}: ` +
        `${median(all.map(({ perSecond }) => perSecond)).toFixed(0)} requests a second, ` +
        `${median(all.map(({ cpu }) => cpu)).toFixed(3)} ms CPU a delivery (all of workerd, until all is written)`,
    );
  }
  console.log(
    `  three / without: ${ratioOf(fours, "without", "three", ({ perSecond }) => 1 / perSecond)} of the door's throughput (target 0.97)`,
  );
  console.log(`  three / without: ${ratioOf(fours, "three", "without", ({ cpu }) => cpu)} of the CPU`);
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
