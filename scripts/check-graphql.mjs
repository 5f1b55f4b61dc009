// Validates every operation of app/shopify/graphql against Shopify's published 2026-10 schema and what its package
// lacks; a deprecated field, an argument out of use and a query that a bulk mutation carries count, too; so do the
// values of enums that are decided by name. `node scripts/check-graphql.mjs [house]`
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { gunzipSync } from "node:zlib";
import { buildClientSchema, Kind, NoDeprecatedCustomRule, parse, specifiedRules, validate, visit } from "graphql";
import { runnerImport } from "vite";

const SCHEMA = "workers/dev-store/generated/admin_2026-10.json.gz";
const OVERLAY = "workers/dev-store/graphql/overlay.ts";
const RULES = [...specifiedRules, NoDeprecatedCustomRule];
const MARKED = /[`"']#graphql\b/g;

await import("./fetch-schema.mjs");
const house = resolve(process.argv[2] ?? ".");
const schema = await shopifySchema();

const problems = [];
let valid = 0;
for (const file of readdirSync(join(house, "app/shopify/graphql"), { recursive: true }).sort()) {
  if (!file.endsWith(".ts")) continue;
  const path = join(house, "app/shopify/graphql", file);
  const written = readFileSync(path, "utf8").match(MARKED)?.length ?? 0;
  // The client stands beside the operations.
  if (!written) continue;
  const documents = await exportedDocuments(path);
  for (const document of documents) {
    const errors = problemsOf(document);
    problems.push(...errors.map((error) => `app/shopify/graphql/${file}: ${error}`));
    valid += errors.length ? 0 : 1;
  }
  if (written > documents.length)
    problems.push(`app/shopify/graphql/${file}: ${written} documents, but only ${documents.length} are exported`);
}
problems.push(...documentsElsewhere(), ...(await enumsThatDiffer()));
if (!valid && !problems.length) problems.push("no operation found");

for (const problem of problems) console.error(problem);
console.log(`graphql: ${valid} documents valid against 2026-10, ${problems.length} problems`);
process.exitCode = problems.length ? 1 : 0;

async function shopifySchema() {
  const published = JSON.parse(gunzipSync(readFileSync(SCHEMA)).toString("utf8"));
  const { module } = await runnerImport(resolve(OVERLAY), { configFile: false, logLevel: "error" });
  return module.overlaid(buildClientSchema(published.data ?? published));
}

/** Strings marked `#graphql` among a module's exports: alone, as an operation's document, or made for a day. */
async function exportedDocuments(path) {
  const { module } = await runnerImport(path, { configFile: false, logLevel: "error", root: house });
  return Object.values(module)
    .map((value) => (typeof value === "function" ? value("2026-01-31") : value))
    .map((value) => (typeof value === "object" && value !== null ? value.document : value))
    .filter((value) => typeof value === "string" && value.trimStart().startsWith("#graphql"));
}

function problemsOf(text) {
  try {
    const document = parse(text);
    return [
      ...validate(schema, document, RULES).map((error) => error.message),
      ...bulkQueriesOf(document).flatMap((query) => problemsOf(query).map((error) => `bulk query: ${error}`)),
    ];
  } catch (error) {
    return [`${error.message}: ${text.trim().slice(0, 60)}`];
  }
}

/** `bulkOperationRunQuery(query: """…""")` holds a document that the outer validation takes for a string. */
function bulkQueriesOf(document) {
  const found = [];
  visit(document, {
    Field(field) {
      if (field.name.value !== "bulkOperationRunQuery") return;
      for (const { name, value } of field.arguments ?? [])
        if (name.value === "query" && value.kind === Kind.STRING) found.push(value.value);
    },
  });
  return found;
}

/** Values decided by name, in enums.ts, are all that the schema has: a new one waits for a decision. */
async function enumsThatDiffer() {
  const path = join(house, "app/shopify/graphql/enums.ts");
  if (!existsSync(path)) return [];
  const { module } = await runnerImport(path, { configFile: false, logLevel: "error", root: house });
  return Object.entries(module.ENUMS).flatMap(([name, ours]) => {
    const theirs = (schema.getType(name)?.getValues?.() ?? []).map((value) => value.name);
    return [
      ...theirs.filter((value) => !ours.includes(value)).map((value) => `${name}.${value} is not decided`),
      ...ours.filter((value) => !theirs.includes(value)).map((value) => `${name}.${value} is gone from the schema`),
    ].map((problem) => `app/shopify/graphql/enums.ts: ${problem}`);
  });
}

function documentsElsewhere() {
  return ["app", "workers"].flatMap((folder) =>
    readdirSync(join(house, folder), { recursive: true })
      .map((file) => `${folder}/${file}`)
      .filter((path) => /\.tsx?$/.test(path) && !/^(app\/shopify\/graphql|workers\/dev-store)\//.test(path))
      .filter((path) => readFileSync(join(house, path), "utf8").match(MARKED))
      .map((path) => `${path}: operations live in app/shopify/graphql, where they are validated`),
  );
}
