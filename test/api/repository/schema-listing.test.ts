import { applyD1Migrations, reset } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { expect, test } from "vitest";

const HEADER = "-- Every table and index as D1 has them after all migrations. Written by `npm run db:listing`.";

test("the migrations leave the tables and indexes of drizzle/schema.sql", async () => {
  await reset();
  await applyD1Migrations(env.DB, env.TEST_MIGRATIONS);
  const { results } = await env.DB.prepare(
    `SELECT sql FROM sqlite_master
     WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%' AND name NOT LIKE '_cf_%' AND name <> 'd1_migrations'
     ORDER BY tbl_name, type <> 'table', type, name`,
  ).all<{ sql: string }>();
  const listing = [HEADER, ...results.map(({ sql }) => `${sql};`)].join("\n\n");
  await expect(`${listing}\n`).toMatchFileSnapshot("../../../drizzle/schema.sql");
});
