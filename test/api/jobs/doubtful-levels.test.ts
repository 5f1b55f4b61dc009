import { beforeEach, expect, it } from "vitest";
import type { Admin } from "../../../app/shopify/admin";
import { readDoubtfulLevels } from "../../../workers/jobs/read/doubtful-levels";
import { levelBody } from "../../support/bodies";
import { contextOf } from "../../support/jobs";
import { rowsOf } from "../../support/rows";
import { deliver, installShop, SHOP } from "../../support/shopify";

const AT = Date.now() - 60_000;
const ITEM = {
  id: "gid://shopify/InventoryItem/501",
  tracked: true,
  updatedAt: new Date(AT).toISOString(),
  unitCost: null,
};

beforeEach(async () => {
  await installShop();
  const same = { triggeredAt: AT };
  await deliver(
    { topic: "inventory_levels/update", body: levelBody({ available: 3, at: AT }), ...same },
    { topic: "inventory_levels/update", body: levelBody({ available: 4, at: AT }), ...same },
  );
});

it("believes what Shopify says of a level in doubt", async () => {
  await read([
    {
      ...{ id: "gid://shopify/InventoryLevel/1?inventory_item_id=501", updatedAt: new Date(AT).toISOString() },
      item: ITEM,
      ...{ location: { id: "gid://shopify/Location/901" }, quantities: [{ name: "available", quantity: 4 }] },
    },
  ]);
  expect((await rowsOf("levels")).levels).toMatchObject([{ available: 4, doubtful: 0, deleted_at: null }]);
});

it("takes a level in doubt that Shopify no longer knows for gone, so that it is asked for once", async () => {
  await read([]);
  expect((await rowsOf("levels")).levels).toMatchObject([
    { available: null, doubtful: 0, deleted_at: expect.any(Number) },
  ]);
});

async function read(levels: unknown[]) {
  const admin: Admin = {
    request: async (operation) =>
      operation.answer.parse({
        nodes: [{ ...ITEM, inventoryLevels: { nodes: levels, pageInfo: { hasNextPage: false, endCursor: null } } }],
      }),
    download: () => Promise.reject(new Error("nothing to download")),
  };
  return readDoubtfulLevels(await contextOf({ admin }), { kind: "read-doubtful-levels", shop: SHOP });
}
