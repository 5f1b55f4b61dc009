// node bench/run.mjs [batch] [door] [heap] [product-list] [demand] [roll-forward] [rows] [sizes] [shops] [consumer]
// [import] [heap-of-jobs] [outbox] [listening] [vitals] [pages] [scan] [against-template]: each by itself, all of them
// without a name.
import { existsSync } from "node:fs";
import { runnerImport } from "vite";
import { importInOneModule } from "../scripts/one-module.mjs";

/** Vite's runner wraps every import, which costs as much again as what these measure. */
const COUNTS_MICROSECONDS = new Set(["demand"]);

const named = process.argv.slice(2);
for (const name of named.length
  ? named
  : [
      "batch",
      "door",
      "heap",
      "product-list",
      "demand",
      "roll-forward",
      "rows",
      "consumer",
      "import",
      "heap-of-jobs",
      "outbox",
      "listening",
      "vitals",
      "pages",
      "scan",
    ]) {
  console.log(`\n${name}`);
  await (await benchOf(name)).default();
}

async function benchOf(name) {
  if (existsSync(new URL(`${name}.mjs`, import.meta.url))) return import(`./${name}.mjs`);
  if (COUNTS_MICROSECONDS.has(name)) return importInOneModule(`bench/${name}.ts`);
  const { module } = await runnerImport(`./bench/${name}.ts`, { configFile: false, logLevel: "error" });
  return module;
}
