import { spawnSync } from "node:child_process";
import { resolve } from "node:path";
import { expect, it } from "vitest";
import { inHouse, migrations, temporaryHouse } from "./temporary-house";

const CONFIG = `name = "house"
compatibility_date = "2026-04-01"
[[d1_databases]]
binding = "DB"
database_name = "evenstock"
database_id = "local"
migrations_dir = "drizzle/migrations"
[[d1_databases]]
binding = "DB_2"
database_name = "evenstock-2"
database_id = "local-2"
migrations_dir = "drizzle/migrations"`;

/** What stands in the database at a time: a shop's number, when it was installed, and its token. */
const shop = (id: number, installedAt: number, token: string, version: number) => [
  `INSERT OR REPLACE INTO shops (id, domain, installed_at, sales_from_day) VALUES (${id}, 's${id}.myshopify.com', ${installedAt}, 0)`,
  `INSERT OR REPLACE INTO tokens (shop_id, key_id, access_token, access_expires_at, refresh_token, refresh_expires_at, scopes, version)
    VALUES (${id}, 'k1', '${token}', 1, '${token}', 1, '', ${version})`,
];

it.each([
  ["first", "evenstock", []],
  ["second", "evenstock-2", ["--binding", "DB_2"]],
])(
  "a %s database that went back keeps the newest tokens, and whoever was erased stays so",
  { timeout: 300_000 },
  (_, name, binding) => {
    const house = temporaryHouse({ "wrangler.toml": CONFIG, ...migrations() });
    const d1 = (...args: string[]) => inHouse(house, "node_modules/wrangler/bin/wrangler.js", "d1", ...args);
    const execute = (...sql: string[]): unknown[] =>
      JSON.parse(d1("execute", name, "--local", "--json", "--command", sql.join(";"))).at(-1).results;
    const timeTravel = (work: string) =>
      inHouse(house, resolve("scripts/time-travel.mjs"), work, "--local", "--file", "kept.json", ...binding);
    d1("migrations", "apply", name, "--local");

    // Today: 1 has a newer token, 2 was erased, 3's number was given to another installation, 4 has uninstalled.
    execute(...shop(1, 10, "new''s", 5), ...shop(3, 99, "other", 1), ...shop(4, 10, "four", 1));
    execute("UPDATE shops SET uninstalled_at = 77 WHERE id = 4");
    execute(...shop(5, 20, "five", 1));
    execute(...shop(7, 10, "seven", 5));
    expect(timeTravel("keep")).toContain("put-back --local --binding ");
    // What going back brings, and what came before the rest was put back: 6 was installed, 7 got a token of Shopify's.
    execute("DELETE FROM shops", "DELETE FROM tokens");
    execute(...[1, 2, 3, 4].flatMap((id) => shop(id, 10, "old", 2)));
    execute(...shop(6, 9e12, "six", 1), ...shop(7, 10, "seven anew", 3));
    execute("UPDATE tokens SET access_expires_at = 2 WHERE shop_id = 7");
    expect(timeTravel("put-back")).toContain("Came since, and is not here: s5.myshopify.com.");

    expect(execute("SELECT shop_id, access_token, version FROM tokens ORDER BY shop_id")).toEqual([
      { shop_id: 1, access_token: "new's", version: 5 },
      { shop_id: 6, access_token: "six", version: 1 },
      { shop_id: 7, access_token: "seven anew", version: 3 },
    ]);
    expect(execute("SELECT domain, uninstalled_at > 0 AS gone FROM shops ORDER BY id")).toEqual([
      { domain: "s1.myshopify.com", gone: null },
      { domain: "s2.myshopify.com/erased/2", gone: 1 },
      { domain: "s3.myshopify.com/erased/3", gone: 1 },
      { domain: "s4.myshopify.com", gone: 1 },
      { domain: "s6.myshopify.com", gone: null },
      { domain: "s7.myshopify.com", gone: null },
    ]);
  },
);

it.each([
  [["--remote"], "kept.json is of another database: put it back with --local --binding DB_2."],
  [["--local", "--binding", "DB"], "kept.json is of another database: put it back with --local --binding DB_2."],
  [["--local", "--binding", "DB_3"], "wrangler.toml binds no DB_3."],
  [["--local", "--bindings", "DB_2"], "Unknown option '--bindings'"],
  [[], "keep or put-back, then --remote (or --local) and --file FILE."],
])("what was kept of one database is put back into no other: %s", (given, because) => {
  const kept = JSON.stringify({ database: "--local --binding DB_2", keptAt: 1, shops: [], tokens: [] });
  const house = temporaryHouse({ "wrangler.toml": CONFIG, "kept.json": kept });
  const asked = (work: string, ...args: string[]) =>
    spawnSync(process.execPath, [resolve("scripts/time-travel.mjs"), work, ...args], { cwd: house, encoding: "utf8" });
  expect(asked("put-back", "--file", "kept.json", ...given)).toMatchObject({ status: 1, stderr: `${because}\n` });
  const again = "kept.json is there: put back what it holds and delete it, or name another.\n";
  expect(asked("keep", "--local", "--file", "kept.json")).toMatchObject({ status: 1, stderr: again });
});
