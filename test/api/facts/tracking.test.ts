import { env } from "cloudflare:workers";
import { beforeEach, expect, it } from "vitest";
import { readLevels } from "../../../workers/jobs/read/levels";
import { itemBody, levelBody, productBody } from "../../support/bodies";
import { contextOf } from "../../support/jobs";
import { PlayedShopify } from "../../support/played-shopify";
import { first } from "../../support/rows";
import { consume, deliver, installShop, post, SHOP } from "../../support/shopify";

const DAY = 86_400_000;
let shopify: PlayedShopify;

beforeEach(async () => {
  await installShop();
  shopify = new PlayedShopify();
});

const READ = { kind: "read-levels" as const, shop: SHOP, items: ["501"] };
const ago = (days: number) => shopify.now - days * DAY;
const today = () => Math.floor(shopify.now / DAY);

const level = (days: number, available: number | null) => ({
  topic: "inventory_levels/update",
  body: levelBody({ available, at: ago(days) }),
  triggeredAt: ago(days),
});

/** Somebody ticks the box, or clears it: the item tells so, its levels do not. */
async function turn(days: number, tracked: boolean) {
  for (const level of shopify.levels) level.tracked = tracked;
  shopify.turned.set(501, ago(days));
  const { messages } = await post({
    ...{ topic: "inventory_items/update", body: itemBody({ tracked, at: ago(days) }), triggeredAt: ago(days) },
  });
  return (await consume([...messages, ...messages])).jobs;
}

const readAgain = async () => readLevels(await contextOf(shopify), READ);

const shown = () => first("SELECT available, untracked FROM overviews");
const planned = () => first("SELECT days_30 AS days FROM plans WHERE location_id = 0");

it("reads an item's stock that is tracked from now on, though no level tells so", async () => {
  await deliver({ topic: "products/update", body: productBody() }, level(20, null));
  shopify.setLevel(501, 901, 6, ago(20));
  await turn(25, false);
  expect(await shown()).toEqual({ available: null, untracked: 1 });
  expect(await turn(1, true)).toEqual([READ]);
  await readAgain();
  expect(await shown()).toEqual({ available: 6, untracked: 0 });
  expect(await turn(1, true)).toEqual([]);
});

it("keeps no number of an item that is tracked no more", async () => {
  await deliver({ topic: "products/update", body: productBody() }, level(20, 6));
  shopify.setLevel(501, 901, 6, ago(20));
  expect(await turn(1, false)).toEqual([READ]);
  expect(await shown()).toEqual({ available: null, untracked: 1 });
  await readAgain();
  expect(await first("SELECT available FROM levels")).toEqual({ available: null });
  expect(await turn(1, false)).toEqual([]);
});

it("is out on no day on which the item was not tracked, and on those before and after", async () => {
  await deliver({ topic: "products/update", body: productBody() }, level(20, 0));
  shopify.setLevel(501, 901, 0, ago(20));
  await turn(15, false);
  await readAgain();
  // All is read once more: its level tells its own time.
  await deliver({ ...level(20, null), triggeredAt: ago(14) });
  await turn(5, true);
  await readAgain();
  expect(
    (
      await env.DB.prepare(
        "SELECT day, max_available AS most, last_available AS last FROM level_days ORDER BY day",
      ).all()
    ).results,
  ).toEqual([
    { day: today() - 20, most: 0, last: 0 },
    { day: today() - 15, most: null, last: null },
    { day: today() - 5, most: 0, last: 0 },
  ]);
  // Out from the 19th to the 16th day before today, and from the 4th on.
  expect(await planned()).toEqual({ days: 30 - 4 - 5 });
});

it("asks nothing of an item whose levels say what it says, or that has none", async () => {
  await deliver({ topic: "products/update", body: productBody() });
  expect(await turn(3, true)).toEqual([]);
  await deliver(level(2, 6));
  expect(await turn(1, true)).toEqual([]);
});

it("was out on no day before it was tracked, though all is read again later: its level tells its own time", async () => {
  await deliver({ topic: "products/update", body: productBody() }, level(20, null));
  shopify.setLevel(501, 901, 0, ago(20));
  await turn(25, false);
  await turn(5, true);
  await readAgain();
  const before = await planned();
  await deliver({ ...level(20, 0), triggeredAt: ago(1) });
  expect(await planned()).toEqual(before);
});
