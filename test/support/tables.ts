import { reset } from "cloudflare:test";
import { env } from "cloudflare:workers";

/**
 * Every table as the migrations leave it, and empty: made in one batch, since migrating takes ten times as long. `databases` besides the
 * first. Tried twice: what the test before left running may put its own database back in between.
 */
export const tablesMadeAnew = (...databases: D1Database[]) => made(databases).catch(() => made(databases));

async function made(databases: D1Database[]) {
  await reset();
  for (const database of [env.DB, ...databases])
    await database.batch(env.TEST_TABLES.map((sql) => database.prepare(sql)));
}
