import { env } from "cloudflare:workers";
import { beforeEach, expect, it } from "vitest";
import { connectionBody, levelBody, productBody } from "../../support/bodies";
import { PlayedShopify } from "../../support/played-shopify";
import { randomFrom, shuffled } from "../../support/random";
import { first } from "../../support/rows";
import { deliver, installShop, type Sent } from "../../support/shopify";
import { importFrom, reconcileWith, stockUp } from "../reconciliation/shop";

const DAY = 86_400_000;
const NOW = Math.floor(Date.now() / 1000) * 1000;
const TODAY = Math.floor(NOW / DAY);
const ago = (days: number) => NOW - days * DAY;

beforeEach(() => installShop());

const PRODUCT: Sent = { topic: "products/update", body: productBody({ at: ago(90) }), triggeredAt: ago(90) };
const level = (days: number, available: number, location = 901, seconds = 0): Sent => ({
  topic: "inventory_levels/update",
  body: levelBody({ available, location, at: ago(days) + seconds * 1000 }),
  triggeredAt: ago(days) + seconds * 1000 + 400,
});
const ended = (days: number, location = 901, seconds = 0): Sent => ({
  topic: "inventory_levels/disconnect",
  body: connectionBody({ location }),
  triggeredAt: ago(days) + seconds * 1000 + 500,
});

const seen = async () =>
  (
    await env.DB.prepare(
      "SELECT ?1 - day AS ago, max_available AS most, last_available AS last FROM level_days ORDER BY day",
    )
      .bind(TODAY)
      .all()
  ).results;

it("is in stock on no day on which a location stopped to stock it and had not begun again, in whatever order that comes", async () => {
  const sent = [level(20, 6), ended(15), level(5, 3)];
  for (let seed = 0; seed < 6; seed++) {
    for (const table of ["levels", "level_days", "movements", "plans"]) await env.DB.exec(`DELETE FROM ${table}`);
    await deliver(PRODUCT, ...(seed ? shuffled([...sent, ...sent], randomFrom(seed)) : sent));
    expect(await seen(), `seed ${seed}`).toEqual([
      { ago: 20, most: 6, last: 6 },
      { ago: 15, most: seed ? expect.any(Number) : 0, last: 0 },
      { ago: 5, most: 3, last: 3 },
    ]);
    // Not on the 14th to the 6th day before today.
    expect(await first("SELECT days_30 AS days FROM plans WHERE location_id = 0"), `seed ${seed}`).toEqual({
      days: 30 - 9,
    });
  }
});

it("tells of a level that ends by an event that none is left, and not that it has run out", async () => {
  await env.DB.exec("UPDATE shops SET unheard = 0");
  const sent = [level(0, 6, 901, -600), ended(0, 901, -500), level(0, 2, 901, -400)];
  await deliver(PRODUCT, ...sent);
  await deliver(...sent.toReversed());
  const { results } = await env.DB.prepare(
    `SELECT type, data->>'available_before' AS before, data->>'change' AS change, data->>'available' AS available
    FROM events WHERE type LIKE 'stock.a%' OR type = 'stock.out' ORDER BY sequence`,
  ).all();
  expect(results).toEqual([
    { type: "stock.adjusted", before: 0, change: 6, available: 6 },
    { type: "stock.adjusted", before: 6, change: -6, available: 0 },
    { type: "stock.adjusted", before: 0, change: 2, available: 2 },
  ]);
});

it("says of a level that a comparison did not find any more that a comparison ended it", async () => {
  const shopify = new PlayedShopify();
  stockUp(shopify, 3);
  shopify.now -= DAY;
  await importFrom(shopify);
  shopify.now += DAY;
  shopify.levels = shopify.levels.filter(({ item, location }) => item !== 500_001 || location !== 902);
  await reconcileWith(shopify);
  const { results } = await env.DB.prepare("SELECT delta, cause FROM movements WHERE cause <> 'import'").all();
  expect(results).toEqual([{ delta: -1, cause: "comparison" }]);
  expect(await first("SELECT last_available AS last FROM level_days ORDER BY day DESC LIMIT 1")).toEqual({ last: 0 });
});
