import { runDurableObjectAlarm } from "cloudflare:test";
import { expect, test } from "vitest";
import { z } from "zod";
import { ask, graphql, install, SHOP, shopStub } from "./door";

const RUN = `mutation Run($query: String!) {
  bulkOperationRunQuery(query: $query) { bulkOperation { id status } userErrors { message } }
}`;
const Started = z.object({
  bulkOperationRunQuery: z.object({ bulkOperation: z.object({ id: z.string(), status: z.string() }) }),
});
const Polled = z.object({
  bulkOperation: z.object({ status: z.string(), objectCount: z.string(), url: z.string().nullable() }),
});
const Line = z.object({ id: z.string(), __parentId: z.string().optional() });

test("a bulk query runs in steps and writes children before their parents", async () => {
  const token = await install();
  const query =
    "{ products { edges { node { id variants { edges { node { id inventoryItem { id inventoryLevels { edges { node { id } } } } } } } } } } }";
  const started = Started.parse((await graphql(token, RUN, { query })).data).bulkOperationRunQuery.bulkOperation;
  expect(started.status).toBe("CREATED");
  let polled = Polled.shape.bulkOperation.parse({ status: "", objectCount: "0", url: null });
  for (let step = 0; step < 20 && polled.status !== "COMPLETED"; step++) {
    await runDurableObjectAlarm(shopStub());
    const answer = await graphql(token, "query($id: ID!) { bulkOperation(id: $id) { status objectCount url } }", {
      id: started.id,
    });
    polled = Polled.parse(answer.data).bulkOperation;
  }
  const text = await (await ask(`/${SHOP}${new URL(polled.url ?? "").pathname}`)).text();
  const lines = text
    .trim()
    .split("\n")
    .map((line) => Line.parse(JSON.parse(line)));
  expect(lines).toHaveLength(Number(polled.objectCount));
  const place = new Map(lines.map((line, index) => [line.id, index]));
  for (const [index, line] of lines.entries())
    if (line.__parentId) expect(place.get(line.__parentId)).toBeGreaterThan(index);
});

test("what Shopify refuses in a bulk query is refused", async () => {
  const token = await install();
  const query = "{ orders { edges { node { id refunds { refundLineItems { edges { node { quantity } } } } } } } }";
  expect(JSON.stringify((await graphql(token, RUN, { query })).data)).toContain("connection field within a list field");
  expect(JSON.stringify((await graphql(token, RUN, { query: "{ shop { id } }" })).data)).toContain(
    "at least one connection",
  );
});
