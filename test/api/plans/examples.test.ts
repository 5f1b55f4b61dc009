import { env } from "cloudflare:workers";
import { expect, it } from "vitest";
import { levelBody, locationBody, orderBody, productBody } from "../../support/bodies";
import { first } from "../../support/rows";
import { deliver, installShop } from "../../support/shopify";

const DAY = 86_400_000;
/** Noon, so that a day back is a day back in the shop's zone. */
const NOON = Math.floor(Date.now() / DAY) * DAY + DAY / 2;
const ago = (days: number) => NOON - days * DAY;

const product = () => ({ topic: "products/update", body: productBody({ at: ago(300) }) });
const level = (available: number, days: number) => ({
  topic: "inventory_levels/update",
  body: levelBody({ available, at: ago(days) }),
});
const order = (id: number, quantity: number, days: number, more: Record<string, unknown> = {}) => ({
  topic: "orders/create",
  body: orderBody({ id, at: ago(days), location_id: 901, lines: [{ quantity, ...more }] }),
});

const at901 = (columns: string) => first(`SELECT ${columns} FROM plans WHERE location_id <> 0`);
const window = (days: number) => env.DB.prepare("UPDATE shop_settings SET velocity_window = ?").bind(days).run();

it("makes 3.0 a day of 180 sold in 90 days with 30 out of stock, and keeps both figures visible", async () => {
  await installShop();
  await window(90);
  await deliver(product(), level(100, 200), level(0, 60), level(80, 29), order(7001, 100, 80), order(7002, 80, 20));
  expect(await at901("units_90, days_90, velocity")).toEqual({ units_90: 180, days_90: 60, velocity: 3 });
});

it("orders at 45 for velocity 5, lead time 7 and a safety stock of 10, and at 46 not yet", async () => {
  await installShop({ rule: { safety_stock: 10 } });
  await deliver(product(), level(46, 100), order(7001, 150, 5));
  expect(await at901("velocity, reorder_point, low")).toEqual({ velocity: 5, reorder_point: 45, low: 0 });
  await deliver(level(45, 1));
  expect(await at901("reorder_point, low")).toEqual({ reorder_point: 45, low: 1 });
});

it("counts a burst 60 days ago in the window of 90 days, not in that of 30", async () => {
  await installShop();
  await deliver(product(), level(500, 200), order(7001, 90, 60), order(7002, 30, 3));
  expect(await at901("units_30, units_60, units_90, velocity")).toEqual({
    units_30: 30,
    units_60: 30,
    units_90: 120,
    velocity: 1,
  });
});

it("counts seven of ten sold of which two were cancelled and one refunded", async () => {
  await installShop();
  await deliver(product(), level(500, 200), order(7001, 10, 3, { current_quantity: 7 }));
  expect(await at901("units_7, units_30")).toEqual({ units_7: 7, units_30: 7 });
});

it("lasts twenty days at 4.0 a day with 80 on hand", async () => {
  await installShop();
  await deliver(product(), level(80, 100), order(7001, 120, 5));
  expect(await at901("velocity, cover")).toEqual({ velocity: 4, cover: 20 });
});

it("is never out of stock while it continues selling", async () => {
  await installShop();
  const variants = [{ inventory_policy: "continue" }];
  await deliver({ topic: "products/update", body: productBody({ at: ago(300), variants }) });
  await deliver(level(10, 200), level(-5, 60), order(7001, 60, 5));
  expect(await at901("days_30, velocity")).toEqual({ days_30: 30, velocity: 2 });
});

it("counts a day as in stock on which something was there for an hour, or something sold", async () => {
  await installShop();
  await deliver(product(), level(10, 200), level(0, 40), order(7001, 1, 20));
  const hour = { topic: "inventory_levels/update", body: levelBody({ available: 2, at: ago(10) - DAY / 24 }) };
  await deliver(hour, level(0, 10));
  expect(await at901("days_30")).toEqual({ days_30: 2 });
});

it("divides by no more days than are known", async () => {
  const today = Math.floor(NOON / DAY);
  await installShop({ salesFromDay: today - 9 });
  await deliver(product(), level(50, 5), order(7001, 20, 3));
  expect(await at901("units_30, days_30, velocity, known_days, observed_from_day")).toEqual({
    units_30: 20,
    days_30: 10,
    velocity: 2,
    known_days: 10,
    observed_from_day: today - 5,
  });
});

it("sells out what a rule says never to reorder: not low, not to order, no alert and no word of being out", async () => {
  await installShop({ rule: { safety_stock: 10 } });
  await deliver(product(), level(40, 100), order(7001, 150, 5));
  const whole = () => first("SELECT low, suggested, standing, moving FROM plans WHERE location_id = 0");
  const open = () => first("SELECT COUNT(*) AS alerts FROM alerts WHERE closed_at IS NULL");
  expect([await whole(), await open()]).toMatchObject([{ low: 1, standing: "low" }, { alerts: 1 }]);
  await env.DB.prepare(
    "INSERT INTO rules (shop_id, level, subject_id, location_id, sell_out, updated_at) VALUES (1, 'product', 101, 0, 1, 0)",
  ).run();
  await deliver(level(39, 2));
  expect([await whole(), await open()]).toEqual([{ low: 0, suggested: 0, standing: null, moving: 0 }, { alerts: 0 }]);
  // Another location that has more than its own reorder point still helps.
  const second = { topic: "locations/create", body: locationBody({ id: 902, name: "York", at: ago(200) }) };
  await deliver(second, {
    topic: "inventory_levels/connect",
    body: levelBody({ location: 902, available: 500, at: ago(1) }),
  });
  expect(await whole()).toMatchObject({ low: 0, suggested: 0, standing: "move" });
  await deliver({ topic: "inventory_levels/update", body: levelBody({ location: 902, available: 0 }) });
  const told = (await env.DB.prepare("SELECT DISTINCT type FROM events").all()).results.map(({ type }) => type);
  expect(told).toContain("stock.adjusted");
  expect(told).not.toContain("stock.out");
});
