import { env } from "cloudflare:workers";
import { beforeEach, expect, it } from "vitest";
import { tagPrint } from "../../../app/demand/left-out/order-source";
import { NO_ORDERS_LEFT_OUT, type OrdersLeftOut } from "../../../app/demand/left-out/orders-left-out";
import {
  findOrdersLeftOut,
  findUnitsLeftOut,
  listChannels,
  saveOrdersLeftOut,
} from "../../../app/demand/left-out/orders-left-out.server";
import { levelBody, orderBody, productBody, refundBody } from "../../support/bodies";
import { randomFrom, shuffled } from "../../support/random";
import { first } from "../../support/rows";
import { deliver, installShop, type Sent } from "../../support/shopify";
import { recount } from "./recount";

beforeEach(async () => {
  await installShop();
  await installShop({ id: 2, domain: "b.myshopify.com" });
  await deliver({ topic: "products/update", body: productBody() });
});

const NOW = Math.floor(Date.now() / 1000) * 1000;
const at = (seconds: number) => NOW - 600_000 + seconds * 1000;
const shop = { id: 1 };
const leaveOut = (some: Partial<OrdersLeftOut>) =>
  saveOrdersLeftOut(env.DB, shop, { ...NO_ORDERS_LEFT_OUT, ...some }, NOW);

const order = (id: number, seconds: number, more: Record<string, unknown> = {}): Sent => ({
  topic: seconds === 1 ? "orders/create" : "orders/updated",
  body: orderBody({
    ...{ id, at: at(0), updatedAt: at(seconds), lines: [{ quantity: 10 }] },
    ...{ source_name: "web", tags: "", company: null, ...more },
  }),
  triggeredAt: at(seconds),
});

const units = async () => (await first<{ units: number }>("SELECT SUM(units) AS units FROM daily_sales"))?.units;
const planned = async () =>
  (await first<{ units: number }>("SELECT units_30 AS units FROM plans WHERE location_id = 0"))?.units;
const leftOut = () => findUnitsLeftOut(env.DB, shop, 1, [0, Math.floor(NOW / 86_400_000) + 1]);

const ORDERS = [
  order(7001, 1),
  order(7002, 1, { source_name: "pos", lines: [{ quantity: 1 }] }),
  order(7003, 1, { source_name: "shopify_draft_order", lines: [{ quantity: 2 }] }),
  order(7004, 1, { company: { id: 5, location_id: 6 }, lines: [{ quantity: 3 }] }),
  order(7005, 1, { tags: "gift, TRADE Fair", lines: [{ quantity: 4 }] }),
];

it.each([
  { some: { channelsOut: ["pos"] }, expected: 19 },
  { some: { draftsOut: true }, expected: 18 },
  { some: { wholesaleOut: true }, expected: 17 },
  { some: { tagsOut: ["Trade fair"] }, expected: 16 },
  { some: { tagsOut: ["Trade"] }, expected: 20 },
  { some: { channelsOut: ["pos"], draftsOut: true, wholesaleOut: true, tagsOut: ["gift", "other"] }, expected: 10 },
])("counts what $some leaves out neither as sold nor in plans, told before or after: $expected", async (each) => {
  await deliver(...ORDERS);
  expect(await units()).toBe(20);
  expect(await leaveOut(each.some)).toBe(true);
  await recount();
  const counted = async () => [await units(), await planned(), await leftOut()];
  const expected = [each.expected, each.expected, 20 - each.expected];
  expect(await counted()).toEqual(expected);
  for (const table of ["order_lines", "daily_sales"]) await env.DB.exec(`DELETE FROM ${table}`);
  await deliver(...ORDERS);
  expect(await counted()).toEqual(expected);
  expect(await leaveOut({})).toBe(true);
  await recount();
  expect(await counted()).toEqual([20, 20, 0]);
});

it("ends the same whatever order deliveries and the settings come in, with bodies that do not say where they came from", async () => {
  const untold = (id: number, seconds: number, quantity: number): Sent => ({
    topic: "orders/updated",
    body: orderBody({ id, at: at(0), updatedAt: at(seconds), lines: [{ quantity: 10, current_quantity: quantity }] }),
    triggeredAt: at(seconds),
  });
  const sent: (Sent | "settings")[] = [
    order(7001, 1, { tags: "trade" }),
    order(7001, 2, { tags: "" }),
    order(7002, 1),
    order(7002, 2, { tags: "TRADE" }),
    {
      topic: "refunds/create",
      body: refundBody({ order: 7002, at: at(3), lines: [{ quantity: 4 }] }),
      triggeredAt: at(3),
    },
    order(7003, 1, { company: { id: 5 } }),
    untold(7003, 2, 9),
    order(7004, 1, { source_name: "shopify_draft_order" }),
    untold(7004, 2, 8),
    "settings",
  ];
  for (let seed = 1; seed <= 12; seed++) {
    for (const table of ["order_lines", "refund_lines", "daily_sales", "shop_settings"])
      await env.DB.exec(`DELETE FROM ${table}`);
    for (const each of shuffled([...sent, ...sent], randomFrom(seed)))
      if (each !== "settings") await deliver(each);
      else if (await leaveOut({ draftsOut: true, wholesaleOut: true, tagsOut: ["Trade"] })) await recount();
    expect([await units(), await planned()], `seed ${seed}`).toEqual([10, 10]);
    expect(await leftOut(), `seed ${seed}`).toBe(6 + 9 + 8);
  }
});

it("leaves stock as Shopify tells it, and another shop's sales", async () => {
  const level = { topic: "inventory_levels/update", body: levelBody({ available: 7 }) };
  await deliver(level, ...ORDERS, { ...order(7001, 1), shop: "b.myshopify.com" });
  const others = () => first("SELECT COUNT(*) AS lines, SUM(left_out) AS out FROM order_lines WHERE shop_id = 2");
  const before = await others();
  await leaveOut({ channelsOut: ["web", "pos"] });
  await recount();
  expect(await first("SELECT available FROM levels")).toEqual({ available: 7 });
  expect(await others()).toEqual(before);
  expect(await findOrdersLeftOut(env.DB, { id: 2 })).toEqual(NO_ORDERS_LEFT_OUT);
});

it("keeps no word of a tag, and lists each channel once", async () => {
  await deliver(...ORDERS, order(7006, 1, { source_name: "580111", tags: "for Ada Lovelace" }));
  const rows = (await env.DB.prepare("SELECT * FROM order_lines").all()).results;
  expect(JSON.stringify(rows)).not.toMatch(/ada|lovelace|trade/i);
  expect(await first("SELECT tags FROM order_lines WHERE order_id = 7006")).toEqual({
    tags: JSON.stringify([tagPrint("FOR ada lovelace")]),
  });
  expect(await listChannels(env.DB, shop)).toEqual({ channels: ["web", "pos", "580111"], hasUntold: false });
  await deliver({ topic: "orders/create", body: orderBody({ id: 7007, lines: [{ quantity: 1 }] }) });
  expect(await listChannels(env.DB, shop)).toMatchObject({ hasUntold: true });
});

it("asks for no count anew where nothing changed", async () => {
  expect(await leaveOut({})).toBe(false);
  expect(await leaveOut({ tagsOut: ["Trade"] })).toBe(true);
  expect(await leaveOut({ tagsOut: ["Trade"] })).toBe(false);
  expect(await findOrdersLeftOut(env.DB, shop)).toMatchObject({ tagsOut: ["Trade"] });
});
