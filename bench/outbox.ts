// Events a second from a message of the queue to the receiver's last 200, and CPU an event: ours, a Worker that takes a message an
// event, signs and fetches, and the same with the rows that a dispatch has; and what a batch of deliveries takes while three
// endpoints listen.
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as after } from "node:timers/promises";
import { exampleOf } from "../app/outbound/events/example";
import { bodyFor } from "../app/outbound/formats/body";
import { levelBody, productBody } from "../test/support/bodies";
import { median } from "./door";
import { type Delivery, deliver } from "./inbox";
import { migrations, openDatabase } from "./instruments/database";
import type { Told } from "./instruments/takings";
import { inTurns, ratioOf } from "./instruments/turns";
import { startWorker } from "./instruments/worker-process";
import { LISTEN, LISTENERS } from "./listening";
import { INSTALLED, installShop } from "./shop";

/** Each of the three goes first as often as last. */
const ROUNDS = 6;
const EVENTS = 2400;
/** In ms: what follows the last 200, the record of it, is over by then. */
const REST = 300;

type Worker = Awaited<ReturnType<typeof startWorker>>;
type Name = "ours" | "bare" | "bareWithRows";

export default async function outbox() {
  const receiver = await listen();
  const workers: Record<Name, Worker> = {
    ours: await startWorker("bench/outbox-worker.ts", { consumes: "outbox" }),
    bare: await startWorker("bench/floors/bare-sender.ts", { consumes: "outbox" }),
    bareWithRows: await startWorker("bench/floors/bare-sender.ts", { consumes: "outbox", bindings: { ROWS: "yes" } }),
  };
  try {
    for (const name of ["ours", "bareWithRows"] as const)
      await ask(workers[name], "/rows", JSON.stringify([...migrations(), ...INSTALLED]));
    await ask(workers.ours, "/endpoint", receiver.url);
    const body = bodyFor({ format: "standard", payload: "full" }, exampleOf("stock.low"));
    const asked = { url: receiver.url, count: EVENTS, body, counts: false };
    const round = async (names: Name[], of = asked) => {
      const each: Partial<Record<Name, Measured>> = {};
      for (const name of names) each[name] = await measured(workers[name], JSON.stringify(of), receiver);
      return each as Record<Name, Measured>;
    };
    await round(ORDERS[0]);
    const rounds: Record<Name, Measured>[] = [];
    for (let count = 0; count < ROUNDS; count++) rounds.push(await round(ORDERS[count % ORDERS.length] ?? ORDERS[0]));
    print(rounds);
    printRows(await round(ORDERS[0], { ...asked, counts: true }));
    if ((await ask(workers.ours, "/waiting", "")) !== 0) throw new Error("Something was not recorded.");
  } finally {
    for (const worker of Object.values(workers)) await worker.stop();
    await receiver.close();
  }
  await listening();
}

/** In turns, so that a busy machine slows all alike. */
const ORDERS: [Name[], ...Name[][]] = [
  ["ours", "bare", "bareWithRows"],
  ["bareWithRows", "ours", "bare"],
  ["bare", "bareWithRows", "ours"],
];

const LABELS: Record<Name, string> = {
  ours: "ours",
  bare: "bare: a message an event, signed and fetched",
  bareWithRows: "bare with a dispatch's rows",
};

function print(rounds: Record<Name, Measured>[]) {
  for (const name of ["ours", "bare", "bareWithRows"] as const)
    console.log(
      `  ${LABELS[name]}: ${median(rounds.map((each) => each[name].perSecond)).toFixed(0)} events a second, ` +
        `${median(rounds.map((each) => each[name].cpu)).toFixed(3)} ms CPU an event (all of workerd, queue and D1 included)`,
    );
  const ratio = (of: "perSecond" | "cpu", one: Name, other: Name) =>
    median(rounds.map((each) => each[one][of] / each[other][of])).toFixed(2);
  for (const [one, other, targets] of [
    ["ours", "bare", " (targets 0.8 and 1.3)"],
    ["bareWithRows", "bare", ""],
    ["ours", "bareWithRows", ""],
  ] as const)
    console.log(
      `  ${LABELS[one].split(":")[0]} / ${LABELS[other].split(":")[0]}: ${ratio("perSecond", one, other)} of the throughput, ` +
        `${ratio("cpu", one, other)} of the CPU${targets}`,
    );
}

