// The first import of 100,000 variants with 200,000 levels, against bare INSERTs of the rows that it leaves; then the
// same import killed in the middle and resumed, which must leave the same.
import { z } from "zod";
import type { Admin } from "../app/shopify/admin";
import { findShop } from "../app/shops/shops.server";
import { importShop } from "../workers/jobs/import";
import type { JobContext } from "../workers/jobs/job";
import { counted, openDatabase } from "./database";
import { installShop, queueInto, SHOP, settings } from "./inbox";
import { largeCatalog, PLACES } from "./large-catalog";

const VARIANTS = Number(process.env.VARIANTS ?? 100_000);
const NOW = Date.UTC(2026, 0, 21);
/** Rows that triggers write, and a clock's. */
const NOT_COMPARED = new Set(["shop_counts", "events", "jobs"]);
const ROWS_A_WRITE = 2000;

export default async function importBench() {
  const whole = await imported(largeCatalog(VARIANTS));
  const { seconds, phases, statements, roundTrips, peak } = whole;
  console.log(
    `  ${VARIANTS} variants, ${VARIANTS * PLACES} levels: ${seconds.toFixed(1)} s, ${statements} statements in ${roundTrips} round trips, at most ${peak} MB`,
  );
  for (const [phase, spent] of phases) console.log(`    ${phase}: ${spent.toFixed(1)} s`);
  const bare = await bareInserts(whole.database);
  console.log(`  bare INSERTs of the same ${bare.rows} rows: ${bare.seconds.toFixed(1)} s`);
  console.log(`  import / bare: ${(seconds / bare.seconds).toFixed(1)} times as long`);
  const expected = await fingerprint(whole.database);
  await whole.close();

  const killed = await imported(largeCatalog(VARIANTS, Math.round(VARIANTS * 0.7)), largeCatalog(VARIANTS));
  const same = JSON.stringify(await fingerprint(killed.database)) === JSON.stringify(expected);
  await killed.close();
  console.log(`  killed in the middle of each file and resumed: ${same ? "the same rows" : "OTHER ROWS"}`);
  if (!same) process.exitCode = 1;
}

/** Step after step until there is no next. Where one fails, the next begins as a queue's does, with another Shopify. */
async function imported(admin: Admin, resumedWith = admin) {
  const { database, close } = await openDatabase();
  await installShop(database);
  const watched = counted(database);
  const memory = peakMemory();
  const begun = performance.now();
  const phases = new Map<string, number>();
  let now = admin;
  for (let next: unknown; next !== "done"; ) {
    const phase = await phaseOf(database);
    const stepBegun = performance.now();
    next = await step(watched.database, now).catch((error: unknown) => {
      if (now === resumedWith) throw error;
      now = resumedWith;
    });
    phases.set(phase, (phases.get(phase) ?? 0) + (performance.now() - stepBegun) / 1000);
  }
  const seconds = (performance.now() - begun) / 1000;
  return { database, close, seconds, phases, peak: memory.stop(), ...watched.count };
}

async function phaseOf(database: D1Database) {
  const phase = await database
    .prepare("SELECT cursor->>'phase' AS phase FROM jobs WHERE kind = 'import'")
    .first("phase");
  return typeof phase === "string" ? phase : "beginning";
}

async function step(database: D1Database, admin: Admin) {
  const shop = await findShop(database, SHOP);
  if (!shop) throw new Error("There is no shop.");
  const context: JobContext = { database, settings, jobs: queueInto([]), shop, admin, now: NOW };
  return importShop(context, { kind: "import", shop: SHOP });
}

/** Of this process, which runs the import, its JSON and its SQL's parameters; D1 is another. In MB, above what was there. */
function peakMemory() {
  const before = process.memoryUsage.rss();
  let peak = 0;
  const timer = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage.rss() - before);
  }, 20);
  return {
    stop() {
      clearInterval(timer);
      return Math.round(peak / 1e6);
    },
  };
}

async function tablesOf(database: D1Database) {
  const { results } = await database
    .prepare(
      `SELECT t.name AS "table", json_group_array(c.name) AS columns FROM sqlite_master t, pragma_table_info(t.name) c
      WHERE t.type = 'table' AND t.name NOT GLOB '_cf_*' GROUP BY t.name HAVING SUM(c.name = 'shop_id')`,
    )
    .all<{ table: string; columns: string }>();
  return results
    .filter(({ table }) => !NOT_COMPARED.has(table))
    .map(({ table, columns }) => ({ table, columns: z.array(z.string()).parse(JSON.parse(columns)) }));
}

/** Into the same tables of a fresh database, with their indexes and triggers. */
async function bareInserts(from: D1Database) {
  const { database, close } = await openDatabase();
  let milliseconds = 0;
  let rows = 0;
  for (const { table, columns } of await tablesOf(from)) {
    const names = columns.map((column) => `"${column}"`).join(", ");
    const values = columns.map((_, index) => `value->>${index}`).join(", ");
    const insert = database.prepare(`INSERT OR REPLACE INTO ${table} (${names}) SELECT ${values} FROM json_each(?)`);
    for (let at = 0; ; at += ROWS_A_WRITE) {
      const page = await from.prepare(`SELECT ${names} FROM ${table} LIMIT ? OFFSET ?`).bind(ROWS_A_WRITE, at).raw();
      if (!page.length) break;
      const bound = insert.bind(JSON.stringify(page));
      const begun = performance.now();
      await bound.run();
      milliseconds += performance.now() - begun;
      rows += page.length;
    }
  }
  await close();
  return { seconds: milliseconds / 1000, rows };
}

/** How many rows each table has, and of each column the sum and the length of all values; not of what our clock wrote. */
async function fingerprint(database: D1Database) {
  const prints: Record<string, unknown> = {};
  for (const { table, columns } of await tablesOf(database)) {
    const sums = columns
      .filter((column) => column !== "recorded_at")
      .map((column) => `TOTAL("${column}"), TOTAL(length("${column}"))`);
    prints[table] = await database.prepare(`SELECT COUNT(*), ${sums.join(", ")} FROM ${table}`).raw();
  }
  return prints;
}
