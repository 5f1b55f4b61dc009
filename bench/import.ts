// The first import of 100,000 variants with 200,000 levels and 60,000 orders in workerd, against bare INSERTs of the rows that it leaves;
// then the same import with workerd killed in the middle of a step, which must leave the same.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type House, openHouse, type Table } from "./house";
import { largeCatalog, PLACES } from "./large-catalog";
import { linesIn, refundsIn } from "./large-orders";

const VARIANTS = Number(process.env.VARIANTS ?? 100_000);
const ORDERS = Number(process.env.ORDERS ?? 60_000);
/** What the facts lead to, made after them. */
const PLANS = new Set(["plans", "overviews", "skus", "variant_figures", "shop_demand", "shop_demand_days"]);
const KILLED_IN = ["catalog", "levels", "plans"];

export default async function importBench() {
  const shopify = await largeCatalog(VARIANTS, ORDERS);
  const folder = mkdtempSync(join(tmpdir(), "evenstock-import-"));
  try {
    const house = await openHouse(join(folder, "whole"), shopify.address);
    const idle = house.mostMegabytes();
    const phases = await imported(house);
    const most = house.mostMegabytes();
    const tables = await house.tables();
    const expected = await house.fingerprint(tables);
    console.log(`  ${VARIANTS} variants, ${VARIANTS * PLACES} levels, ${ORDERS} orders:`);
    for (const [name, phase] of phases) print(name, phase);
    console.log(`    workerd with D1 and SQLite in it: at most ${most} MB, ${idle} MB of them before`);
    await compare(house, phases, tables);
    await isWhole(house);
    await house.stop();

    const killed = await openHouse(join(folder, "killed"), shopify.address);
    await importedWithKills(killed);
    const found = await killed.fingerprint(tables);
    await killed.stop();
    const others = tables.filter((_, index) => JSON.stringify(found[index]) !== JSON.stringify(expected[index]));
    console.log(
      `  workerd killed in ${KILLED_IN.join(", in ")}, and started again: ${others.length ? "OTHER ROWS" : "the same rows"}`,
    );
    for (const { table } of others)
      console.log(
        `    ${table}: ${JSON.stringify([expected, found].map((rows) => rows[tables.findIndex((each) => each.table === table)]))}`,
      );
    if (others.length) process.exitCode = 1;
  } finally {
    shopify.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

interface Phase {
  seconds: number;
  steps: number;
  statements: number;
  roundTrips: number;
}

const NOTHING: Phase = { seconds: 0, steps: 0, statements: 0, roundTrips: 0 };

const sum = (one: Phase, other: Phase): Phase => ({
  seconds: one.seconds + other.seconds,
  steps: one.steps + other.steps,
  statements: one.statements + other.statements,
  roundTrips: one.roundTrips + other.roundTrips,
});

async function imported(house: House) {
  const phases = new Map<string, Phase>();
  for (let done = false; !done; ) {
    const begun = performance.now();
    const step = await house.importStep();
    const spent = { ...step, seconds: (performance.now() - begun) / 1000, steps: 1 };
    phases.set(step.phase, sum(phases.get(step.phase) ?? NOTHING, spent));
    done = step.done;
  }
  return phases;
}

/** In each of these phases a step is cut off on its way, and nobody is there to end it. */
async function importedWithKills(house: House) {
  const open = new Set(KILLED_IN);
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

async function compare(house: House, phases: Map<string, Phase>, tables: Table[]) {
  const facts = [...phases].reduce((all, [name, phase]) => (name === "plans" ? all : sum(all, phase)), NOTHING);
  const plans = phases.get("plans") ?? NOTHING;
  for (const [name, spent, bare] of [
    ["what Shopify tells", facts, await house.bareInserts(tables.filter(({ table }) => !PLANS.has(table)))],
    ["what is planned from it", plans, await house.bareInserts(tables.filter(({ table }) => PLANS.has(table)))],
  ] as const) {
    print(name, spent);
    console.log(
      `      bare INSERTs of its ${bare.rows} rows: ${bare.seconds.toFixed(1)} s; ${(spent.seconds / bare.seconds).toFixed(1)} times as long`,
    );
  }
}

const print = (name: string, { seconds, steps, statements, roundTrips }: Phase) =>
  console.log(
    `    ${name}: ${seconds.toFixed(1)} s, ${steps} steps, ${statements} statements in ${roundTrips} round trips`,
  );
