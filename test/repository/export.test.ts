import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, it } from "vitest";
import { inHouse, migrations, temporaryHouse } from "./temporary-house";

const CONFIG = `name = "house"
compatibility_date = "2026-04-01"
[[d1_databases]]
binding = "DB"
database_name = "evenstock"
database_id = "local"
migrations_dir = "drizzle/migrations"`;

it("exports a database whole, and leaves its search as it was", { timeout: 300_000 }, () => {
  const house = temporaryHouse({ "wrangler.toml": CONFIG, ...migrations() });
  const d1 = (...args: string[]) => inHouse(house, "node_modules/wrangler/bin/wrangler.js", "d1", ...args);
  const query = (sql: string): unknown[] =>
    JSON.parse(d1("execute", "evenstock", "--local", "--json", "--command", sql))[0].results;
  d1("migrations", "apply", "evenstock", "--local");
  query(
    `INSERT INTO overviews (hidden, ${TEXTS}, ${NUMBERS}) VALUES (0, ${each(TEXTS, "'Kettle'")}, ${each(NUMBERS, "5")})`,
  );
  const schema = query("SELECT type, name, sql FROM sqlite_master ORDER BY name");

  inHouse(house, resolve("scripts/export.mjs"), "--local", "--output", "whole.sql");

  expect(readFileSync(join(house, "whole.sql"), "utf8")).toMatch(/INSERT INTO "overviews" .*Kettle/);
  expect(query("SELECT type, name, sql FROM sqlite_master ORDER BY name")).toEqual(schema);
  expect(query("SELECT rowid FROM overview_search WHERE overview_search MATCH 'ettl'")).toEqual([{ rowid: 5 }]);

  // Another database, from that file alone.
  const restored = (...args: string[]) => d1("execute", "evenstock", "--local", "--persist-to", "restored", ...args);
  restored("--file", "whole.sql");
  const asked = (sql: string): unknown[] => JSON.parse(restored("--json", "--command", sql))[0].results;
  const names = "SELECT type, name FROM sqlite_master ORDER BY type, name";
  expect(asked(names)).toEqual(query(names));
  expect(asked("SELECT rowid FROM overview_search WHERE overview_search MATCH 'ettl'")).toEqual([{ rowid: 5 }]);
  expect(asked("SELECT * FROM shop_counts")).toEqual(query("SELECT * FROM shop_counts"));
  expect(asked("UPDATE overviews SET product_title = 'Teapot' RETURNING 1")).toHaveLength(1);
  expect(asked("SELECT rowid FROM overview_search WHERE overview_search MATCH 'eapo'")).toEqual([{ rowid: 5 }]);
});

/** All that a row of this table must have. */
const TEXTS = "product_title, variant_title, sku, barcode, vendor, status, stock";
const NUMBERS = `shop_id, variant_id, shopify_id, product_id, position, units, days, velocity, reorder_point, cover, low, "out", untracked`;
const each = (names: string, value: string) => names.replace(/[\w"]+/g, value);
