import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { SOURCES } from "./sources";

const ONLY = "app/shops/databases.server.ts";

/** A binding read as a member, taken out of an environment, or named by a string; a type that says it is there reads nothing. */
const READS = /\.DB\b|\bDB_(?:\d|\$)|\[["'`]DB|\{[^{}=]*\bDB\b[^{}=]*\}\s*(?:=|:\s*\{)/;

it("lets one file alone read the databases that are bound", () => {
  const readers = SOURCES.filter((path) => READS.test(readFileSync(path, "utf8")));
  expect(readers).toEqual([ONLY]);
});

it("knows a reading when it sees one", () => {
  for (const text of [
    "env.DB.prepare(x)",
    'env["DB"]',
    "const { DB, JOBS } = env;",
    "({ DB }: { DB: D1Database })",
    "env.DB_2",
  ])
    expect(READS.test(text), text).toBe(true);
  for (const text of ['env: Pick<Env, "DB" | "JOBS">', "interface OutboxEnv {\n  DB: D1Database;\n}"])
    expect(READS.test(text), text).toBe(false);
});
