// node bench/run.mjs [batch] [door] [product-list] [demand] [rows] [vitals]: each by itself, all of them without a name.
import { existsSync } from "node:fs";
import { runnerImport } from "vite";

const named = process.argv.slice(2);
for (const name of named.length ? named : ["batch", "door", "product-list", "demand", "rows", "vitals"]) {
  console.log(`\n${name}`);
  await (await benchOf(name)).default();
}

async function benchOf(name) {
  if (existsSync(new URL(`${name}.mjs`, import.meta.url))) return import(`./${name}.mjs`);
  const { module } = await runnerImport(`./bench/${name}.ts`, { configFile: false, logLevel: "error" });
  return module;
}
