import { env } from "cloudflare:workers";
import { beforeEach, expect, it } from "vitest";
import { levelBody } from "../../support/bodies";
import { PlayedShopify } from "../../support/played-shopify";
import { everyPlanMade } from "../../support/roll-forward";
import { first, rowsOf } from "../../support/rows";
import { deliver, installShop } from "../../support/shopify";
import { importFrom, reconcileWith, stockUp } from "./shop";

const MINUTE = 60_000;
let shopify: PlayedShopify;

beforeEach(async () => {
  await installShop();
  shopify = new PlayedShopify();
  stockUp(shopify, 150);
  shopify.now -= 120 * MINUTE;
  await importFrom(shopify);
  shopify.now += 120 * MINUTE;
});

const available = (item: number, location = 901) =>
  first<{ available: number | null; updated_at: number; doubtful: number; deleted_at: number | null }>(
    `SELECT l.available, l.updated_at, l.doubtful, l.deleted_at FROM levels l JOIN locations c ON c.id = l.location_id
    WHERE l.inventory_item_id = ? AND c.shopify_id = ?`,
    item,
    location,
  );

const summary = () =>
  first("SELECT checked, drifted, failure, finished_at IS NOT NULL AS finished FROM reconciliations ORDER BY id DESC");

it("finds nothing where all is as Shopify has it", async () => {
  await reconcileWith(shopify);
  expect(await summary()).toEqual({ checked: 300, drifted: 0, failure: null, finished: 1 });
});

it("finds a hundred corrupted levels, tells them and puts them right, plans and alerts with them", async () => {
  // The import may have been on the day before, by the shop's clock: what stands still keeps that day.
  await everyPlanMade();
  const plansButTheirDay = async () =>
    (await env.DB.prepare("SELECT * FROM plans ORDER BY 1, 2, 3, 4").all()).results.map((plan) => ({
      ...plan,
      as_of_day: null,
    }));
  const right = await plansButTheirDay();
  expect(right).toHaveLength(450);
  const sums = () =>
    env.DB.prepare(
      "SELECT inventory_item_id AS item, location_id AS at, SUM(delta) AS sum FROM movements GROUP BY 1, 2 ORDER BY 1, 2",
    ).all();
  const ledger = (await sums()).results;
  await env.DB.exec("UPDATE levels SET available = available + 1000 WHERE inventory_item_id BETWEEN 500021 AND 500070");
  await reconcileWith(shopify);
  expect(await summary()).toEqual({ checked: 300, drifted: 100, failure: null, finished: 1 });
  expect(await first("SELECT COUNT(*) AS n, SUM(ours - theirs) AS by FROM drifts")).toEqual({ n: 100, by: 100_000 });
  expect(await first("SELECT MAX(available) AS highest FROM levels")).toEqual({ highest: 49 });
  expect(await plansButTheirDay()).toEqual(right);
  // Each was corrected by a movement of its own: the ledger tells what was wrong, and by how much.
  expect(await first("SELECT COUNT(*) AS n, SUM(delta) AS sum FROM movements WHERE cause = 'comparison'")).toEqual({
    n: 100,
    sum: -100_000,
  });
  expect(ledger).toHaveLength(300);
});

it("changes nothing the second time", async () => {
  await env.DB.exec("UPDATE levels SET available = 999 WHERE inventory_item_id = 500021");
  await reconcileWith(shopify);
  const tables = ["levels", "movements", "plans", "alerts", "events", "products", "variants", "drifts", "daily_sales"];
  const once = await rowsOf(...tables);
  await reconcileWith(shopify);
  expect(await rowsOf(...tables)).toEqual(once);
  expect(await summary()).toMatchObject({ drifted: 0 });
});

it("puts right a level that claims to be newer than Shopify's, by an hour or by a century", async () => {
  for (const ahead of [60 * MINUTE, 100 * 365 * 24 * 60 * MINUTE]) {
    await env.DB.prepare(
      "UPDATE levels SET available = 777, updated_at = ?1, triggered_at = ?1 WHERE inventory_item_id = 500030",
    )
      .bind(shopify.now + ahead)
      .run();
    await reconcileWith(shopify);
    expect(await summary()).toMatchObject({ drifted: 2 });
    expect(await available(500_030)).toMatchObject({ available: 30, updated_at: shopify.level(500_030, 901)?.at });
    shopify.now += MINUTE;
  }
});

