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
