// The first import of 100,000 variants with 200,000 levels and 60,000 orders in workerd: CPU against bare INSERTs of the rows that it
// leaves, and against the commit before (OLD, a checkout with its modules), in turns. Then one with workerd killed in the middle of a
// step, which must leave the same.
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type House, openHouse, type Page, type Table } from "./house";
import { largeCatalog, PLACES } from "./played/large-catalog";
import { linesIn, refundsIn } from "./played/large-orders";

const VARIANTS = Number(process.env.VARIANTS ?? 100_000);
const ORDERS = Number(process.env.ORDERS ?? 60_000);
const OLD = process.env.OLD ?? "/tmp/old13";
/** Killed and started again, of so many variants and orders. */
const KILLED = { variants: 15_000, orders: 4_000, in: ["catalog", "levels", "orders", "plans"] };

/** What Shopify tells, and what is planned from it; triggers write what else there is. */
const ROWS = {
  facts: [
    ...["locations", "products", "variants", "inventory_items", "levels", "movements", "level_days"],
    ...["order_lines", "refund_lines", "daily_sales"],
  ],
  plans: ["forecasts", "plans", "overviews", "variant_figures", "alerts"],
};
type Of = keyof typeof ROWS;

export default async function importBench() {
  const folder = mkdtempSync(join(tmpdir(), "evenstock-import-"));
  try {
    await inTurns(folder);
    await killedOnItsWay(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A B C C B A: today's tree, bare INSERTs of its rows, the commit before. */
async function inTurns(folder: string) {
  const shopify = await largeCatalog(VARIANTS, ORDERS);
  const pages = new Map<Of, Page[]>();
  const spent = new Map<string, number>();
  const add = (what: string, cpu: number) => spent.set(what, (spent.get(what) ?? 0) + cpu);
  const turn = async (name: string, tree: string | undefined, work: (house: House) => Promise<void>) => {
    const house = await openHouse(join(folder, name), { shopify: shopify.address, tree });
    await work(house);
    await house.stop();
    rmSync(join(folder, name), { recursive: true });
  };
  const whole = (name: string, tree?: string) =>
    turn(name, tree, async (house) => {
      const phases = await imported(house);
      for (const [phase, { cpu }] of phases) add(`${name} ${phase === "plans" ? "plans" : "facts"}`, cpu);
      if (spent.has(`${name} printed`)) return;
      add(`${name} printed`, 0);
      console.log(`  ${name}: ${VARIANTS} variants, ${VARIANTS * PLACES} levels, ${ORDERS} orders:`);
      for (const [phase, told] of phases) print(phase, told);
      console.log(`    workerd with D1 and SQLite in it: at most ${house.mostMegabytes()} MB`);
      if (tree) return;
      await isWhole(house);
      const tables = await house.tables();
      for (const of of ["facts", "plans"] as const) pages.set(of, await pagesOf(house, tables, ROWS[of]));
    });
  const bare = () =>
    turn("bare", undefined, async (house) => {
      for (const [of, all] of pages) {
        const cpu = house.cpuMilliseconds();
        for (const page of all) await house.bareInsert(page);
        add(`bare ${of}`, house.cpuMilliseconds() - cpu);
      }
    });
  const before = async () => (existsSync(OLD) ? whole("before", OLD) : undefined);
  try {
    for (const run of [() => whole("today"), bare, before, before, bare, () => whole("today")]) await run();
  } finally {
    shopify.close();
  }
  for (const of of ["facts", "plans"] as const)
    for (const other of ["bare", "before"])
      if (spent.has(`${other} ${of}`)) {
        const [here, there] = [`today ${of}`, `${other} ${of}`].map((what) => (spent.get(what) ?? 0) / 2000);
        console.log(
          `  CPU of ${of}, today against ${other}: ${here?.toFixed(1)} s against ${there?.toFixed(1)}: ${((here ?? 0) / (there ?? 0)).toFixed(2)}`,
        );
      }
}

async function pagesOf(house: House, tables: Table[], names: string[]) {
  const pages: Page[] = [];
  for (const table of tables.filter((each) => names.includes(each.table))) pages.push(...(await house.pagesOf(table)));
  return pages;
}

interface Phase {
  cpu: number;
  seconds: number;
  steps: number;
  statements: number;
  roundTrips: number;
  milliseconds: number;
}

const NOTHING: Phase = { cpu: 0, seconds: 0, steps: 0, statements: 0, roundTrips: 0, milliseconds: 0 };

const sum = (one: Phase, other: Phase): Phase => ({
  cpu: one.cpu + other.cpu,
  seconds: one.seconds + other.seconds,
  steps: one.steps + other.steps,
  statements: one.statements + other.statements,
  roundTrips: one.roundTrips + other.roundTrips,
  milliseconds: one.milliseconds + other.milliseconds,
});

async function imported(house: House) {
  const phases = new Map<string, Phase>();
  for (let done = false; !done; ) {
    const [begun, cpu] = [performance.now(), house.cpuMilliseconds()];
    const step = await house.importStep();
    const seconds = (performance.now() - begun) / 1000;
    const spent = { ...step, cpu: house.cpuMilliseconds() - cpu, seconds, steps: 1 };
    phases.set(step.phase, sum(phases.get(step.phase) ?? NOTHING, spent));
    done = step.done;
  }
  return phases;
}

async function killedOnItsWay(folder: string) {
  const shopify = await largeCatalog(KILLED.variants, KILLED.orders);
  try {
    const house = await openHouse(join(folder, "unhurt"), { shopify: shopify.address });
    await imported(house);
    const tables = await house.tables();
    const expected = await house.fingerprint(tables);
    await house.stop();
    const killed = await openHouse(join(folder, "killed"), { shopify: shopify.address });
    await importedWithKills(killed);
    const found = await killed.fingerprint(tables);
    await killed.stop();
    const others = tables.flatMap(({ table }, index) =>
      JSON.stringify(found[index]) === JSON.stringify(expected[index]) ? [] : [{ table, index }],
    );
    console.log(
      `  workerd killed in ${KILLED.in.join(", in ")}, and started again: ${others.length ? "OTHER ROWS" : "the same rows"}`,
    );
    for (const { table, index } of others)
      console.log(`    ${table}: ${JSON.stringify([expected[index], found[index]])}`);
    if (others.length) process.exitCode = 1;
  } finally {
    shopify.close();
  }
}

/** In each of these phases a step is cut off on its way, and nobody is there to end it. */
async function importedWithKills(house: House) {
  const open = new Set(KILLED.in);
  for (let done = false; !done; ) {
    const begun = performance.now();
    const step = await house.importStep();
    done = step.done;
    if (!open.delete(step.phase)) continue;
    const cut = house.importStep().catch(() => undefined);
    await new Promise((after) => setTimeout(after, (performance.now() - begun) / 2));
    await house.killAndStart();
    await cut;
  }
}

/** Every line and every refund that Shopify told of is there. */
async function isWhole(house: House) {
  const [[lines] = [], [refunds] = []] = await house.rows(
    "SELECT COUNT(*) AS n FROM order_lines WHERE variant_id IS NOT NULL",
    "SELECT COUNT(*) AS n FROM refund_lines",
  );
  const all = lines?.n === linesIn(ORDERS) && refunds?.n === refundsIn(ORDERS);
  console.log(`    ${lines?.n} lines and ${refunds?.n} refunds of orders: ${all ? "all" : "NOT ALL"} of them`);
  if (!all) process.exitCode = 1;
}

const print = (name: string, { cpu, seconds, steps, statements, roundTrips, milliseconds }: Phase) =>
  console.log(
    `    ${name}: ${(cpu / 1000).toFixed(1)} s CPU, ${(milliseconds / 1000).toFixed(1)} of them SQLite's; ${seconds.toFixed(1)} s, ${steps} steps, ${statements} statements in ${roundTrips} round trips`,
  );