it("frees a level of an impossible version before a true delivery is lost to it", async () => {
  await env.DB.prepare("UPDATE levels SET updated_at = ?1, triggered_at = ?1 WHERE inventory_item_id = 500030")
    .bind(shopify.now + 1e12)
    .run();
  await reconcileWith(shopify);
  expect(await summary()).toMatchObject({ drifted: 0 });
  const at = shopify.now + MINUTE;
  await deliver({
    topic: "inventory_levels/update",
    body: levelBody({ item: 500_030, available: 3, at }),
    triggeredAt: at,
  });
  expect(await available(500_030)).toMatchObject({ available: 3 });
});

it("asks again within a minute about a level that is ahead of Shopify's answer by little", async () => {
  const at = shopify.now - MINUTE;
  await deliver({
    topic: "inventory_levels/update",
    body: levelBody({ item: 500_030, available: 3, at }),
    triggeredAt: at,
  });
  await reconcileWith(shopify);
  expect(await available(500_030)).toMatchObject({ available: 3, doubtful: 1 });
  expect(await summary()).toMatchObject({ drifted: 0 });
});

it("takes a change of the last minutes as a delivery under way: it is written, and no drift", async () => {
  shopify.setLevel(500_030, 901, 12, shopify.now - MINUTE);
  await reconcileWith(shopify);
  expect(await available(500_030)).toMatchObject({ available: 12 });
  expect(await summary()).toMatchObject({ drifted: 0 });
});

it("believes a delivery that came after the file was written", async () => {
  const at = shopify.now + 2000;
  const sold = {
    topic: "inventory_levels/update",
    body: levelBody({ item: 500_030, available: 5, at }),
    triggeredAt: at,
  };
  let downloads = 0;
  shopify.beforeAnswer = async (name) => {
    if (name !== "download" || ++downloads !== 2) return;
    shopify.setLevel(500_030, 901, 5, at);
    await deliver(sold);
  };
  await reconcileWith(shopify);
  expect(await available(500_030)).toMatchObject({ available: 5, doubtful: 0 });
  expect(await summary()).toMatchObject({ drifted: 0 });
});

it("is not undone by an older delivery that was under way when the value came back to what it was", async () => {
  shopify.setLevel(500_030, 901, 30, shopify.now - 20 * MINUTE);
  await reconcileWith(shopify);
  const at = shopify.now - 25 * MINUTE;
  await deliver({
    topic: "inventory_levels/update",
    body: levelBody({ item: 500_030, available: 4, at }),
    triggeredAt: at,
  });
  expect(await available(500_030)).toMatchObject({ available: 30 });
});

it("brings a level that we never heard of, and one that we took for disconnected", async () => {
  await env.DB.exec("DELETE FROM levels WHERE inventory_item_id = 500030");
  await env.DB.exec("UPDATE levels SET available = NULL, deleted_at = triggered_at WHERE inventory_item_id = 500031");
  await reconcileWith(shopify);
  expect(await available(500_030)).toMatchObject({ available: 30, deleted_at: null });
  expect(await available(500_031)).toMatchObject({ available: 31, deleted_at: null });
  expect(await summary()).toMatchObject({ drifted: 4 });
});

it("removes a level that Shopify no longer has, unless it came minutes ago", async () => {
  shopify.levels = shopify.levels.filter(({ item, location }) => !(item === 500_030 && location === 901));
  const at = shopify.now - MINUTE;
  await deliver({
    topic: "inventory_levels/connect",
    body: levelBody({ item: 500_999, available: 3, at }),
    triggeredAt: at,
  });
  await reconcileWith(shopify);
  expect(await available(500_030)).toMatchObject({ available: null, deleted_at: expect.any(Number) });
  expect(await available(500_999)).toMatchObject({ available: 3, deleted_at: null });
  expect(await summary()).toMatchObject({ drifted: 1 });
  expect((await rowsOf("drifts")).drifts).toMatchObject([{ inventory_item_id: 500_030, ours: 30, theirs: null }]);
});

it("keeps a level that its file does not show and Shopify still has", async () => {
  const hidden = shopify.level(500_030, 901);
  shopify.levels = shopify.levels.filter((level) => level !== hidden);
  shopify.beforeAnswer = (name) => {
    if (name === "ItemLevels" && hidden && !shopify.levels.includes(hidden)) shopify.levels.push(hidden);
  };
  await reconcileWith(shopify);
  expect(await available(500_030)).toMatchObject({ available: 30, deleted_at: null });
  expect(await summary()).toMatchObject({ drifted: 0 });
});

it("keeps Shopify's own figures with the time of reading", async () => {
  shopify.now += 60 * MINUTE;
  await reconcileWith(shopify);
  expect(
    await first("SELECT on_hand, committed, incoming, read_at FROM levels WHERE inventory_item_id = 500030"),
  ).toEqual({
    ...{ on_hand: 32, committed: 2, incoming: 7, read_at: shopify.now },
  });
});
