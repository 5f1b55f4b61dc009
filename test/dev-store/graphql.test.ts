import { execute, parse } from "graphql";
import { beforeEach, expect, test } from "vitest";
import { z } from "zod";
import { resolveField } from "../../workers/dev-store/graphql/resolve";
import { queryRoot } from "../../workers/dev-store/graphql/roots";
import { loadSchema } from "../../workers/dev-store/graphql/schema";
import { graphql, install, post, SHOP } from "./door";

let token = "";

beforeEach(async () => {
  await post(`/${SHOP}/seed`, { seed: 4711 });
  token = await install();
});

const ADJUST = `mutation Adjust($input: InventoryAdjustQuantitiesInput!, $key: String!) {
  inventoryAdjustQuantities(input: $input) @idempotent(key: $key) {
    inventoryAdjustmentGroup { changes { name delta quantityAfterChange } }
    userErrors { code field }
  }
}`;

async function firstLevel() {
  const answer = await graphql(
    token,
    `{ inventoryItems(first: 1) { nodes { id inventoryLevels(first: 1) { nodes { location { id } quantities(names: ["available"]) { quantity } } } } } }`,
  );
  const Level = z.object({
    location: z.object({ id: z.string() }),
    quantities: z.array(z.object({ quantity: z.number() })),
  });
  const Item = z.object({ id: z.string(), inventoryLevels: z.object({ nodes: z.array(Level) }) });
  const { inventoryItems } = z.object({ inventoryItems: z.object({ nodes: z.array(Item) }) }).parse(answer.data);
  const [item] = inventoryItems.nodes;
  const [level] = item?.inventoryLevels.nodes ?? [];
  if (!item || !level) throw new Error("the seed stocks nothing");
  return { itemId: item.id, locationId: level.location.id, available: level.quantities[0]?.quantity ?? 0 };
}

async function adjust(key: string, change: Record<string, unknown>) {
  const { itemId, locationId } = await firstLevel();
  const input = {
    name: "available",
    reason: "correction",
    changes: [{ inventoryItemId: itemId, locationId, delta: -1, ...change }],
  };
  return graphql(token, ADJUST, { input, key });
}

test("a field that the schema does not know is refused before anything runs", async () => {
  const answer = await graphql(token, "{ shop { nickname } }");
  expect(answer.errors?.[0]?.message).toContain('Cannot query field "nickname"');
});

test("a field that the dev store lacks says so by name", async () => {
  const answer = await graphql(token, "{ products(first: 1) { nodes { isGiftCard } } }");
  expect(answer.errors?.[0]?.message).toBe("not implemented in the dev store: Product.isGiftCard");
});

test("pages follow each other without gap or repetition", async () => {
  const Page = z.object({
    products: z.object({
      nodes: z.array(z.object({ id: z.string() })),
      pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() }),
    }),
  });
  const ids: string[] = [];
  for (let after: string | null = null, more = true; more; ) {
    const query =
      "query($after: String) { products(first: 15, after: $after, sortKey: TITLE) { nodes { id } pageInfo { hasNextPage endCursor } } }";
    const { products } = Page.parse((await graphql(token, query, { after })).data);
    ids.push(...products.nodes.map((product) => product.id));
    ({ hasNextPage: more, endCursor: after } = products.pageInfo);
  }
  expect(ids).toHaveLength(40);
  expect(new Set(ids).size).toBe(40);
});

test("without read_all_orders only sixty days of orders are seen", async () => {
  const count = async () =>
    z
      .object({ ordersCount: z.object({ count: z.number() }) })
      .parse((await graphql(token, "{ ordersCount { count } }")).data).ordersCount.count;
  const all = await count();
  await post(`/${SHOP}/scopes`, { optional: [] });
  expect(await count()).toBeLessThan(all);
});

test("a query that could cost more than 1,000 points is refused", async () => {
  const answer = await graphql(
    token,
    "{ products(first: 250) { nodes { variants(first: 250) { nodes { inventoryItem { id } } } } } }",
  );
  expect(answer.errors?.[0]?.extensions?.code).toBe("MAX_COST_EXCEEDED");
});

test("the throttling switch answers THROTTLED with status 200", async () => {
  await post(`/${SHOP}/switches`, { throttling: 1 });
  const answer = await graphql(token, "{ shop { name } }");
  await post(`/${SHOP}/switches`, { throttling: 0 });
  expect(answer.errors?.[0]?.extensions?.code).toBe("THROTTLED");
});

test("a write whose answer is lost was made, and its second try makes it no second time", async () => {
  const { available } = await firstLevel();
  await post(`/${SHOP}/switches`, { lostAnswers: 1 });
  await expect(adjust("lost", { changeFromQuantity: null })).rejects.toThrow();
  expect((await firstLevel()).available).toBe(available - 1);
  const again = await adjust("lost", { changeFromQuantity: null });
  expect(again.errors).toBeUndefined();
  expect((await firstLevel()).available).toBe(available - 1);
});

test("an inventory write needs an idempotency key and changeFromQuantity", async () => {
  const bare = await graphql(token, ADJUST.replace("@idempotent(key: $key)", "").replace(", $key: String!", ""), {
    input: { name: "available", reason: "correction", changes: [] },
  });
  expect(bare.errors?.[0]?.message).toContain("@idempotent");
  const unsent = await adjust("a", {});
  expect(unsent.errors?.[0]?.message).toContain("changeFromQuantity");
});

test("the same key twice changes the level once; with another input it is refused", async () => {
  const before = await firstLevel();
  const first = await adjust("one", { changeFromQuantity: null });
  const second = await adjust("one", { changeFromQuantity: null });
  expect(second.data).toEqual(first.data);
  expect((await firstLevel()).available).toBe(before.available - 1);
  const other = await adjust("one", { changeFromQuantity: null, delta: -2 });
  expect(JSON.stringify(other.data)).toContain("IDEMPOTENCY_KEY_PARAMETER_MISMATCH");
});

test("a stale changeFromQuantity changes nothing", async () => {
  const before = await firstLevel();
  const answer = await adjust("two", { changeFromQuantity: before.available + 1 });
  expect(JSON.stringify(answer.data)).toContain("CHANGE_FROM_QUANTITY_STALE");
  expect((await firstLevel()).available).toBe(before.available);
});

test("a missing scope is an ACCESS_DENIED error", async () => {
  const result = await execute({
    schema: await loadSchema(),
    document: parse("{ products(first: 1) { nodes { id } } }"),
    rootValue: queryRoot,
    contextValue: { scopes: new Set(["read_orders"]) },
    fieldResolver: resolveField,
  });
  expect(result.errors?.[0]?.extensions).toMatchObject({
    code: "ACCESS_DENIED",
    requiredAccess: "`read_products` access scope",
  });
});

test("an optional scope can be taken back", async () => {
  const scopes = async () =>
    JSON.stringify((await graphql(token, "{ currentAppInstallation { accessScopes { handle } } }")).data);
  expect(await scopes()).toContain("read_all_orders");
  await post(`/${SHOP}/scopes`, { optional: [] });
  expect(await scopes()).not.toContain("read_all_orders");
});
