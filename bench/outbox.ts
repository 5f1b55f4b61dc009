// Events a second from the committed change to the receiver's 200, and CPU an event, against a Worker that only signs and fetches;
// and what a batch of deliveries takes while three endpoints listen.
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { exampleOf } from "../app/outbound/events/example";
import { bodyFor } from "../app/outbound/formats/body";
import { levelBody, productBody } from "../test/support/bodies";
import { migrations, openDatabase } from "./database";
import { type Delivery, deliver } from "./inbox";
import { INSTALLED, installShop } from "./shop";
import { startWorker } from "./worker-process";

const ROUNDS = 5;
const EVENTS = 600;

type Worker = Awaited<ReturnType<typeof startWorker>>;

export default async function outbox() {
  const receiver = await listen();
  const workers = {
    ours: await startWorker("bench/outbox-worker.ts"),
    bare: await startWorker("bench/bare-sender.ts"),
  };
  try {
    await ask(workers.ours, "/rows", JSON.stringify([...migrations(), ...INSTALLED]));
    await ask(workers.ours, "/endpoint", receiver.url);
    const body = bodyFor({ format: "standard", payload: "full" }, exampleOf("stock.low"));
    const ours = async () => {
      await ask(workers.ours, "/events", String(EVENTS));
      return measured(workers.ours, () => ask(workers.ours, "/send", ""), receiver);
    };
    const bare = () =>
      measured(
        workers.bare,
        () => ask(workers.bare, "/", JSON.stringify({ url: receiver.url, count: EVENTS, body })),
        receiver,
      );
    await ours();
    await bare();
    const rounds: Record<"ours" | "bare", Measured>[] = [];
    for (let round = 0; round < ROUNDS; round++)
      rounds.push(round % 2 ? { ours: await ours(), bare: await bare() } : { bare: await bare(), ours: await ours() });
    for (const name of ["ours", "bare"] as const)
      console.log(
        `  ${name}: ${median(rounds.map((each) => each[name].perSecond)).toFixed(0)} events a second, ` +
          `${median(rounds.map((each) => each[name].cpu)).toFixed(3)} ms CPU an event (all of workerd, its D1 included)`,
      );
    const ratio = (of: "perSecond" | "cpu") => median(rounds.map(({ ours, bare }) => ours[of] / bare[of])).toFixed(2);
    console.log(
      `  ours / bare: ${ratio("perSecond")} of the throughput (target 0.8), ${ratio("cpu")} of the CPU (1.3)`,
    );
  } finally {
    for (const worker of Object.values(workers)) await worker.stop();
    await receiver.close();
  }
  await listening();
}

async function listen() {
  let received = 0;
  const server = createServer((request, response) => {
    request.resume();
    request.on("end", () => {
      received++;
      response.end("ok");
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/hooks`,
    taken: () => received,
    close: () => new Promise((resolve) => server.close(resolve)),
  };
}

interface Measured {
  perSecond: number;
  cpu: number;
}

async function measured(worker: Worker, work: () => Promise<void>, receiver: { taken(): number }): Promise<Measured> {
  const [cpuBefore, takenBefore, begun] = [worker.cpuMilliseconds(), receiver.taken(), performance.now()];
  await work();
  const seconds = (performance.now() - begun) / 1000;
  const taken = receiver.taken() - takenBefore;
  if (taken !== EVENTS) throw new Error(`${taken} of ${EVENTS} arrived.`);
  return { perSecond: EVENTS / seconds, cpu: (worker.cpuMilliseconds() - cpuBefore) / EVENTS };
}

async function ask({ address }: Worker, path: string, body: string) {
  const answer = await fetch(new URL(path, address), { method: "POST", body });
  if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`);
}

const LISTENERS = `INSERT INTO endpoints (shop_id, name, events, format, payload, retries, timeout_s, shown_url, key_id, url, headers,
    secret, state_at, created_at, updated_at)
  SELECT 1, 'E' || value, '["*"]', 'standard', 'full', 'standard', 10, '', 'k1', '', '', '', 0, 0, 0 FROM json_each('[1, 2, 3]')`;

/** Changes of stock, a hundred a batch: each is an event, and with three endpoints three dispatches. */
async function listening() {
  const shops = { without: await openDatabase(), three: await openDatabase() };
  try {
    for (const { database } of Object.values(shops)) {
      await installShop(database);
      await deliver(database, changes(0, "products/update"));
    }
    await shops.three.database.prepare(LISTENERS).run();
    const ratios: number[] = [];
    for (let round = 1; round <= 2 * ROUNDS + 2; round++) {
      const took = { without: 0, three: 0 };
      for (const name of round % 2 ? (["three", "without"] as const) : (["without", "three"] as const)) {
        const begun = performance.now();
        await deliver(shops[name].database, changes(round, "inventory_levels/update"));
        took[name] = performance.now() - begun;
      }
      if (round > 2) ratios.push(took.without / took.three);
    }
    console.log(
      `  a batch of 100 changes with three endpoints listening: ${median(ratios).toFixed(2)} of its speed without`,
    );
  } finally {
    for (const { close } of Object.values(shops)) await close();
  }
}

const BEGAN = Math.floor(Date.now() / 1000) * 1000 - 3_600_000;

const changes = (round: number, topic: "products/update" | "inventory_levels/update"): Delivery[] =>
  Array.from({ length: 100 }, (_, n) => [
    topic,
    topic === "products/update"
      ? productBody({ id: 101 + n, at: BEGAN, variants: [{ id: 1001 + n, inventory_item_id: 5001 + n }] })
      : levelBody({ item: 5001 + n, available: 100 + round, at: BEGAN + round * 1000 }),
  ]);

const median = (values: number[]) => values.toSorted((one, other) => one - other)[values.length >> 1] ?? Number.NaN;
