import { env } from "cloudflare:workers";
import { beforeEach, expect, it } from "vitest";
import { listQuarantined } from "../../app/deliveries/quarantine.server";
import { listDrifts } from "../../app/stock/comparison/reconciliations.server";
import { listUnsettledWrites } from "../../app/stock/writes/inventory-writes.server";
import { countedDatabase } from "../support/counted-database";
import { givenShop } from "./rows";

const BUDGET = 110;
const shop = { id: 1 };

/** A thousand of everything, of two shops. */
beforeEach(async () => {
  for (const id of [1, 2]) {
    await givenShop(id, `${id}.myshopify.com`);
    for (const insert of [
      "quarantine (shop_id, topic, webhook_id, size, sha256, reason, received_at) SELECT $, 'orders/create', 'w' || i, 1, 'a', 'b', i",
      "inventory_writes (shop_id, idempotency_key, changes, reason, state, created_at, updated_at) SELECT $, i, '[]', 'other', 'uncertain', i, i",
      "drifts SELECT $, i / 400, i, $1, 1, 2, 3, 4",
      "variants (shop_id, shopify_id, product_id, inventory_item_id, title) SELECT $, i, i, i, 'x'",
      "products (shop_id, shopify_id, title, vendor, status, updated_at, triggered_at) SELECT $, i, 'x', '', 'active', 1, 1",
    ])
      await env.DB.exec(
        `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1000) INSERT INTO ${insert.replaceAll("$", String(id))} FROM n`,
      );
  }
});

async function rowsReadBy(ask: (database: D1Database) => Promise<unknown[]>, found: number) {
  const { database, asked } = countedDatabase(env.DB);
  expect(await ask(database)).toHaveLength(found);
  return asked.rowsRead;
}

it.each([null, 400])("fifty deliveries put aside, before %s", async (before) => {
  const read = await rowsReadBy((database) => listQuarantined(database, shop, { before, limit: 51 }), 51);
  expect(read).toBeLessThanOrEqual(BUDGET);
});

it("fifty changes on their way to Shopify", async () => {
  expect(await rowsReadBy((database) => listUnsettledWrites(database, shop, 50), 50)).toBeLessThanOrEqual(BUDGET);
});

it("fifty of them with three items each, and what those are called", async () => {
  await env.DB.exec(
    "UPDATE inventory_writes SET changes = json_array(json_object('item', id % 999 + 1), json_object('item', id % 998 + 1), json_object('item', id % 997 + 1))",
  );
  const read = await rowsReadBy((database) => listUnsettledWrites(database, shop, 50), 50);
  expect(read).toBeLessThanOrEqual(BUDGET + 50 * 3 * 4);
});

it.each([null, { reconciliationId: 1, item: "600", locationId: 11 }])(
  "a page of levels that differed, with their names, after %o",
  async (after) => {
    const read = await rowsReadBy((database) => listDrifts(database, shop, { after, limit: 21 }), 21);
    expect(read).toBeLessThanOrEqual(BUDGET);
  },
);
