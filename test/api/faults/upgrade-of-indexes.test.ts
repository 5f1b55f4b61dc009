import { reset } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { expect, it } from "vitest";

/** The one takes an index away, the other makes one. */
const UPGRADES = ["0076", "0077"];

/** Of two shops: titles alike but for their case, of other alphabets, hidden, not yet told; figures known and not. */
const TITLES = ["Mug", "MUG", "Éclair", "", "Zoe's"];
const overviews = (shopId: number) =>
  TITLES.map((title, at) => {
    const [id, plain] = [shopId * 10 + at, title.replace("'", "''")];
    return `INSERT INTO overviews (shop_id, variant_id, shopify_id, product_id, product_title, variant_title, sku, barcode, vendor,
      status, position, units, days, velocity, reorder_point, cover, low, "out", untracked, stock, hidden)
    VALUES (${shopId}, ${id}, ${id}, ${id}, '${plain}', '', '', '', '', 'active', 0, 0, 30, 0, -1, 1e9, 0, 0, 0, '[]', ${at % 2})`;
  });
const figures = (shopId: number) =>
  ["NULL", "0", "250"].map(
    (
      amount,
      at,
    ) => `INSERT INTO variant_figures (shop_id, variant_id, units, cost, foreign_cost, price, stock_value, velocity, cover,
      sold_90, sell_through, last_sold_day, dead, needed, excess, excess_value, sold_365, revenue, out_days, missed, missed_sales)
    VALUES (${shopId}, ${shopId * 10 + at}, 3, ${amount}, 0, ${amount}, 0, 0, NULL, 0, ${amount}, ${amount}, 0, 0, 0, 0, 0, 0, 0, 0, 0)`,
  );

const run = async (sql: string[]) => void (await env.DB.batch(sql.map((each) => env.DB.prepare(each))));
const all = async (sql: string) => (await env.DB.prepare(sql).all()).results;

it("an upgrade takes the titles' index from a full table and makes that of settled figures, and no row goes or differs", async () => {
  await reset();
  const [from, to] = UPGRADES.map((name) => env.TEST_MIGRATIONS.findIndex((each) => each.name.startsWith(name)));
  for (const { queries } of env.TEST_MIGRATIONS.slice(0, from)) await run(queries);
  await run([1, 2].flatMap((shopId) => [...overviews(shopId), ...figures(shopId)]));
  const rows = () =>
    Promise.all(["overviews", "variant_figures"].map((table) => all(`SELECT * FROM ${table} ORDER BY 1, 2`)));
  const before = await rows();
  expect(before.map(({ length }) => length)).toEqual([2 * TITLES.length, 6]);
  for (const { queries } of env.TEST_MIGRATIONS.slice(from, Number(to) + 1)) await run(queries);

  expect(await rows()).toEqual(before);
  expect(
    await all("SELECT variant_id FROM variant_figures INDEXED BY variant_figures_settled WHERE shop_id = 2"),
  ).toEqual([20, 21, 22].map((variant_id) => ({ variant_id })));
  expect(
    await all("SELECT name FROM sqlite_master WHERE name IN ('overviews_title', 'variant_figures_settled')"),
  ).toEqual([{ name: "variant_figures_settled" }]);
  expect(
    await all(
      "SELECT product_title AS title FROM overviews INDEXED BY overviews_sorted WHERE shop_id = 1 AND hidden = 0 AND title_key = 'mug'",
    ),
  ).toEqual([{ title: "Mug" }]);
  expect(await all("PRAGMA quick_check")).toEqual([{ quick_check: "ok" }]);
});
