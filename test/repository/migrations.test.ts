import { spawnSync } from "node:child_process";
import { resolve } from "node:path";
import { expect, test } from "vitest";
import { temporaryHouse } from "./temporary-house";

const SCHEMA = `import { integer, sqliteTable } from "drizzle-orm/sqlite-core";
export const counts = sqliteTable("counts", { id: integer().primaryKey() });`;
const JOURNAL = JSON.stringify({ version: "7", dialect: "sqlite", entries: [] });

test.each([
  ["CREATE TABLE `__new_counts` (`id` integer);", "re-creates a table"],
  ["drop  table counts;", "drops a table"],
  ["PRAGMA foreign_keys=OFF;", "D1 ignores it"],
])("a migration that says %s is refused", (sql, reason) => {
  const { problems, status } = check({ "drizzle/migrations/0000_first.sql": `SELECT 1;\n${sql}` });
  expect(problems).toContain(`0000_first.sql:2 `);
  expect(problems).toContain(reason);
  expect(status).toBe(1);
});

test("a table that no migration creates is refused, with the missing statement", () => {
  const { problems, status } = check({ "drizzle/migrations/0000_first.sql": "SELECT 1;" });
  expect(problems).toContain("drizzle/schema.ts is ahead of the migrations");
  expect(problems).toContain("CREATE TABLE `counts`");
  expect(status).toBe(1);
});

test("a snapshot older than the newest is refused", () => {
  const [older, newest] = ["0000_snapshot.json", "0001_snapshot.json"];
  const { problems, status } = check({
    [`drizzle/migrations/meta/${older}`]: "{}",
    [`drizzle/migrations/meta/${newest}`]: "{}",
  });
  expect(problems).toContain(`${older}: older than the newest`);
  expect(problems).not.toContain(`${newest}: older`);
  expect(status).toBe(1);
});

function check(files: Record<string, string>) {
  const house = temporaryHouse({
    "drizzle/schema.ts": SCHEMA,
    "drizzle/migrations/meta/_journal.json": JOURNAL,
    ...files,
  });
  const { stderr, status } = spawnSync(process.execPath, [resolve("scripts/check-migrations.mjs"), house], {
    encoding: "utf8",
  });
  return { problems: stderr, status };
}
