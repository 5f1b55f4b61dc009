import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** The database of wrangler.toml: Cloudflare's, or a local one (`remote`, `local`, `persist-to` as wrangler knows them). */
export function databaseIn(options) {
  const where = options.remote ? ["--remote"] : ["--local"];
  if (options["persist-to"]) where.push("--persist-to", options["persist-to"]);
  return {
    /** The rows of the last statement. What is put into it is the caller's to quote. */
    query: (sql) => JSON.parse(execute(where, "--json", "--command", sql)).at(-1).results,
    /** Many statements, as a file: a command line holds some 100,000 letters. */
    run: (statements) => withFile(statements.join("\n"), (file) => execute(where, "--file", file)),
  };
}

function execute(where, ...args) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ["node_modules/wrangler/bin/wrangler.js", "d1", "execute", "DB", ...where, "--yes", ...args],
    { encoding: "utf8", maxBuffer: 64 * 1024 * 1024, env: { ...process.env, CI: "1", WRANGLER_HIDE_BANNER: "true" } },
  );
  if (status !== 0) throw new Error(`wrangler d1 execute failed:\n${stdout}${stderr}`);
  return stdout;
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
