import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parsed } from "./command-line.mjs";

/** The databases that wrangler.toml binds, `DB` first. */
export const bindingsIn = (file) =>
  [...readFileSync(file, "utf8").matchAll(/^\s*binding\s*=\s*"(DB(?:_\d+)?)"/gm)].map(([, binding]) => binding);

/** What was typed: the word that says what to do, and the options, `--local` or `--remote` among them; nothing without either. */
export function parsedForDatabase(more = {}) {
  const { values: options, positionals } = parsed({
    allowPositionals: true,
    options: {
      local: { type: "boolean", default: false },
      remote: { type: "boolean", default: false },
      "persist-to": { type: "string" },
      ...more,
    },
  });
  return options.local === options.remote ? undefined : { options, work: positionals[0] };
}

/** A database of wrangler.toml by its binding: Cloudflare's, or a local one (`remote`, `local`, `persist-to` as wrangler knows them). */
export function databaseIn(options, binding = "DB") {
  const where = options.remote ? ["--remote"] : ["--local"];
  where.unshift(binding);
  if (options["persist-to"]) where.push("--persist-to", options["persist-to"]);
  const results = (sql) => JSON.parse(execute(where, "--json", "--command", sql)).map((each) => each.results);
  return {
    /** The rows of each. */
    queries: (all) => commandsOf(all).flatMap(results),
    /** The rows of the last statement. What is put into it is the caller's to quote. */
    query: (sql) => results(sql).at(-1),
    /** Many statements, as a file. */
    run: (statements) => withFile(statements.join("\n"), (file) => execute(where, "--file", file)),
  };
}

/** In letters, of one argument of a command line. */
const LONGEST_COMMAND = 100_000;

/** As many statements to a command as it has room for. */
function commandsOf(statements) {
  const commands = [];
  for (const statement of statements) {
    const last = commands.at(-1);
    if (last === undefined || last.length + statement.length + 2 > LONGEST_COMMAND) commands.push(statement);
    else commands[commands.length - 1] = `${last};\n${statement}`;
  }
  return commands;
}

/** How often a local database is asked that somebody else writes to, `npm run dev` say, and how long between (ms). */
const TRIES = 20;
const BETWEEN = 1000;

/** What a busy database refuses it has not begun: all of it is asked for again. */
function execute(where, ...args) {
  for (let left = TRIES - 1; ; left--) {
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      ["node_modules/wrangler/bin/wrangler.js", "d1", "execute", ...where, "--yes", ...args],
      { encoding: "utf8", maxBuffer: 64 * 1024 * 1024, env: { ...process.env, CI: "1", WRANGLER_HIDE_BANNER: "true" } },
    );
    if (status === 0) return stdout;
    const isBusy = where.includes("--local") && `${stdout}${stderr}`.includes("SQLITE_BUSY");
    if (isBusy && left > 0) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, BETWEEN);
    else if (isBusy)
      throw new Error(`Somebody else has been writing to the local database for ${TRIES} tries (SQLITE_BUSY).`);
    else throw new Error(`wrangler d1 execute failed:\n${stdout}${stderr}`);
  }
}

function withFile(text, work) {
  const folder = mkdtempSync(join(tmpdir(), "evenstock-d1-"));
  try {
    const file = join(folder, "statements.sql");
    writeFileSync(file, text);
    return work(file);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
