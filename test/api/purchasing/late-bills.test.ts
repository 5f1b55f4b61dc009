import { env } from "cloudflare:workers";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { addCost, removeCost } from "../../../app/purchasing/costs/costs.server";
import { forgetOldRows } from "../../../app/shops/retention.server";
import { connectionBody, levelBody } from "../../support/bodies";
import type { PlayedShopify } from "../../support/played-shopify";
import { levelDelivery, sendWrites } from "../../support/played-writes";
import { first, rowsOf } from "../../support/rows";
import { deliver } from "../../support/shopify";
import { givenDraft, receive as receiveTransfer, ship } from "../transfers/shop";
import { average, freight, receive } from "./averages";
import { formOf, givenOrder, givenReceivingShop, ITEMS, PLACE, shop, submit } from "./receiving-shop";

const [KETTLE = 0] = ITEMS;
let shopify: PlayedShopify;

beforeEach(async () => {
  shopify = await givenReceivingShop();
});
afterEach(() => {
  vi.useRealTimers();
});

it("takes a late bill on the units still here, and no other", async () => {
  const { orderId } = await receive(shopify, 40, 160_00, undefined, Date.now() - 60_000);
  shopify.now += 1000;
  shopify.setLevel(KETTLE, PLACE, 10, shopify.now);
  await deliver(levelDelivery(shopify, KETTLE));
  // 20.00 for 40 units: 5.00 of it on the 10 that are still here.
  const late = freight(20_00);
  for (const _ of [1, 2]) await addCost(env.DB, shop, orderId, late, "42", shopify.now + 5000);
  expect(await average()).toEqual({ cost: 4_50, mark: null });
  const [cost] = (await rowsOf("purchase_order_costs")).purchase_order_costs as { id: number }[];
  expect(await removeCost(env.DB, { id: 2 }, orderId, cost?.id ?? 0, "7", Date.now())).toBe(false);
  expect(await removeCost(env.DB, shop, orderId, cost?.id ?? 0, "42", Date.now())).toBe(true);
  expect(await average()).toEqual({ cost: 4_00, mark: "stock was not above zero" });
});

it("takes a late bill on the units still here once, though the order has their variant on two lines", async () => {
  const now = Date.now() - 60_000;
  const { orderId, ids } = await givenOrder([
    [0, 20, 80_00],
    [0, 20, 80_00],
  ]);
  await submit(orderId, formOf(ids.map((id) => [id, 20])), now);
  await sendWrites(shopify);
  shopify.now += 1000;
  shopify.setLevel(KETTLE, PLACE, 10, shopify.now);
  await deliver(levelDelivery(shopify, KETTLE));
  // As of one line: 20.00 for 40 units, 5.00 of it on the 10 that are still here.
  await addCost(env.DB, shop, orderId, freight(20_00), "42", shopify.now + 5000);
  expect((await average())?.cost).toBe(4_50);
});

it("takes a late bill on the units that were here then, though the place stocks them no more since a month", async () => {
  const { orderId } = await receive(shopify, 10, 40_00, undefined, Date.now() - 60_000);
  await addCost(env.DB, shop, orderId, freight(10_00), "42", shopify.now + 5000);
  expect((await average())?.cost).toBe(5_00);
  const goneAt = shopify.now + 10_000;
  await deliver({
    topic: "inventory_levels/disconnect",
    body: connectionBody({ item: KETTLE, location: PLACE }),
    triggeredAt: goneAt,
  });
  while ((await forgetOldRows(env.DB, goneAt + 31 * 86_400_000, 100)) === "more");
  expect(await first("SELECT 1 FROM levels WHERE inventory_item_id = ?", KETTLE)).toBeNull();
  expect((await average())?.cost).toBe(5_00);
});

