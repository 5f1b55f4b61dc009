import { env } from "cloudflare:workers";
import { expect, it } from "vitest";
import { listDueAfter } from "../../../app/replenishment/planning/still.server";
import { countedDatabase } from "../../support/counted-database";
import { installShop } from "../../support/shopify";

const VARIANTS = 6000;

it("reads of a shop's variants the next ones alone, however many there are", async () => {
  await installShop();
  await env.DB.prepare(
    `INSERT INTO variants (shop_id, shopify_id, product_id, inventory_item_id, title, created_day)
    WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${VARIANTS}) SELECT 1, i, 1, i, 'V', 1 FROM n`,
  ).run();
  const { database, asked } = countedDatabase(env.DB);
  const range = await listDueAfter(database, 1, { after: 1000, today: 20_000, most: 200, among: 2000 });
  expect(range).toMatchObject({ from: 1001, to: 1200 });
  expect(asked.rowsRead).toBeLessThan(200 * 6);
});
