import { env } from "cloudflare:workers";
import { beforeEach, expect, it } from "vitest";
import { connectionBody, levelBody, locationBody, orderBody, productBody } from "../../support/bodies";
import { everyPlanMade } from "../../support/roll-forward";
import { first } from "../../support/rows";
import { deliver, installShop } from "../../support/shopify";

const DAY = 86_400_000;
const NOON = Math.floor(Date.now() / DAY) * DAY + DAY / 2;
const ago = (days: number) => NOON - days * DAY;

const LEEDS = 901;
const YORK = 902;

beforeEach(async () => {
  await installShop({ rule: { lead_time_days: 14, review_days: 7 }, salesFromDay: Math.floor(NOON / DAY) - 200 });
  await deliver(
    { topic: "products/update", body: productBody({ at: ago(300) }) },
    { topic: "locations/create", body: locationBody({ id: LEEDS, name: "Leeds", at: ago(300) }) },
    { topic: "locations/create", body: locationBody({ id: YORK, name: "York", at: ago(300) }) },
  );
});

const level = (location: number, available: number, days: number) => ({
  topic: "inventory_levels/update",
  body: levelBody({ location, available, at: ago(days) }),
  triggeredAt: ago(days),
});

const soldDaily = (quantity: number, location_id: number, days = 29) =>
  deliver(
    ...Array.from({ length: days }, (_, n) => ({
      topic: "orders/create",
      body: orderBody({ id: 7000 + n, at: ago(n + 1), location_id, lines: [{ quantity }] }),
    })),
  );

const plan = (shopifyId: number) =>
  first<Record<string, number | string>>(
    `SELECT p.available, p.low, p.standing, p.suggested, p.method, round(p.units_30, 6) AS units_30, p.reorder_point FROM plans p
     LEFT JOIN locations l ON l.id = p.location_id WHERE COALESCE(l.shopify_id, 0) = ?`,
    shopifyId,
  );
const openAlerts = async () =>
  (
    await env.DB.prepare(
      "SELECT l.shopify_id AS at FROM alerts a JOIN locations l ON l.id = a.location_id WHERE a.closed_at IS NULL",
    ).all()
  ).results.map(({ at }) => at);

const moveToYork = () =>
  deliver(
    { topic: "inventory_levels/disconnect", body: connectionBody({ location: LEEDS }), triggeredAt: Date.now() - 2000 },
    { topic: "locations/deactivate", body: locationBody({ id: LEEDS, name: "Leeds", active: false }) },
    { topic: "inventory_levels/connect", body: levelBody({ location: YORK, available: 3 }) },
  );

it("is low where the stock has moved to, with what sold at the place that was closed", async () => {
  await deliver(level(LEEDS, 500, 100));
  await soldDaily(2, LEEDS);
  await deliver(level(LEEDS, 3, 0));
  expect(await openAlerts()).toEqual([LEEDS]);
  await everyPlanMade();
  await moveToYork();
  expect(await plan(YORK)).toMatchObject({ available: 3, units_30: 58, low: 1, standing: "low" });
  expect(await plan(0)).toMatchObject({ available: 3, low: 1, standing: "low" });
  expect((await plan(0))?.suggested).toBeGreaterThan(60);
  expect(await openAlerts()).toEqual([YORK]);
  await everyPlanMade();
  expect(await plan(YORK)).toMatchObject({ low: 1, method: "engine" });
  expect((await plan(YORK))?.reorder_point).toBeGreaterThan(40);
  expect(await plan(0)).toMatchObject({ low: 1, standing: "low" });
  expect(await openAlerts()).toEqual([YORK]);
});

it("is low where it has been stocked all along without selling, before tonight's forecasts and after", async () => {
  await deliver(level(LEEDS, 500, 100), level(YORK, 3, 100));
  await soldDaily(2, LEEDS);
  await everyPlanMade();
  expect(await plan(YORK)).toMatchObject({ low: 0, units_30: 0 });
  await deliver({ topic: "inventory_levels/disconnect", body: connectionBody({ location: LEEDS }) });
  expect(await plan(YORK)).toMatchObject({ low: 1, units_30: 58, method: "simple" });
  expect(await openAlerts()).toEqual([YORK]);
  await everyPlanMade();
  expect(await plan(YORK)).toMatchObject({ low: 1, units_30: 58, method: "engine" });
});

it("is low for what sells at a marketplace that never stocked it", async () => {
  await deliver(level(YORK, 4, 100));
  await soldDaily(3, 950);
  expect(await plan(YORK)).toMatchObject({ low: 1, units_30: 87, standing: "low" });
  await everyPlanMade();
  expect(await plan(YORK)).toMatchObject({ low: 1, method: "engine", standing: "low" });
  expect(await plan(0)).toMatchObject({ low: 1, standing: "low" });
  expect((await plan(0))?.suggested).toBeGreaterThan(60);
  expect(await openAlerts()).toEqual([YORK]);
});

it("shares it out by what the places sell themselves, and gives it back to a place that stocks it again", async () => {
  await deliver(level(YORK, 60, 100), level(903, 60, 100));
  await soldDaily(4, LEEDS, 10);
  await deliver(
    { topic: "orders/create", body: orderBody({ id: 7901, at: ago(2), location_id: YORK, lines: [{ quantity: 3 }] }) },
    { topic: "orders/create", body: orderBody({ id: 7902, at: ago(2), location_id: 903, lines: [{ quantity: 1 }] }) },
  );
  expect(await plan(YORK)).toMatchObject({ units_30: 33 });
  expect(await plan(903)).toMatchObject({ units_30: 11 });
  await deliver(level(LEEDS, 60, 0));
  expect(await plan(YORK)).toMatchObject({ units_30: 3 });
  expect(await plan(LEEDS)).toMatchObject({ units_30: 40 });
});

it("counts a day as in stock on which it sold elsewhere while the place had none", async () => {
  await deliver(level(YORK, 5, 100), level(YORK, 0, 60));
  await soldDaily(2, LEEDS, 10);
  const days = () => first("SELECT days_30 FROM plans WHERE location_id <> 0");
  expect(await days()).toEqual({ days_30: 10 });
});

it("is not low where stock is left out, and counts what sold there at the others, until it counts again", async () => {
  await deliver(level(LEEDS, 2, 100), level(YORK, 60, 100));
  await soldDaily(2, LEEDS);
  await everyPlanMade();
  expect(await plan(0)).toMatchObject({ available: 62 });
  expect(await openAlerts()).toEqual([LEEDS]);
  await leaveOut(LEEDS, true);
  expect(await plan(0)).toMatchObject({ available: 60, units_30: 58 });
  expect(await plan(YORK)).toMatchObject({ units_30: 58 });
  expect(await plan(LEEDS)).toMatchObject({ available: null, low: 0, suggested: 0, standing: null });
  expect(await openAlerts()).not.toContain(LEEDS);
  // Shopify knows nothing of it: what it tells of the place leaves it as the merchant wants it.
  await deliver({ topic: "locations/update", body: locationBody({ id: LEEDS, name: "Leeds returns", at: NOON }) });
  await deliver(level(LEEDS, 5, 0));
  expect(await plan(0)).toMatchObject({ available: 60 });
  await leaveOut(LEEDS, false);
  expect(await plan(0)).toMatchObject({ available: 65 });
});

async function leaveOut(location: number, isOut: boolean) {
  await env.DB.prepare("UPDATE locations SET left_out = ? WHERE shopify_id = ?").bind(Number(isOut), location).run();
  await everyPlanMade();
}
