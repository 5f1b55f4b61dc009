// npm run export -- --remote --output evenstock.sql
//
// Each database that wrangler.toml binds as SQL: DB_2 goes to evenstock-2.sql. `wrangler d1 export` refuses one with a
// search index: it is taken out, and put back whatever happens in between. Meanwhile Products cannot be searched, and
// nothing else is missed. The file ends with what makes the index anew, so that it is all that a new database needs.
import { spawnSync } from "node:child_process";
import { appendFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parsed, stop } from "./command-line.mjs";
import { bindingsIn } from "./d1.mjs";

const { values: options } = parsed({
  options: {
    local: { type: "boolean", default: false },
    remote: { type: "boolean", default: false },
    output: { type: "string" },
  },
});
if (options.local === options.remote || !options.output)
  stop("Say which database and where to: --remote (or --local) --output FILE.");
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
for (const binding of bindingsIn("wrangler.toml")) exported(binding);
if (failed) stop("Not all went well, as is told above: the same words begin anew, and put back the search.");

function exported(binding) {
  const output = options.output.replace(/(\.\w+)?$/, `${binding.slice(2).replace("_", "-")}$1`);
  run(binding, ...triggers.map((name) => `DROP TRIGGER IF EXISTS ${name};`), "DROP TABLE IF EXISTS overview_search;");
  try {
    const done = wrangler("export", binding, "--output", output);
    if (done) {
      appendFileSync(output, search.map((statement) => `${statement};\n`).join(""));
      console.log(`${output} holds ${binding}, all that a new database needs.`);
    }
  } finally {
    run(binding, ...search.map((statement) => `${statement};`));
  }
}

function statementsOfMigrations() {
  return readdirSync("drizzle/migrations")
    .filter((file) => file.endsWith(".sql"))
    .sort()
    .flatMap((file) => readFileSync(join("drizzle/migrations", file), "utf8").split("--> statement-breakpoint"));
}

function run(binding, ...statements) {
  const folder = mkdtempSync(join(tmpdir(), "evenstock-export-"));
  const file = join(folder, "statements.sql");
  writeFileSync(file, statements.join("\n"));
  wrangler("execute", binding, "--file", file);
  rmSync(folder, { recursive: true });
}

function wrangler(command, binding, ...args) {
  const { status } = spawnSync(
    process.execPath,
    ["node_modules/wrangler/bin/wrangler.js", "d1", command, binding, where, "-y", ...args],
    { stdio: "inherit" },
  );
  if (status !== 0) failed = true;
  return status === 0;
}
