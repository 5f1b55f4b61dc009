import { applyD1Migrations, reset } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { expect, it } from "vitest";
import type { JobMessage } from "../../../app/jobs/messages";
import { runSchedule } from "../../../workers/schedule";
import { shopBody } from "../../support/bodies";
import { PlayedShopify } from "../../support/played-shopify";
import { everyPlanMade, rolledForward } from "../../support/roll-forward";
import { deliver, installShop, Recorder, SHOP } from "../../support/shopify";
import { importFrom, reconcileWith, stockUp } from "./shop";

const UPGRADE = "0013_prices_anew";
const HOUR = 3_600_000;

it("an upgrade doubts the prices of shops whose currency engines have disagreed on, and of no others", async () => {
  await reset();
  const place = env.TEST_MIGRATIONS.findIndex(({ name }) => name.startsWith(UPGRADE));
  expect(place).toBeGreaterThan(0);
  await applyD1Migrations(env.DB, env.TEST_MIGRATIONS.slice(0, place));
  const currencies = ["HUF", "GBP", "RSD", "JPY", "COP"];
  for (const [at, currency] of currencies.entries()) {
    await installShop({ id: at + 1, domain: `${currency}.myshopify.com` });
    await env.DB.prepare("UPDATE shops SET currency = ? WHERE id = ?")
      .bind(currency, at + 1)
      .run();
  }
  await applyD1Migrations(env.DB, env.TEST_MIGRATIONS);
  const doubted = await env.DB.prepare("SELECT currency FROM shops WHERE prices_doubted ORDER BY id").all();
  expect(doubted.results.map(({ currency }) => currency)).toEqual(["HUF", "RSD", "COP"]);
});

it("prices and costs that are doubted are read anew within the hour, once, and plans follow", async () => {
  const shopify = await comparedShop();
  // As an engine without decimals for the currency stored them.
  await env.DB.batch([
    env.DB.prepare("UPDATE variants SET price = 13"),
    env.DB.prepare("UPDATE inventory_items SET cost = 8, cost_currency = 'USD'"),
    env.DB.prepare("UPDATE shops SET prices_doubted = 1"),
  ]);
  shopify.now += 2 * HOUR;
  expect(await askedAt(shopify.now)).toEqual([SHOP]);
  await reconcileWith(shopify);
  const prices = await env.DB.prepare("SELECT DISTINCT price FROM variants").all();
  expect(prices.results).toEqual([{ price: 1250 }]);
  const costs = await env.DB.prepare("SELECT DISTINCT cost FROM inventory_items").all();
  expect(costs.results).not.toContainEqual({ cost: 8 });
  expect(await askedAt(shopify.now + HOUR)).toEqual([]);
});

it("a shop that takes another currency has its prices and costs read anew within the hour, once", async () => {
  const shopify = await comparedShop();
  shopify.now += 2 * HOUR;
  expect(await askedAt(shopify.now)).toEqual([]);
  const said = (currency: string, after: number) => ({
    topic: "shop/update",
    body: shopBody({ currency, at: shopify.now + after }),
    triggeredAt: shopify.now + after,
  });
  await deliver(said("USD", 0));
  expect(await askedAt(shopify.now)).toEqual([]);
  await deliver(said("JPY", 1000), said("JPY", 2000));
  expect(await askedAt(shopify.now)).toEqual([SHOP]);
  shopify.shop.currencyCode = "JPY";
  await reconcileWith(shopify);
  // 12.50 in a currency without decimals.
  const prices = await env.DB.prepare("SELECT DISTINCT price FROM variants").all();
  expect(prices.results).toEqual([{ price: 13 }]);
  expect(await askedAt(shopify.now + HOUR)).toEqual([]);
});

it("what a supplier's list says a variant costs counts in reports by the shop's new currency, though nothing else of the variant changed", async () => {
  const shopify = await comparedShop();
  await env.DB.batch([
    env.DB.prepare("UPDATE inventory_items SET cost = NULL, cost_currency = NULL"),
    env.DB.prepare(
      "INSERT INTO suppliers (id, shop_id, name, currency, created_at, updated_at) VALUES (1, 1, 'Clay', 'EUR', 1, 1)",
    ),
    env.DB.prepare(
      "INSERT INTO supplier_terms (shop_id, supplier_id, variant_id, unit_cost, preferred, updated_at) SELECT 1, 1, id, 400, 1, 1 FROM variants",
    ),
  ]);
  const costs = async () =>
    (await env.DB.prepare("SELECT DISTINCT cost, foreign_cost FROM variant_figures").all()).results;
  await everyPlanMade({ id: 1, timeZone: "UTC" }, shopify.now);
  expect(await costs()).toEqual([{ cost: null, foreign_cost: 1 }]);
  shopify.now += 2 * HOUR;
  const body = shopBody({ currency: "EUR", at: shopify.now });
  await deliver(...Array.from({ length: 2 }, () => ({ topic: "shop/update", body, triggeredAt: shopify.now })));
  shopify.shop.currencyCode = "EUR";
  await reconcileWith(shopify);
  await rolledForward();
  expect(await costs()).toEqual([{ cost: 400, foreign_cost: 0 }]);
});

it("prices are doubted anew where the comparison that was to read them failed", async () => {
  const shopify = await comparedShop();
  shopify.now += 2 * HOUR;
  await env.DB.exec("UPDATE shops SET prices_doubted = 1");
  shopify.status = "FAILED";
  await reconcileWith(shopify);
  expect(await askedAt(shopify.now + HOUR)).toEqual([SHOP]);
});

it("a shop that took another currency and its old one again is read anew each hour until we have the one that Shopify has", async () => {
  const shopify = await comparedShop();
  shopify.now += 2 * HOUR;
  const body = shopBody({ currency: "JPY", at: shopify.now });
  await deliver({ topic: "shop/update", body, triggeredAt: shopify.now });
  // What is told of its way back is lost, and the comparison's own answer is too young to count.
  shopify.now += 60_000;
  const currency = () => env.DB.prepare("SELECT currency FROM shops").first("currency");
  await reconcileWith(shopify);
  expect(await currency()).toBe("JPY");
  expect(await askedAt(shopify.now + HOUR)).toEqual([SHOP]);
  for (const _ of ["the currency", "its prices"]) {
    shopify.now += HOUR;
    await reconcileWith(shopify);
    expect(await currency()).toBe("USD");
  }
  expect(await askedAt(shopify.now + HOUR)).toEqual([]);
});

it("a shop whose first import is not done is not compared, however its prices stand", async () => {
  await installShop();
  await env.DB.exec("UPDATE shops SET prices_doubted = 1");
  expect(await askedAt(Date.UTC(2026, 10, 21, 12, 7))).toEqual([]);
});

async function comparedShop() {
  await installShop();
  const shopify = new PlayedShopify();
  stockUp(shopify, 3);
  await importFrom(shopify);
  await reconcileWith(shopify);
  return shopify;
}

async function askedAt(now: number) {
  const JOBS = new Recorder<JobMessage>();
  await runSchedule("7 * * * *", { ...env, JOBS }, now);
  return JOBS.messages.flatMap(({ kind, shop }) => (kind === "begin-reconciliation" ? [shop] : []));
}
