// CPU of the consumer on mixed batches of 100 deliveries against SQL written by hand for the same rows (hand-written.ts says what
// that leaves out), with the plans made by our statements in both, and without any in the other.
import { levelBody, orderBody, productBody } from "../test/support/bodies";
import { type Delivery, messagesOf } from "./inbox";
import { migrations } from "./instruments/database";
import { inTurns, ratioOf } from "./instruments/turns";
import { startWorker } from "./instruments/worker-process";
import { INSTALLED } from "./shop";

const PRODUCTS = 100;
const VARIANTS_A_PRODUCT = 10;
const VARIANTS = PRODUCTS * VARIANTS_A_PRODUCT;
const BATCHES_A_TURN = Number(process.env.BATCHES ?? 25);
const FOURS = Number(process.env.FOURS ?? 4);

export default async function consumer() {
  for (const by of ["/planned", "/facts"]) {
    const houses = { ours: await houseOf("/ours"), hand: await houseOf(by) };
    const fours = await inTurns(["ours", "hand"], FOURS, (name) => houses[name].turn());
    console.log(
      `  hand-written ${by === "/facts" ? "without plans" : "with our plans"}: ${ratioOf(fours, "hand", "ours", (cpu) => cpu)} of our CPU a batch`,
    );
    for (const [name, { stop, spent }] of Object.entries(houses)) {
      console.log(`    ${name}: ${spent().toFixed(1)} ms of CPU a batch of 100`);
      await stop();
    }
  }
}

async function houseOf(path: string) {
  const worker = await startWorker("bench/consumer-worker.ts");
  const post = async (to: string, body: unknown) => {
    const answer = await fetch(new URL(to, worker.address), { method: "POST", body: JSON.stringify(body) });
    if (!answer.ok) throw new Error(await answer.text());
  };
  for (const statement of migrations()) await post("/sql", [statement]);
  await post("/sql", INSTALLED);
  const before = Date.now() - 86_400_000;
  await post("/ours", await messagesOf(Array.from({ length: PRODUCTS }, (_, at) => product(at, before))));
  for (let from = 0; from < VARIANTS; from += 100)
    await post("/ours", await messagesOf(Array.from({ length: 100 }, (_, at) => level(from + at, 50, before))));
  let batches = 0;
  let cpu = 0;
  return {
    stop: () => worker.stop(),
    spent: () => cpu / batches,
    async turn() {
      const bodies = await Promise.all(Array.from({ length: BATCHES_A_TURN }, () => messagesOf(mixed(batches++))));
      const begun = worker.cpuMilliseconds();
      for (const messages of bodies) await post(path, messages);
      const spent = worker.cpuMilliseconds() - begun;
      cpu += spent;
      return spent;
    },
  };
}

/** As a day brings them: 40 levels, 50 orders of two lines, 10 products of ten variants. */
function mixed(batch: number): Delivery[] {
  const at = Date.now();
  return Array.from({ length: 100 }, (_, index): Delivery => {
    const number = batch * 100 + index;
    if (index % 10 === 9) return product((number * 7) % PRODUCTS, at, `Mug ${number}`);
    if (index % 2) return level((number * 13) % VARIANTS, number % 40, at);
    const lines = [number * 7, number * 13 + 1].map((variant) => ({ variant_id: 301 + (variant % VARIANTS) }));
    return ["orders/create", orderBody({ id: 10_000 + number, at, lines })];
  });
}

const level = (variant: number, available: number, at: number): Delivery => [
  "inventory_levels/update",
  levelBody({ item: 501 + variant, available, at }),
];

function product(product: number, at: number, title = `Mug ${product}`): Delivery {
  const variants = Array.from({ length: VARIANTS_A_PRODUCT }, (_, index) => {
    const variant = product * VARIANTS_A_PRODUCT + index;
    return { id: 301 + variant, sku: `SKU-${variant}`, inventory_item_id: 501 + variant };
  });
  return ["products/update", productBody({ id: 101 + product, title, at, variants })];
}
