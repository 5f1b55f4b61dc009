import { writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, test } from "vitest";
import { inHouse, temporaryHouse } from "./temporary-house";

const CONFIG = `name = "house"
compatibility_date = "2026-04-01"
[[d1_databases]]
binding = "DB"
database_name = "house"
database_id = "house"
migrations_dir = "migrations"`;

test("a start migrates what is new, be it a comment alone, and nothing of a migration that fails", {
  timeout: 120_000,
}, () => {
  const house = temporaryHouse({ "wrangler.toml": CONFIG, "migrations/0001_counts.sql": "CREATE TABLE counts (id);" });
  const start = () => inHouse(house, resolve("scripts/dev/migrate.mjs"), "state");
  const write = (file: string, sql: string) => writeFileSync(join(house, "migrations", file), sql);
  start();
  write("0002_said.sql", "-- Nothing is to be done.\n");
  write("0003_lines.sql", "CREATE TABLE lines (id);\nINSERT INTO nowhere VALUES (1);\n");
  expect(start).toThrow("nowhere");
  expect(kept(house)).toEqual(["0001_counts.sql", "0002_said.sql", "counts"]);
  write("0003_lines.sql", "CREATE TABLE lines (id);\n-- All of it.\n");
  start();
  expect(kept(house)).toEqual(["0001_counts.sql", "0002_said.sql", "0003_lines.sql", "counts", "lines"]);
});

function kept(house: string) {
  const sql = `SELECT name FROM d1_migrations UNION ALL SELECT name FROM (
    SELECT name FROM sqlite_master WHERE name IN ('counts', 'lines') ORDER BY name)`;
  const execute = ["d1", "execute", "DB", "--local", "--persist-to", "state", "--json", "--command", sql];
  const [{ results }] = JSON.parse(inHouse(house, "node_modules/wrangler/bin/wrangler.js", ...execute));
  return results.map(({ name }: { name: string }) => name);
}
