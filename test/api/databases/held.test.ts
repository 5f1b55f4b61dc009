import { env } from "cloudflare:workers";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { BELIEVED_IN_AN_OUTAGE, forgetPlaces } from "../../../app/shops/databases.server";
import { moveShop, OLD_ROWS_STAY } from "../../../app/shops/moving/move.server";
import { openPlace } from "../../../app/shops/moving/numbers.server";
import type { InboxMessage } from "../../../workers/deliveries/messages";
import { itemBody, levelBody, locationBody, orderBody, productBody, refundBody } from "../../support/bodies";
import { randomFrom, shuffled } from "../../support/random";
import { consume, post, type Sent } from "../../support/shopify";
import { HERE, inBoth, placeOf, THERE, THERE_ID, twoDatabases } from "./two";

let both: { DB_2: D1Database };

beforeEach(async () => {
  both = await twoDatabases();
  vi.spyOn(console, "warn").mockImplementation(() => undefined);
});

afterEach(() => {
  vi.restoreAllMocks();
});

const NOW = Math.floor(Date.now() / 1000) * 1000;

const told = (seconds: number, topic: string, body: (at: number) => string): Sent => {
  const at = NOW - 100_000 + seconds * 1000;
  return { topic, body: body(at), triggeredAt: at + 300 };
};

const lines = [{ quantity: 10 }];

const STORY: Sent[] = [
  told(1, "products/create", (at) => productBody({ at, variants: [{}, {}] })),
  told(2, "inventory_items/create", (at) => itemBody({ at, cost: "9.00" })),
  told(3, "locations/create", (at) => locationBody({ at })),
  told(4, "locations/create", (at) => locationBody({ at, id: 902, name: "Shop floor" })),
  told(5, "inventory_levels/connect", (at) => levelBody({ at, available: 0 })),
  told(6, "inventory_levels/update", (at) => levelBody({ at, available: 30 })),
  told(7, "inventory_levels/update", (at) => levelBody({ at, location: 902, available: 6 })),
  told(8, "orders/create", (updatedAt) => orderBody({ updatedAt, lines })),
  told(9, "refunds/create", (at) => refundBody({ at, lines: [{ quantity: 2, location_id: 902 }] })),
  told(10, "orders/updated", (updatedAt) => orderBody({ updatedAt, lines: [{ quantity: 10, current_quantity: 8 }] })),
  told(11, "orders/create", (updatedAt) => orderBody({ id: 7002, updatedAt, location_id: 901, lines })),
  told(12, "inventory_items/update", (at) => itemBody({ at, cost: "11.25" })),
  told(13, "products/update", (at) => productBody({ at, title: "Better kettle", variants: [{ title: "Red" }, {}] })),
  told(14, "locations/update", (at) => locationBody({ at, id: 902, name: "Corner shop" })),
  told(15, "inventory_levels/update", (at) => levelBody({ at, available: 12 })),
];

/** What a shop's rows show, by Shopify's ids. */
async function shownOf(database: D1Database, id: number) {
  const rows = async (sql: string) => (await database.prepare(sql).bind(id).all()).results;
  return {
    sales: await rows(
      `SELECT SUM(d.units) AS units, c.shopify_id AS "at", v.shopify_id AS variant, d.day FROM daily_sales d
      JOIN variants v ON v.id = d.variant_id LEFT JOIN locations c ON c.id = d.location_id
      WHERE d.shop_id = ? AND d.units > 0 GROUP BY 2, 3, 4 ORDER BY 1, 2, 3`,
    ),
    levels: await rows(
      `SELECT l.inventory_item_id AS item, c.shopify_id AS "at", l.available, l.updated_at FROM levels l
      JOIN locations c ON c.id = l.location_id WHERE l.shop_id = ? ORDER BY 1, 2`,
    ),
    days: await rows(
      `SELECT d.inventory_item_id AS item, c.shopify_id AS "at", d.max_available, d.last_available FROM level_days d
      JOIN locations c ON c.id = d.location_id WHERE d.shop_id = ? ORDER BY 1, 2`,
    ),
    items: await rows("SELECT shopify_id AS id, tracked, cost FROM inventory_items WHERE shop_id = ? ORDER BY 1"),
    products: await rows("SELECT shopify_id AS id, title FROM products WHERE shop_id = ? ORDER BY 1"),
    variants: await rows("SELECT shopify_id AS id, title FROM variants WHERE shop_id = ? ORDER BY 1"),
    locations: await rows("SELECT shopify_id AS id, name FROM locations WHERE shop_id = ? ORDER BY 1"),
    plans: await rows(
      `SELECT v.shopify_id AS id, c.shopify_id AS "at", p.available, p.units_30, p.low FROM plans p
      JOIN variants v ON v.id = p.variant_id LEFT JOIN locations c ON c.id = p.location_id
      WHERE p.shop_id = ? AND (p.available IS NOT NULL OR p.location_id = 0) ORDER BY 1, 2`,
    ),
    alerts: await rows("SELECT COUNT(*) AS open FROM alerts WHERE shop_id = ? AND closed_at IS NULL"),
    counts: await rows("SELECT variants, alerts FROM shop_counts WHERE shop_id = ?"),
  };
}

const messagesOf = async (sent: Sent[], shop: string) =>
  (await Promise.all(sent.map((each) => post({ ...each, shop })))).flatMap(({ messages }) => messages);

it.each([1, 2, 3])(
  "a shop that moves ends as one that never did, each delivery twice and in any order (%i)",
  async (seed) => {
    await openPlace(placeOf(env.DB), 2, placeOf(env.SECOND));
    for (const message of await messagesOf(STORY, THERE)) await consume([message], both);
    const expected = await shownOf(env.SECOND, THERE_ID);
    expect(expected.levels).toMatchObject([{ available: 12 }, { available: 6 }]);

    let [now, steps] = [Date.now(), Number.POSITIVE_INFINITY];
    const mayGo = () => steps-- > 0;
    const places = new Map([
      [1, placeOf(env.DB, mayGo)],
      [2, placeOf(env.SECOND)],
    ]);
    const go = () => moveShop({ directory: placeOf(env.DB), places, domain: HERE, to: 2, now: () => now });

    const arrivals = await messagesOf(shuffled([...STORY, ...STORY], randomFrom(seed)), HERE);
    let waiting: InboxMessage[] = [];
    /** The next quarter arrives, and whatever was not taken comes again. */
    const take = async (environment: Partial<Env>) => {
      waiting.push(...arrivals.splice(0, STORY.length / 2));
      const { explicitAcks } = await consume(waiting, environment);
      waiting = waiting.filter((_, index) => !explicitAcks.includes(String(index)));
    };

    await take(both);
    expect(waiting).toEqual([]);
    await go();
    forgetPlaces();
    await take(both);
    now += BELIEVED_IN_AN_OUTAGE;
    steps = 6;
    await expect(go()).rejects.toThrow("killed");
    // An isolate that knows of nothing meets the fence, before the move has ended and after.
    await take({});
    steps = Number.POSITIVE_INFINITY;
    expect((await go()).kind).toBe("moved");
    await take({});
    expect(waiting.length).toBeGreaterThan(STORY.length);
    forgetPlaces();
    await take(both);
    expect([waiting, arrivals]).toEqual([[], []]);
    now += OLD_ROWS_STAY;
    expect((await go()).kind).toBe("cleaned");
    expect(await shownOf(env.SECOND, 1)).toEqual(expected);
    expect((await inBoth("SELECT * FROM quarantine WHERE shop_id > 0")).flat()).toEqual([]);
  },
);
