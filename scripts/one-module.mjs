import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "vite";

const root = fileURLToPath(new URL("..", import.meta.url));

/** A TypeScript file with all that it imports, in one module as in the Worker: small functions called often cost little there. */
export async function importInOneModule(entry) {
  const { output } = await build({
    root,
    configFile: false,
    logLevel: "error",
    build: { ssr: entry, write: false, minify: false, target: "node20" },
  });
  const folder = mkdtempSync(join(tmpdir(), "evenstock-module-"));
  try {
    const file = join(folder, "module.mjs");
    writeFileSync(file, output[0].code);
    return await import(pathToFileURL(file));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
