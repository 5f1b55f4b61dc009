import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { SCHEMA } from "./sources";

const TABLE = "docs/what-deletes.md";

const DELETES = /\bDELETE\s+FROM\s+["`]?([\w${}]+)/gi;
/** A mark that ends or hides a row; taking it away again is no end. */
const MARKS = /\b(?:uninstalled_at|deleted_at|archived_at) = (?!NULL)/g;
const BUILT = /\.delete\((\w+)\)/g;

/** What a source deletes, or marks as gone. */
function endsIn(path: string, text: string): string[] {
  const tables = [...text.matchAll(DELETES)].map(([, table]) => `${path}: ${table}`);
  const built = [...text.matchAll(BUILT)].flatMap(([, name = ""]) =>
    SCHEMA.includes(`const ${name} = sqliteTable`) ? [`${path}: ${name}`] : [],
  );
  const marks = [...text.matchAll(MARKS)].map(([mark]) => `${path}: ${mark.split(" ")[0]}`);
  return [...tables, ...built, ...marks];
}

/** The dev store is Shopify's stand-in: what it deletes is its own. */
const sources = ["app", "workers"].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((path) => join(folder, path).replaceAll("\\", "/"))
    .filter((path) => /\.tsx?$/.test(path) && !path.startsWith("workers/dev-store/")),
);

/** As they stand once all migrations have run; the listing is held to the database by a test of its own. */
function triggers(): string[] {
  const all = readFileSync("drizzle/schema.sql", "utf8").matchAll(/CREATE TRIGGER [`"]?(\w+)[`"]?([\s\S]*?)\bEND;/g);
  return [...all].flatMap(([, name, body = ""]) => endsIn(`trigger ${name}`, body));
}

const found = [...sources.flatMap((path) => endsIn(path, readFileSync(path, "utf8"))), ...triggers()];

const rows = readFileSync(TABLE, "utf8")
  .split("\n")
  .flatMap((line) => {
    const [, where, what, cause] = /^\| `([^`]+: [^`]+)` \| (.+) \| (.+) \|$/.exec(line) ?? [];
    return where ? [{ where, what, cause }] : [];
  });

describe("what deletes", () => {
  it("has its cause in the table, statement by statement", () => {
    expect(sources.length).toBeGreaterThan(300);
    const named = new Set(rows.map(({ where }) => where));
    expect([...new Set(found)].filter((where) => !named.has(where))).toEqual([]);
  });

  it("is all that the table names, each once and with a cause", () => {
    const named = rows.map(({ where }) => where);
    expect(named.filter((where) => !found.includes(where))).toEqual([]);
    expect(new Set(named).size).toBe(named.length);
    for (const { where, what, cause } of rows) expect(`${what}${cause}`.trim(), where).toMatch(/\w{3}/);
  });

  it("is seen in whatever way it is written", () => {
    expect(endsIn("a.ts", 'prepare("DELETE FROM rules WHERE shop_id = ?")')).toEqual(["a.ts: rules"]);
    expect(endsIn("a.ts", `x\n  delete  from \${name} WHERE`)).toEqual([`a.ts: \${name}`]);
    expect(endsIn("a.ts", "typed(database).delete(rules).where(x)")).toEqual(["a.ts: rules"]);
    expect(endsIn("a.ts", "UPDATE shops SET uninstalled_at = ?2")).toEqual(["a.ts: uninstalled_at"]);
    expect(endsIn("a.ts", "SET uninstalled_at = NULL; chosen.delete(id)")).toEqual([]);
  });

  it("of a shop that has gone is started by three things and by no refused token", () => {
    const ends = found.filter((where) => where.endsWith(": uninstalled_at"));
    expect([...new Set(ends)]).toEqual([
      "app/shops/erasure.server.ts: uninstalled_at",
      "app/shops/shop-changes.server.ts: uninstalled_at",
    ]);
    const callers = (name: string) =>
      sources.filter(
        (path) => new RegExp(`\\b${name}\\(`).test(readFileSync(path, "utf8")) && !path.includes("/shops/"),
      );
    expect(callers("shopsUninstalled")).toEqual(["workers/jobs/uninstall.ts"]);
    expect(callers("setShopApart")).toEqual(["app/routes/erasures.ts"]);
    expect(callers("eraseSome")).toEqual(["workers/jobs/erase.ts"]);
  });
});