/** Counted in a round of its own, which nobody times. */
function printRows(round: Record<Name, Measured>) {
  for (const name of ["ours", "bareWithRows"] as const) {
    const { roundTrips = 0, statements = 0, rowsRead = 0, rowsWritten = 0 } = round[name].count ?? {};
    console.log(
      `  ${LABELS[name]}: ${roundTrips} round trips and ${statements} statements for ${EVENTS} events; ` +
        `${(rowsRead / EVENTS).toFixed(1)} rows read and ${(rowsWritten / EVENTS).toFixed(1)} written an event`,
    );
  }
}

async function listen() {
  let received = 0;
  let lastAt = 0;
  const server = createServer((request, response) => {
    request.resume();
    request.on("end", () => {
      received++;
      response.end("ok", () => {
        lastAt = Date.now();
      });
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/hooks`,
    taken: () => received,
    lastAt: () => lastAt,
    close: () => new Promise((resolve) => server.close(resolve)),
  };
}

interface Measured {
  perSecond: number;
  cpu: number;
  count: Told["count"];
}

/** The clock runs from the first message that is taken to the last 200; the CPU is that of the record behind it, too. */
async function measured(
  worker: Worker,
  told: string,
  receiver: { taken(): number; lastAt(): number },
): Promise<Measured> {
  const takenBefore = receiver.taken();
  await ask(worker, "/send", told);
  const cpuBefore = worker.cpuMilliseconds();
  while (receiver.taken() < takenBefore + EVENTS) await after(20);
  await after(REST);
  const cpu = worker.cpuMilliseconds() - cpuBefore;
  const taken = receiver.taken() - takenBefore;
  if (taken !== EVENTS) throw new Error(`${taken} of ${EVENTS} arrived.`);
  const { begunAt, count } = (await ask(worker, "/told", "")) as Told;
  return { perSecond: EVENTS / ((receiver.lastAt() - Number(begunAt)) / 1000), cpu: cpu / EVENTS, count };
}

async function ask({ address }: Worker, path: string, body: string): Promise<unknown> {
  const answer = await fetch(new URL(path, address), { method: "POST", body });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${text}`);
  return text ? JSON.parse(text) : null;
}

const FOURS = 10;
const BATCHES_A_TURN = 3;

/** Changes of stock, a hundred a batch: each is an event, and while three endpoints listen three dispatches. */
async function listening() {
  const { database, cpuMilliseconds, close } = await openDatabase();
  let rounds = 0;
  const turn = async (name: keyof typeof LISTEN) => {
    await database.prepare(LISTEN[name]).run();
    const bodies = Array.from({ length: BATCHES_A_TURN }, () => changes(++rounds, "inventory_levels/update"));
    const before = { ours: process.cpuUsage(), its: cpuMilliseconds(), at: performance.now() };
    for (const body of bodies) await deliver(database, body);
    const took = performance.now() - before.at;
    const { user, system } = process.cpuUsage(before.ours);
    return { took, cpu: (user + system) / 1000 + cpuMilliseconds() - before.its };
  };
  try {
    await installShop(database);
    await deliver(database, changes(0, "products/update"));
    await database.prepare(LISTENERS).run();
    const names = ["without", "three"] as const;
    await inTurns(names, 2, turn);
    const fours = await inTurns(names, FOURS, turn);
    const n = await database.prepare("SELECT COUNT(*) AS n FROM dispatches").first("n");
    if (n !== (rounds / 2) * 100 * 3) throw new Error(`${n} dispatches were made.`);
    console.log("  a batch of 100 changes, three endpoints listening / none:");
    console.log(`    ${ratioOf(fours, "three", "without", ({ took }) => took)} of the time`);
    console.log(`    ${ratioOf(fours, "three", "without", ({ cpu }) => cpu)} of the CPU (consumer and database)`);
  } finally {
    await close();
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
