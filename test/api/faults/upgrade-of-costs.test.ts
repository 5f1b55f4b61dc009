import { reset } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { expect, it } from "vitest";

const UPGRADE = "0074";
const INSTALLED = 1_000;

/** Shops of before: one that stays, one that uninstalled, and one that did and came back. */
const ROWS = `
INSERT INTO shops (id, domain, currency, installed_at, uninstalled_at, sales_from_day) VALUES
  (1, 'stays.example', 'EUR', ${INSTALLED}, NULL, 0), (2, 'left.example', 'USD', ${INSTALLED}, 2000, 0), (3, 'back.example', 'JPY', 3000, NULL, 0);
INSERT INTO average_costs (shop_id, variant_id, average, updated_at) VALUES (1, 1, 250, 1500), (2, 1, 250, 1500), (3, 1, 250, 1500), (3, 2, 300, 3500);
INSERT INTO cost_changes (id, shop_id, variant_id, new_cost, currency, state, created_at, updated_at) VALUES
  (1, 1, 1, 900, 'EUR', 'asked', 1500, 1500), (2, 1, 2, 900, 'EUR', 'confirmed', 1500, 1500), (3, 2, 1, 900, 'USD', 'asked', 1500, 1500),
  (4, 2, 2, 900, 'USD', 'refused', 1500, 1500), (5, 3, 1, 900, 'USD', 'asked', 1500, 1500), (6, 3, 2, 900, 'JPY', 'asked', 3500, 3500);
INSERT INTO receipts (id, shop_id, order_id, state, received_day, created_at, history) VALUES
  (1, 1, 1, 'submitted', 0, 1500, NULL), (2, 1, 1, 'draft', 0, 1500, NULL), (3, 1, 2, 'submitted', 0, 1500, 'stocky'), (4, 3, 3, 'submitted', 0, 3500, NULL)`;

const run = async (sql: string[]) => void (await env.DB.batch(sql.map((each) => env.DB.prepare(each))));
const all = async (sql: string) => (await env.DB.prepare(sql).all()).results;

it("an upgrade gives averages and receipts their shop's currency, and leaves no question or average of an earlier installation", async () => {
  await reset();
  const at = env.TEST_MIGRATIONS.findIndex(({ name }) => name.startsWith(UPGRADE));
  for (const { queries } of env.TEST_MIGRATIONS.slice(0, at)) await run(queries);
  await run(ROWS.split(";"));
  await run(env.TEST_MIGRATIONS[at]?.queries ?? []);

  expect(await all("SELECT shop_id, variant_id, currency FROM average_costs ORDER BY shop_id, variant_id")).toEqual([
    { shop_id: 1, variant_id: 1, currency: "EUR" },
    { shop_id: 3, variant_id: 2, currency: "JPY" },
  ]);
  expect(await all("SELECT id, state FROM cost_changes ORDER BY id")).toEqual([
    { id: 1, state: "asked" },
    { id: 2, state: "confirmed" },
    { id: 3, state: "superseded" },
    { id: 4, state: "refused" },
    { id: 5, state: "superseded" },
    { id: 6, state: "asked" },
  ]);
  expect(await all("SELECT id, currency FROM receipts ORDER BY id")).toEqual([
    { id: 1, currency: "EUR" },
    { id: 2, currency: null },
    { id: 3, currency: null },
    { id: 4, currency: "JPY" },
  ]);
});
