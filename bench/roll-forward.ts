// What the nightly roll-forward costs: CPU of the Worker and rows of D1, by the variant, beside a pass that only reads.
import { listDemandInputs } from "../app/replenishment/demand-inputs.server";
import { nextPlanningStep, PLANNING_BEGINS, type PlanningCursor } from "../app/replenishment/planning.server";
import { listVariantsAfter } from "../app/replenishment/variant-range.server";
import { counted } from "./counted";
import { openDatabase } from "./database";

const VARIANTS = 4_000;
const LOCATIONS = 2;
/** A few days with sales a month, as most articles of most shops have them. */
const SALES_EVERY = 9;
const DAYS = 400;
const TODAY = 20_778;
const NOW = TODAY * 86_400_000;
const WHOLE_SHOP = 100_000;

export default async function rollForward() {
  const { database, close } = await openDatabase();
  try {
    await fill(database);
    await bare(database);
    await planned(database, "first night, all rows new");
    await planned(database, "second run, nothing changed");
  } finally {
    await close();
  }
}

/** The floor: the same days read and parsed, and nothing made of them. */
async function bare(database: D1Database) {
  const cpu = process.cpuUsage();
  for (let after = 0; ; ) {
    const range = await listVariantsAfter(database, 1, after, 200);
    if (!range) break;
    await listDemandInputs(database, [{ shopId: 1, ...range }], TODAY);
    after = range.to;
  }
  console.log(`  bare read of the days: ${perVariant(cpu)}`);
}

async function planned(database: D1Database, name: string) {
  const watched = counted(database);
  const cpu = process.cpuUsage();
  const started = performance.now();
  const sums = { steps: 0, read: 0, written: 0 };
  for (let cursor: PlanningCursor = PLANNING_BEGINS; ; ) {
    const step = await nextPlanningStep(watched.database, 1, cursor, TODAY, NOW);
    if (!step) break;
    sums.steps++;
    if (step.statements.length > 0)
      for (const { meta } of await watched.database.batch(step.statements)) {
        sums.read += meta.rows_read;
        sums.written += meta.rows_written;
      }
    cursor = step.cursor;
  }
  const { statements, roundTrips } = watched.count;
  console.log(
    `  ${name}: ${perVariant(cpu)}, ${(sums.read / VARIANTS).toFixed(0)} rows read and ${(sums.written / VARIANTS).toFixed(1)} written a variant`,
  );
  console.log(
    `    ${sums.steps} steps, ${(statements / sums.steps).toFixed(1)} statements in ${(roundTrips / sums.steps).toFixed(1)} round trips each, ${((performance.now() - started) / sums.steps).toFixed(0)} ms a step; ${WHOLE_SHOP} variants: ${Math.round((sums.steps * WHOLE_SHOP) / VARIANTS)} steps`,
  );
}

/** Of this process alone: D1 runs in another. */
function perVariant(since: NodeJS.CpuUsage) {
  const { user, system } = process.cpuUsage(since);
  return `${((user + system) / VARIANTS).toFixed(0)} µs CPU a variant at ${LOCATIONS} locations`;
}

async function fill(database: D1Database) {
  const each = (count: number) =>
    `(WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < ${count - 1}) SELECT i FROM n)`;
  const first = TODAY - DAYS;
  for (const text of [
    `INSERT INTO shops (id, domain, time_zone, installed_at, sales_from_day) VALUES (1, 'bench.myshopify.com', 'UTC', 1, ${first})`,
    "INSERT INTO shop_settings (shop_id, updated_at) VALUES (1, 0)",
    "INSERT INTO shop_counts (shop_id) VALUES (1)",
    `INSERT INTO locations (id, shop_id, shopify_id, name) SELECT i + 1, 1, 900 + i, 'L' || i FROM ${each(LOCATIONS)}`,
    `INSERT INTO products (shop_id, shopify_id, title, vendor, status, updated_at, triggered_at)
      SELECT 1, i, 'Mug ' || i, 'Acme', 'active', 1, 1 FROM ${each(VARIANTS / 4)}`,
    `INSERT INTO variants (id, shop_id, shopify_id, product_id, inventory_item_id, title, price, created_day)
      SELECT i + 1, 1, i, i / 4, i, 'Size ' || i, 900, 1 FROM ${each(VARIANTS)}`,
    `INSERT INTO levels (shop_id, inventory_item_id, location_id, available, updated_at, triggered_at)
      SELECT 1, v.i, l.i + 1, v.i % 30, 1, 1 FROM ${each(VARIANTS)} v, ${each(LOCATIONS)} l`,
    `INSERT INTO level_days (shop_id, inventory_item_id, location_id, day, max_available, last_available, last_updated_at, last_triggered_at)
      SELECT 1, v.i, l.i + 1, ${first} + d.i * 20, 9, (v.i + d.i) % 5, 1, 1 FROM ${each(VARIANTS)} v, ${each(LOCATIONS)} l, ${each(20)} d`,
    `INSERT INTO daily_sales (shop_id, variant_id, day, location_id, units)
      SELECT 1, v.i + 1, ${first} + d.i * ${SALES_EVERY} + v.i % ${SALES_EVERY}, 1 + (v.i + d.i) % ${LOCATIONS}, 1 + (v.i * d.i) % 4
      FROM ${each(VARIANTS)} v, ${each(Math.floor(DAYS / SALES_EVERY))} d`,
  ])
    await database.prepare(text).run();
}
