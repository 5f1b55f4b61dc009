// npm run export -- --remote --output evenstock.sql
//
// The whole database as SQL. `wrangler d1 export` refuses one with a search index: it is taken out, and put back whatever
// happens in between. Meanwhile Products cannot be searched, and nothing else is missed.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";

const { values: options } = parseArgs({
  options: {
    local: { type: "boolean", default: false },
    remote: { type: "boolean", default: false },
    output: { type: "string" },
  },
});
if (options.local === options.remote || !options.output) {
  console.error("Say which database and where to: --remote (or --local) --output FILE.");
  process.exit(1);
}
const where = options.local ? "--local" : "--remote";

const search = readFileSync("drizzle/migrations/0001_search.sql", "utf8")
  .split("--> statement-breakpoint")
  .filter((statement) => statement.includes("overview_search"));
const triggers = search.flatMap((statement) => /CREATE TRIGGER (\S+)/.exec(statement)?.[1] ?? []);

let failed = false;
run(...triggers.map((name) => `DROP TRIGGER IF EXISTS ${name};`), "DROP TABLE IF EXISTS overview_search;");
try {
  wrangler("export", "--output", options.output);
} finally {
  run(...search.map((statement) => `${statement};`));
}
process.exitCode = failed ? 1 : 0;

function run(...statements) {
  const folder = mkdtempSync(join(tmpdir(), "evenstock-export-"));
  const file = join(folder, "statements.sql");
  writeFileSync(file, statements.join("\n"));
  wrangler("execute", "--file", file);
  rmSync(folder, { recursive: true });
}

function wrangler(command, ...args) {
  const { status } = spawnSync(
    process.execPath,
    ["node_modules/wrangler/bin/wrangler.js", "d1", command, "evenstock", where, "-y", ...args],
    { stdio: "inherit" },
  );
  if (status !== 0) failed = true;
}
