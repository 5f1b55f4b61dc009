import { env } from "cloudflare:workers";
import { expect, it } from "vitest";
import page from "../../../docs/what-the-database-does.md?raw";

/** What a trigger writes to, but for the words of its own head. */
function writtenBy(sql: string) {
  const [, body = ""] = /\bBEGIN\b([\s\S]*)/.exec(sql) ?? [];
  const written = body.matchAll(/\b(?:INSERT(?: OR \w+)? INTO|(?<!DO )UPDATE(?: OR \w+)?|DELETE FROM) [`"]?(\w+)/g);
  return [...new Set([...written].map(([, table = ""]) => table))].sort();
}

const triggers = async () =>
  (
    await env.DB.prepare("SELECT name, sql FROM sqlite_master WHERE type = 'trigger' ORDER BY name").all<{
      name: string;
      sql: string;
    }>()
  ).results.map(({ name, sql }) => ({ name, writes: writtenBy(sql) }));

const documented = page
  .split("\n")
  .flatMap((line) => {
    const [, name, tables = "", why = ""] = /^\| `(\w+)` \| (.+?) \| (.+) \|$/.exec(line) ?? [];
    return name ? [{ name, writes: [...tables.matchAll(/`(\w+)`/g)].map(([, table = ""]) => table).sort(), why }] : [];
  })
  .sort((a, b) => (a.name < b.name ? -1 : 1));

it("knows of every trigger what it writes to and why, by the page on them", async () => {
  expect((await triggers()).length).toBeGreaterThan(10);
  expect(documented.map(({ name, writes }) => ({ name, writes }))).toEqual(await triggers());
  for (const { name, why } of documented) expect(why, name).toMatch(/\w{3}/);
});

it("has triggers for counts, for search, for what no longer holds and for a shop's farewell, and none that announces", async () => {
  const COUNTS_AND_SEARCH = ["barcodes", "overview_search", "shop_counts", "skus", "supplier_counts"];
  const others = (await triggers()).filter(({ writes }) => !writes.every((table) => COUNTS_AND_SEARCH.includes(table)));
  expect(others.map(({ name }) => name)).toEqual([
    "daily_sales_course_delete",
    "daily_sales_course_insert",
    "daily_sales_course_update",
    "level_days_course_delete",
    "level_days_course_insert",
    "level_days_course_update",
    "shops_uninstalled",
    "shops_uninstalled_averages",
    "shops_uninstalled_costs",
    "shops_uninstalled_counts",
    "shops_uninstalled_files",
    "shops_uninstalled_keys",
    "shops_uninstalled_locations",
    "shops_uninstalled_shopify_orders",
    "shops_uninstalled_similar",
    "shops_uninstalled_transfer_drafts",
    "shops_uninstalled_transfers",
    "shops_uninstalled_views",
  ]);
});

it("sees what a trigger writes to, however it is written", () => {
  const sql = `CREATE TRIGGER x AFTER UPDATE OF a ON t BEGIN INSERT OR IGNORE INTO b VALUES (1) ON CONFLICT DO UPDATE SET a = 1;
    UPDATE "c" SET d = 1; DELETE FROM \`e\`; END`;
  expect(writtenBy(sql)).toEqual(["b", "c", "e"]);
});
