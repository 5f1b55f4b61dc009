import { env } from "cloudflare:workers";
import { afterEach, expect, it, vi } from "vitest";
import { forgetPlaces } from "../../app/shops/databases.server";
import { openPlace } from "../../app/shops/moving/numbers.server";
import { placeOf } from "../api/databases/two";
import { post as atTheDoor, consume } from "../support/shopify";
import { tablesMadeAnew } from "../support/tables";
import { post, readDeliveries, SHOP } from "./dev-store";
import { closeHouse, openHouse } from "./house";
import { tablesOfShops } from "./orphans";

const BEGINS = Date.UTC(2035, 2, 9, 15);
const HOUR = 3_600_000;

afterEach(() => {
  closeHouse();
  forgetPlaces();
});

const all = async (database: D1Database, sql: string) => (await database.prepare(sql).all()).results;

/** How many rows a database has of shops, without those that only hold a number. */
async function rowsOfShopsIn(database: D1Database) {
  const tables = await tablesOfShops();
  const answers = await database.batch<{ n: number }>(
    tables.map(({ table }) => database.prepare(`SELECT COUNT(*) AS n FROM "${table}" WHERE shop_id > 0`)),
  );
  return answers.reduce((sum, { results }) => sum + (results[0]?.n ?? 0), 0);
}

const levels = (database: D1Database) =>
  all(
    database,
    `SELECT l.inventory_item_id AS item, c.shopify_id AS "at", l.available FROM levels l JOIN locations c ON c.id = l.location_id
    WHERE l.deleted_at IS NULL AND l.available IS NOT NULL ORDER BY 1, 2`,
  );

it("is imported, compared, kept tidy, uninstalled and erased in the database that a shop lives in, and no row of it is in the first", async () => {
  await tablesMadeAnew(env.SECOND);
  await openPlace(placeOf(env.DB), 2, placeOf(env.SECOND));
  await env.DB.exec(`INSERT INTO directory (domain, place, changed_at) VALUES ('${SHOP}', 2, 0)`);
  const both = { DB_2: env.SECOND };
  const jobs = await openHouse(4711, BEGINS, both, env.SECOND);
  const imported = await levels(env.SECOND);
  expect(imported.length).toBeGreaterThan(20);

  expect(await rowsOfShopsIn(env.DB)).toBe(0);

  // Nobody tells of it: the comparison alone can find it.
  const wrong = imported.slice(0, 3).map(({ item }) => item);
  await env.SECOND.exec(`UPDATE levels SET available = available + 1000 WHERE inventory_item_id IN (${wrong})`);
  expect(await levels(env.SECOND)).not.toEqual(imported);
  vi.setSystemTime(BEGINS + 3 * HOUR);
  await jobs.compareWithShopify();
  expect(await levels(env.SECOND)).toEqual(imported);
  const [compared] = await all(env.SECOND, "SELECT drifted, failure FROM reconciliations ORDER BY id DESC");
  expect(compared).toMatchObject({ failure: null });
  expect(compared?.drifted).toBeGreaterThanOrEqual(wrong.length);

  await env.SECOND.exec("UPDATE reconciliations SET started_at = 1");
  await jobs.schedule("23 3 * * *");
  await jobs.drain();
  expect(await all(env.SECOND, "SELECT id FROM reconciliations WHERE shop_id > 0")).toEqual([]);

  /** Whatever Shopify has told since, at the app's door. */
  let seen = 0;
  const bring = async (topic: string) => {
    const told = (await readDeliveries(seen)).filter((each) => each.topic === topic);
    seen = told.at(-1)?.id ?? seen;
    for (const { topic, body, triggered_at } of told) {
      const { messages } = await atTheDoor({ topic, body, shop: SHOP, triggeredAt: Date.parse(triggered_at) });
      jobs.add(...(await consume(messages, both)).jobs);
    }
    await jobs.drain();
    return told.length;
  };
  await post("/uninstall");
  expect(await bring("app/uninstalled")).toBe(1);
  expect(await all(env.SECOND, "SELECT domain FROM shops WHERE uninstalled_at IS NULL")).toEqual([]);
  await post("/compliance", { topic: "shop/redact" });
  expect(await bring("shop/redact")).toBe(1);
  expect([await rowsOfShopsIn(env.DB), await rowsOfShopsIn(env.SECOND)]).toEqual([0, 0]);
  expect(await all(env.SECOND, "SELECT domain FROM shops WHERE id > 0 AND domain <> '/numbers'")).toEqual([]);
});
