import { spawnSync } from "node:child_process";
import { resolve } from "node:path";
import { expect, test } from "vitest";
import { temporaryHouse } from "./temporary-house";

test.each([
  ["a field that Shopify has not", "query Shop { shop { colour } }", 'Cannot query field "colour"'],
  ["a deprecated field", "query Item { inventoryItem(id: 1) { variant { id } } }", "deprecated"],
  ["an argument of the wrong kind", "query Shop { products(first: many) { nodes { id } } }", "Int cannot represent"],
  ["what does not parse", "query Shop { shop { id }", "Syntax Error"],
  [
    "a bulk query that asks for what is not there",
    'mutation Run { bulkOperationRunQuery(query: "{ orders { edges { node { mood } } } }") { bulkOperation { id } } }',
    "bulk query: Cannot query field",
  ],
])("%s is refused", (_, document, reason) => {
  const { problems, status } = check({ "app/shopify/graphql/shop.ts": exported(document) });
  expect(problems).toContain(reason);
  expect(status).toBe(1);
});

test("an operation that stands elsewhere, or is not exported, is refused", () => {
  const { problems } = check({
    "app/shopify/graphql/shop.ts": exported("query Shop { shop { id } }").replace("export ", ""),
    "app/stock/levels/levels.server.ts": exported("query Shop { shop { id } }"),
  });
  expect(problems).toContain("app/shopify/graphql/shop.ts: 1 documents, but only 0 are exported");
  expect(problems).toContain("app/stock/levels/levels.server.ts: operations live in app/shopify/graphql");
});

test("valid operations pass, alone or within their object or made for a day", () => {
  const { said, status } = check({
    "app/shopify/graphql/shop.ts": `
      export const SHOP = { document: \`#graphql
        query Shop { shop { id } }\` };
      export const since = (day: string) => \`#graphql
        query Since { orders(first: 1, query: "processed_at:>=\${day}") { nodes { id } } }\`;`,
  });
  expect(said).toContain("2 documents valid");
  expect(status).toBe(0);
});

test("a value of an enum that is not decided is refused, and one that the schema no longer has", () => {
  const { problems, status } = check({
    "app/shopify/graphql/shop.ts": exported("query Shop { shop { id } }"),
    "app/shopify/graphql/enums.ts": `export const ENUMS = { ProductStatus: ["ACTIVE", "ARCHIVED", "DRAFT", "SOLD_OUT"] };`,
  });
  expect(problems).toContain("ProductStatus.UNLISTED is not decided");
  expect(problems).toContain("ProductStatus.SOLD_OUT is gone from the schema");
  expect(status).toBe(1);
});

const exported = (document: string) => `export const DOCUMENT = \`#graphql\n${document}\`;`;

function check(files: Record<string, string>) {
  const house = temporaryHouse({ "workers/app.ts": "", ...files });
  const { stdout, stderr, status } = spawnSync(process.execPath, [resolve("scripts/check-graphql.mjs"), house], {
    encoding: "utf8",
  });
  return { said: stdout, problems: stderr, status };
}
