import { spawnSync } from "node:child_process";
import { resolve } from "node:path";
import { expect, it } from "vitest";
import { temporaryHouse } from "./temporary-house";

const CONFIG = `name = "house"
compatibility_date = "2026-04-01"
[[d1_databases]]
binding = "DB"
database_name = "evenstock"
database_id = "local"
[[d1_databases]]
binding = "DB_2"
database_name = "evenstock-2"
database_id = "local-2"`;
const WORDS = "open --to N, move --shop DOMAIN --to N, give-up --shop DOMAIN, or list; and --remote or --local.";

it.each([
  ["list", WORDS],
  ["list --local --shops a.myshopify.com", "Unknown option '--shops'"],
  ["move --local --to 2", WORDS],
  ["open --local --to two", WORDS],
  ["open --local --to 3", "wrangler.toml binds no DB_3."],
  ["open --local --to 2", "DB_2 has no tables yet: npx wrangler d1 migrations apply DB_2 --local"],
])("what is mistyped or comes too early is told in a line: %s", { timeout: 120_000 }, (typed, because) => {
  const house = temporaryHouse({ "wrangler.toml": CONFIG });
  const { status, stderr } = spawnSync(process.execPath, [resolve("scripts/move-shop.mjs"), ...typed.split(" ")], {
    cwd: house,
    encoding: "utf8",
    env: { ...process.env, CI: "true", WRANGLER_SEND_METRICS: "false" },
  });
  expect([status, stderr]).toEqual([1, `${because}\n`]);
});
