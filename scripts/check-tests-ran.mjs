// Every test file must have run: a project of vitest's that finds none of its files says nothing. `node scripts/check-tests-ran.mjs REPORT`
import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";

const ran = new Set(JSON.parse(readFileSync(process.argv[2], "utf8")).testResults.map(({ name }) => resolve(name)));
const files = readdirSync("test", { recursive: true }).filter((name) => /\.test\.\w+$/.test(name));
const missing = files.filter((name) => !ran.has(resolve(join("test", name))));

for (const name of missing) console.error(`test/${name} did not run.`);
console.log(`test files: ${files.length - missing.length} of ${files.length} ran`);
process.exitCode = missing.length ? 1 : 0;
