import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { onTestFinished } from "vitest";

/** A folder with these files and our node_modules, gone when the test is over. */
export function temporaryHouse(files: Record<string, string>): string {
  const root = mkdtempSync(join(tmpdir(), "evenstock-"));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  symlinkSync(resolve("node_modules"), join(root, "node_modules"));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return root;
}

/** Our migrations, as such a folder's files. */
export const migrations = () =>
  Object.fromEntries(
    readdirSync(MIGRATIONS)
      .filter((file) => file.endsWith(".sql"))
      .map((file) => [join(MIGRATIONS, file), readFileSync(join(MIGRATIONS, file), "utf8")]),
  );

const MIGRATIONS = "drizzle/migrations";

/** What wrangler prints of as many migrations as there are: since 4.164 a table of all of them after each. */
const MAX_BUFFER = 64 * 1024 * 1024;

/** Runs a script of Node's in such a folder; answers with what it printed. */
export function inHouse(house: string, script: string, ...args: string[]): string {
  const { status, stdout, stderr, error } = spawnSync(process.execPath, [script, ...args], {
    cwd: house,
    encoding: "utf8",
    maxBuffer: MAX_BUFFER,
    env: { ...process.env, CI: "true", WRANGLER_SEND_METRICS: "false" },
  });
  if (status !== 0) throw new Error(`${error?.message ?? ""}${stdout}${stderr}`);
  return stdout;
}
