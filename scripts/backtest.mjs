// npm run backtest -- FILE.csv [--lead 14] [--cover 14] [--warm 75] [--sim DAYS] [--json]
// The app's own demand engine against the 30-day mean, over sales of one's own: docs/demand.md.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "vite";

const root = fileURLToPath(new URL("..", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "evenstock-backtest-"));
try {
  // In one module: a replay of years calls small functions a hundred million times.
  const { output } = await build({
    root,
    configFile: false,
    logLevel: "error",
    build: { ssr: "scripts/backtest/main.ts", write: false, minify: false, target: "node20" },
  });
  const file = join(folder, "backtest.mjs");
  writeFileSync(file, output[0].code);
  const { main } = await import(pathToFileURL(file));
  process.exitCode = main(process.argv.slice(2));
} finally {
  rmSync(folder, { recursive: true, force: true });
}
