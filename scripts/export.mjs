// npm run export -- --remote --output evenstock.sql
//
// The whole database as SQL. `wrangler d1 export` refuses one with a search index: it is taken out, and put back whatever
// happens in between. Meanwhile Products cannot be searched, and nothing else is missed. The file ends with what makes the
// index anew, so that it is all that a new database needs.
import { spawnSync } from "node:child_process";
import { appendFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
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

// Of each trigger the latest: a later migration may have made it anew.
const triggersByName = new Map(
  statementsOfMigrations().flatMap((statement) => {
    const name = statement.includes("overview_search") && /CREATE TRIGGER (\S+)/.exec(statement)?.[1];
    return name ? [[name, statement]] : [];
  }),
);
const table = statementsOfMigrations().find((statement) =>
  statement.includes("CREATE VIRTUAL TABLE `overview_search`"),
);
const refill = `INSERT INTO overview_search (rowid, shop, words)
SELECT variant_id, ' ' || shop_id || ' ', ' ' || COALESCE(words,
  product_title || ' ' || variant_title || ' ' || sku || ' ' || barcode || ' ' || vendor) || ' '
FROM overviews WHERE hidden = 0`;
const search = [table, refill, ...triggersByName.values()];
const triggers = [...triggersByName.keys()];

let failed = false;
run(...triggers.map((name) => `DROP TRIGGER IF EXISTS ${name};`), "DROP TABLE IF EXISTS overview_search;");
try {
  wrangler("export", "--output", options.output);
  if (!failed) appendFileSync(options.output, search.map((statement) => `${statement};\n`).join(""));
} finally {
  run(...search.map((statement) => `${statement};`));
}
process.exitCode = failed ? 1 : 0;

function statementsOfMigrations() {
  return readdirSync("drizzle/migrations")
    .filter((file) => file.endsWith(".sql"))
    .sort()
    .flatMap((file) => readFileSync(join("drizzle/migrations", file), "utf8").split("--> statement-breakpoint"));
}

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