it("takes a late bill on the units that were between two places then, whatever has come of them since", async () => {
  shopify.setLevel(KETTLE, 902, 0, shopify.now);
  await deliver(levelDelivery(shopify, KETTLE, 902));
  await env.DB.exec("UPDATE locations SET active = 1");
  const { orderId } = await receive(shopify, 10, 40_00, undefined, Date.now() - 60_000);
  const made = await givenDraft([[KETTLE, 10]]);
  await ship(made.id);
  // Still at hand by the ledger, then gone from it: on all ten of them both times.
  for (const cost of [5_00, 6_00]) {
    await addCost(env.DB, shop, orderId, freight(10_00), "42", Date.now() + 5000);
    expect((await average())?.cost).toBe(cost);
    shopify.now = Date.now();
    await sendWrites(shopify);
    expect((await average())?.cost).toBe(cost);
    vi.setSystemTime(Date.now() + 60_000);
  }
  await receiveTransfer(made.id, [[made.lines[0]?.id ?? 0, 5, 1]]);
  shopify.now = Date.now();
  await sendWrites(shopify);
  expect((await average())?.cost).toBe(6_00);
  vi.setSystemTime(Date.now() + 60_000);
  shopify.now = Date.now();
  // Five there and four on their way, one is broken, and four more: 13.00 on thirteen.
  const { orderId: next } = await receive(shopify, 4, 24_00, undefined, shopify.now);
  await addCost(env.DB, shop, next, freight(13_00), "42", shopify.now + 5000);
  expect((await average())?.cost).toBe(7_00);
});

it("takes a late bill on units that Shopify has not put into stock yet, and on the same once it has", async () => {
  const { orderId, ids } = await givenOrder([[0, 10, 40_00]]);
  const now = Date.now();
  await submit(orderId, formOf([[ids[0] ?? 0, 10]]), now);
  await addCost(env.DB, shop, orderId, freight(10_00), "42", now + 5);
  expect((await average())?.cost).toBe(5_00);
  shopify.now = now + 60_000;
  await sendWrites(shopify);
  expect((await average())?.cost).toBe(5_00);
});

it("counts once what came into stock and was told by Shopify, though the answer to its write was lost", async () => {
  const { orderId, ids } = await givenOrder([[0, 10, 40_00]]);
  const now = Date.now();
  await submit(orderId, formOf([[ids[0] ?? 0, 10]]), now);
  shopify.afterAnswer = () => {
    throw new Error("the answer was lost");
  };
  await expect(sendWrites(shopify)).rejects.toThrow("lost");
  await deliver(levelDelivery(shopify, KETTLE), levelDelivery(shopify, KETTLE));
  await addCost(env.DB, shop, orderId, freight(10_00), "42", shopify.now + 5000);
  expect((await average())?.cost).toBe(5_00);
  shopify.afterAnswer = () => {};
  shopify.now += 60_000;
  await receive(shopify, 30, 180_00, undefined, shopify.now);
  // 40.00, 10.00 and 180.00 for 40 units.
  expect((await average())?.cost).toBe(5_75);
});

it("takes a late bill with the goods where their stock is not tracked: nobody knows how many are left", async () => {
  shopify.now += 1000;
  Object.assign(shopify.level(KETTLE, PLACE) ?? {}, { tracked: false, at: shopify.now });
  const { body, ...told } = levelDelivery(shopify, KETTLE);
  await deliver({ ...told, body: levelBody({ item: KETTLE, location: PLACE, available: null, at: shopify.now }) });
  shopify.now += 600_000;
  const { orderId } = await receive(shopify, 10, 40_00, undefined, shopify.now);
  const late = freight(10_00);
  for (const _ of [1, 2]) await addCost(env.DB, shop, orderId, late, "42", shopify.now + 5000);
  expect((await average())?.cost).toBe(5_00);
  shopify.now += 60_000;
  const { orderId: next } = await receive(shopify, 10, 60_00, undefined, shopify.now);
  expect((await average())?.cost).toBe(6_00);
  // It is of what came before, which is taken for sold.
  await addCost(env.DB, shop, orderId, freight(2_00), "42", shopify.now + 5000);
  expect((await average())?.cost).toBe(6_00);
  await addCost(env.DB, shop, next, freight(2_00), "42", shopify.now + 6000);
  expect((await average())?.cost).toBe(6_20);
});

it("takes no late bill on what was sold before its place stocked it no more", async () => {
  const { orderId } = await receive(shopify, 10, 40_00, undefined, Date.now() - 60_000);
  shopify.now += 1000;
  shopify.setLevel(KETTLE, PLACE, 0, shopify.now);
  await deliver(levelDelivery(shopify, KETTLE));
  const body = connectionBody({ item: KETTLE, location: PLACE });
  await deliver({ topic: "inventory_levels/disconnect", body, triggeredAt: shopify.now + 1000 });
  await addCost(env.DB, shop, orderId, freight(10_00), "42", shopify.now + 5000);
  expect((await average())?.cost).toBe(4_00);
});
