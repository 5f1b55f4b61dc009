import { env } from "cloudflare:workers";
import { beforeEach, expect, it } from "vitest";
import { findNextArrival } from "../../../app/replenishment/home/figures.server";
import { listArrivals } from "../../../app/stock/incoming.server";
import { levelBody, locationBody, productBody } from "../../support/bodies";
import { everyPlanMade } from "../../support/roll-forward";
import { first } from "../../support/rows";
import { deliver, installShop } from "../../support/shopify";

const HOUR = 3_600_000;
const at = Date.now() - HOUR;
const [LEEDS, YORK] = [901, 902];

const level = (location: number, available: number) => ({
  topic: "inventory_levels/update",
  body: levelBody({ location, available, at }),
  triggeredAt: at,
});
const place = (id: number, name: string, active: boolean, time: number) => ({
  topic: active ? "locations/activate" : "locations/deactivate",
  body: locationBody({ id, name, active, at: time }),
  triggeredAt: time,
});
const whole = () => first("SELECT available, incoming, position FROM plans WHERE location_id = 0");
const next = () => findNextArrival(env.DB, { id: 1 });
const ahead = async () =>
  listArrivals(env.DB, { id: 1 }, (await first<{ id: number }>("SELECT id FROM variants"))?.id ?? 0);

beforeEach(async () => {
  await installShop();
  await deliver({ topic: "products/update", body: productBody({ at }) }, level(LEEDS, 10), level(YORK, 4));
  await deliver(place(LEEDS, "Leeds", true, at), place(YORK, "York", true, at));
  await env.DB.prepare(
    `INSERT INTO incoming (shop_id, variant_id, location_id, source, source_id, quantity, expected_day)
    SELECT 1, v.id, c.id, 'purchase_order', c.id, c.shopify_id - 895, 19099 + c.shopify_id FROM variants v, locations c`,
  ).run();
  await everyPlanMade();
});

it("of what is on its way the whole shop counts on what comes to where its stock counts: a place that is closed gives none to anybody", async () => {
  expect(await whole()).toEqual({ available: 14, incoming: 13, position: 27 });
  expect(await ahead()).toHaveLength(2);
  await deliver(place(YORK, "York", false, at + 1000));
  await everyPlanMade();
  expect(await whole()).toEqual({ available: 10, incoming: 6, position: 16 });
  expect(await ahead()).toEqual([{ day: 20_000, quantity: 6 }]);
  await deliver(place(YORK, "York", true, at + 2000));
  await everyPlanMade();
  expect(await whole()).toEqual({ available: 14, incoming: 13, position: 27 });
});

it("the days ahead of a variant and the shop's next arrival leave out what comes to a place whose stock is left out, as its position does", async () => {
  expect(await next()).toBe(20_000);
  await env.DB.exec("UPDATE locations SET left_out = 1 WHERE shopify_id = 901");
  await everyPlanMade();
  expect(await whole()).toEqual({ available: 4, incoming: 7, position: 11 });
  expect(await ahead()).toEqual([{ day: 20_001, quantity: 7 }]);
  expect(await next()).toBe(20_001);
});
