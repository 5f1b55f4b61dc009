import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { SOURCES, stringsIn } from "./sources";

const STATEMENT = /^\s*(SELECT|INSERT INTO|UPDATE|DELETE FROM|WITH)\s+(["`($\w]|$)/;
const MAY = /(-sql|\.server)\.ts$/;

const statementsIn = (path: string, text: string) =>
  MAY.test(path) ? [] : stringsIn(path, text).filter((each) => STATEMENT.test(each));

it("keeps SQL in the files whose suffix says so", () => {
  const found = SOURCES.flatMap((path) =>
    statementsIn(path, readFileSync(path, "utf8")).map((each) => `${path}: ${each.slice(0, 60)}`),
  );
  expect(SOURCES.length).toBeGreaterThan(500);
  expect(found).toEqual([]);
});

it("knows a statement in whatever string it stands, and a word that is none", () => {
  const inPlain = (text: string) => statementsIn("app/stock/levels.ts", text).length;
  expect(inPlain('database.prepare("SELECT day FROM shops")')).toBe(1);
  expect(inPlain("const CHANGE = `\n  UPDATE levels SET available = 1`;")).toBe(1);
  expect(inPlain("const STEPS = `\nWITH day AS (SELECT 1)`;")).toBe(1);
  expect(inPlain(`const sql = "INSERT INTO " + table;`)).toBe(1);
  expect(inPlain('fetch(url, { method: "DELETE" }); const label = "Update the rule";')).toBe(0);
  expect(statementsIn("app/stock/levels.server.ts", 'prepare("DELETE FROM levels")')).toEqual([]);
});
