import { beforeEach, expect, test } from "vitest";
import { z } from "zod";
import { graphql, install, post, SHOP } from "./door";

let token = "";

beforeEach(async () => {
  await post(`/${SHOP}/seed`, { seed: 4711 });
  token = await install();
});

const Item = z.object({
  id: z.string(),
  unitCost: z.object({ amount: z.string(), currencyCode: z.string() }).nullable(),
});
const Updated = z.object({
  inventoryItemUpdate: z.object({
    inventoryItem: Item.nullable(),
    userErrors: z.array(z.object({ field: z.array(z.string()).nullable(), message: z.string() })),
  }),
});

async function update(id: string, cost: string) {
  const asked = `mutation($id: ID!, $cost: Decimal) { inventoryItemUpdate(id: $id, input: { cost: $cost }) {
    inventoryItem { id unitCost { amount currencyCode } } userErrors { field message } } }`;
  return Updated.parse((await graphql(token, asked, { id, cost })).data).inventoryItemUpdate;
}
async function someItem() {
  const { inventoryItems } = z
    .object({ inventoryItems: z.object({ nodes: z.array(Item) }) })
    .parse(
      (await graphql(token, "{ inventoryItems(first: 1) { nodes { id unitCost { amount currencyCode } } } }")).data,
    );
  return inventoryItems.nodes[0]?.id ?? "";
}

test("a cost is set, and set again it is the same", async () => {
  const id = await someItem();
  for (const _ of [1, 2])
    expect(await update(id, "12.34")).toMatchObject({
      inventoryItem: { id, unitCost: { amount: "12.34" } },
      userErrors: [],
    });
});

test("a cost below 0, or of an item that is not there, is refused", async () => {
  expect(await update(await someItem(), "-1")).toMatchObject({
    inventoryItem: null,
    userErrors: [{ field: ["input", "cost"] }],
  });
  expect(await update("gid://shopify/InventoryItem/1", "1")).toMatchObject({
    inventoryItem: null,
    userErrors: [{ field: ["id"] }],
  });
});

test.each([
  { currency: "JPY", cost: "1250" },
  { currency: "KWD", cost: "1.250" },
  { currency: "GBP", cost: "12.50" },
])("money has as many decimals as its currency: $cost $currency", async ({ currency, cost }) => {
  await post(`/${SHOP}/shop`, { currency });
  const { body } = await post(`/${SHOP}/products`, {
    ...{ title: "Cup", vendor: "Kiln", variants: [{ sku: "CUP", price: "1", cost }] },
  });
  expect(body).toMatchObject({ variants: [{ cost: 1250 }] });
  const [variant] = z.array(z.object({ id: z.number() })).parse(body.variants);
  const asked = `{ productVariant(id: "gid://shopify/ProductVariant/${variant?.id}") {
    inventoryItem { unitCost { amount currencyCode } } } }`;
  expect((await graphql(token, asked)).data).toMatchObject({
    productVariant: { inventoryItem: { unitCost: { amount: cost, currencyCode: currency } } },
  });
});
