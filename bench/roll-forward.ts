// What the nightly roll-forward costs in workerd: CPU and rows of D1, by the variant, beside a pass that only reads.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PLANNING_BEGINS, type PlanningCursor } from "../app/replenishment/planning/steps.server";
import { type House, openHouse } from "./house";
import { roomMade, rowsKept, tellMoved } from "./instruments/moved";

const VARIANTS = Number(process.env.VARIANTS ?? 100_000);
const LOCATIONS = 2;
/** A few days with sales a month, as most articles of most shops have them. */
const SALES_EVERY = 9;
/** Stock was seen so often, and every fifth time there was none. */
const SEEN_EVERY = 20;
/** Of ten variants so many have never sold, and were always in stock, as a large part of a large catalog. */
const NEVER_SOLD = Number(process.env.NEVER_SOLD ?? 0);
/** Every fiftieth sells on the last day. */
const SELLING = 50;
const DAYS = 400;
const TODAY = 20_778;
const FIRST = TODAY - DAYS;

export default async function rollForward() {
  const folder = mkdtempSync(join(tmpdir(), "evenstock-roll-forward-"));
  const house = await openHouse(folder);
  try {
    await fill(house);
    await roomMade(house);
    console.log(
      `  ${VARIANTS} variants at ${LOCATIONS} locations, ${DAYS} days, ${NEVER_SOLD} of ten never sold; CPU of workerd with D1 and SQLite in it`,
    );
    await bare(house);
    await planned(house, "first night, all rows new", TODAY);
    await planned(house, "the same night again", TODAY);
    const next = { ...PLANNING_BEGINS, leavesStill: true };
    await sold(house, TODAY, SALES_EVERY);
    await planned(house, "the night after, which has nothing to go on from", TODAY + 1, next);
    await sold(house, TODAY + 1, SALES_EVERY);
    await rowsKept(house);
    await planned(house, `the night after that, one of ${SALES_EVERY} sold`, TODAY + 2, next);
    await tellMoved(house);
    await sold(house, TODAY + 2, SELLING);
    await planned(house, "the night after that, 2 % of variants sold", TODAY + 3, next);
  } finally {
    await house.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** One of so many that ever sell has sold on that day. */
const sold = (house: House, day: number, oneOf: number) =>
  house.rows(
    `INSERT INTO daily_sales (shop_id, variant_id, day, location_id, units)
      SELECT 1, v.id, ${day}, 1, 2 FROM variants v WHERE (v.id - 1) % 10 >= ${NEVER_SOLD} AND (v.id - 1) % ${oneOf} = ${(day - FIRST) % SALES_EVERY}`,
  );

async function bare(house: House) {
  const cpu = house.cpuMilliseconds();
  for (let after: number | null = 0; after !== null; ) after = await house.readStep(after, TODAY);
  console.log(`    only read and parsed: ${perVariant(house.cpuMilliseconds() - cpu)} CPU a variant`);
}

async function planned(house: House, name: string, today: number, begins: PlanningCursor = PLANNING_BEGINS) {
  const [cpu, begun] = [house.cpuMilliseconds(), performance.now()];
  const sum = { steps: 0, statements: 0, roundTrips: 0, rowsRead: 0, rowsWritten: 0, milliseconds: 0, longest: 0 };
  const writtenTo = new Map<string, number>();
  for (let cursor: PlanningCursor | null = begins; cursor; sum.steps++) {
    const before = house.cpuMilliseconds();
    const step = await house.planStep(cursor, today);
    sum.longest = Math.max(sum.longest, house.cpuMilliseconds() - before);
    for (const figure of ["statements", "roundTrips", "rowsRead", "rowsWritten", "milliseconds"] as const)
      sum[figure] += step[figure];
    for (const [table, rows] of Object.entries(step.writtenTo))
      writtenTo.set(table, (writtenTo.get(table) ?? 0) + rows);
    cursor = step.cursor;
  }
  const spent = house.cpuMilliseconds() - cpu;
  console.log(
    `    ${name}: ${perVariant(spent)} CPU a variant, of which SQLite ${perVariant(sum.milliseconds)}; ${((performance.now() - begun) / 1000).toFixed(0)} s`,
  );
  console.log(
    `      ${sum.steps} steps of ${(sum.statements / sum.steps).toFixed(1)} statements in ${(sum.roundTrips / sum.steps).toFixed(1)} round trips and ${(spent / sum.steps).toFixed(0)} ms CPU, ${sum.longest} at most; ${(sum.rowsRead / VARIANTS).toFixed(0)} rows read and ${(sum.rowsWritten / VARIANTS).toFixed(1)} written a variant`,
  );
  const byTable = [...writtenTo].filter(([, rows]) => rows).sort(([, one], [, other]) => other - one);
  console.log(
    `      written: ${byTable.map(([table, rows]) => `${table} ${(rows / VARIANTS).toFixed(2)}`).join(", ")}`,
  );
}

const perVariant = (milliseconds: number) => `${((milliseconds * 1000) / VARIANTS).toFixed(0)} µs`;

async function fill(house: House) {
  const each = (count: number) =>
    `(WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < ${count - 1}) SELECT i FROM n)`;
  await house.rows(
    `UPDATE shops SET sales_from_day = ${FIRST} WHERE id = 1`,
    `INSERT INTO locations (id, shop_id, shopify_id, name) SELECT i + 1, 1, 900 + i, 'L' || i FROM ${each(LOCATIONS)}`,
    `INSERT INTO products (shop_id, shopify_id, title, vendor, status, updated_at, triggered_at)
      SELECT 1, i, 'Mug ' || i, 'Acme', 'active', 1, 1 FROM ${each(VARIANTS / 4)}`,
    `INSERT INTO variants (id, shop_id, shopify_id, product_id, inventory_item_id, title, price, created_day)
      SELECT i + 1, 1, i, i / 4, i, 'Size ' || i, 900, 1 FROM ${each(VARIANTS)}`,
    `INSERT INTO levels (shop_id, inventory_item_id, location_id, available, updated_at, triggered_at)
      SELECT 1, v.i, l.i + 1, iif(v.i % 10 < ${NEVER_SOLD}, 9, v.i % 30), 1, 1 FROM ${each(VARIANTS)} v, ${each(LOCATIONS)} l`,
    `INSERT INTO level_days (shop_id, inventory_item_id, location_id, day, max_available, last_available, last_updated_at, last_triggered_at)
      SELECT 1, v.i, l.i + 1, ${FIRST} + d.i * ${SEEN_EVERY}, 9, iif(v.i % 10 < ${NEVER_SOLD}, 9, (v.i + d.i) % 5), 1, 1 FROM ${each(VARIANTS)} v, ${each(LOCATIONS)} l, ${each(DAYS / SEEN_EVERY)} d`,
    `INSERT INTO daily_sales (shop_id, variant_id, day, location_id, units)
      SELECT 1, v.i + 1, ${FIRST} + d.i * ${SALES_EVERY} + v.i % ${SALES_EVERY}, 1 + (v.i + d.i) % ${LOCATIONS}, 1 + (v.i * d.i) % 4
      FROM ${each(VARIANTS)} v, ${each(Math.ceil(DAYS / SALES_EVERY))} d
      WHERE v.i % 10 >= ${NEVER_SOLD} AND d.i * ${SALES_EVERY} + v.i % ${SALES_EVERY} < ${DAYS}`,
  );
}
