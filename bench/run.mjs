// node bench/run.mjs [door] [batch] [product-list] [demand] [rows] [vitals]: each by itself, all of them without a name.
import { runnerImport } from "vite";

const named = process.argv.slice(2);
for (const name of named.length ? named : ["door", "batch", "product-list", "demand", "rows", "vitals"]) {
  console.log(`\n${name}`);
  const { module } = await runnerImport(`./bench/${name}.ts`, { configFile: false, logLevel: "error" });
  await module.default();
}
