import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, it } from "vitest";
import { addPromotion } from "../../../app/replenishment/decisions/promotions.server";
import { saveRule } from "../../../app/replenishment/decisions/rules.server";
import { chooseSimilar, forgetSimilar } from "../../../app/replenishment/decisions/similar/similar.server";
import { findLevel } from "../../../app/replenishment/forecasts/level.server";
import { placeOfVariant } from "../../../app/replenishment/rules/place";
import { NO_RULE } from "../../../app/replenishment/rules/rule";
import { oneOf, randomFrom, shuffled } from "../../support/random";
import { everyPlanMade } from "../../support/roll-forward";
import { installShop } from "../../support/shopify";
import { expectedBeginning } from "./model";

const NOW = Date.now();
const TODAY = Math.floor(NOW / 86_400_000);
const shop = { id: 1, timeZone: "UTC" };
const [OLD, NEW, OLDER, FOREIGN] = [1, 2, 3, 9];

/** Two of the old one and four of the older one are sold each day; the new one came yesterday, to two places. */
beforeEach(async () => {
  await installShop({ salesFromDay: TODAY - 300, rule: { lead_time_days: 10, cover_days: 20 } });
  const days = JSON.stringify(Array.from({ length: 300 }, (_, day) => TODAY - 300 + day));
  await env.DB.batch([
    env.DB.prepare(
      "INSERT INTO locations (id, shop_id, shopify_id, name) VALUES (1, 1, 901, 'North'), (2, 1, 902, 'South')",
    ),
    env.DB.prepare(
      "INSERT INTO products (shop_id, shopify_id, title, vendor, status, updated_at, triggered_at) VALUES (1, 7, 'Mug', 'Acme', 'active', 1, 1)",
    ),
    env.DB.prepare(
      `INSERT INTO variants (id, shop_id, shopify_id, product_id, inventory_item_id, title, price, created_day)
       VALUES (1, 1, 1, 7, 501, 'Blue', 500, 1), (2, 1, 2, 7, 502, 'Green', 500, ?1), (3, 1, 3, 7, 503, 'Red', 500, 1),
         (9, 2, 9, 7, 509, 'Theirs', 500, 1)`,
    ).bind(TODAY - 1),
    env.DB.prepare(
      `INSERT INTO levels (shop_id, inventory_item_id, location_id, available, updated_at, triggered_at)
       VALUES (1, 501, 1, 40, 1, 1), (1, 502, 1, 40, 1, 1), (1, 502, 2, 40, 1, 1), (1, 503, 1, 40, 1, 1)`,
    ),
    env.DB.prepare(
      "INSERT INTO daily_sales (shop_id, variant_id, day, location_id, units) SELECT 1, 1, value, 1, 2 FROM json_each(?)",
    ).bind(days),
    env.DB.prepare(
      "INSERT INTO daily_sales (shop_id, variant_id, day, location_id, units) SELECT 1, 3, value, 1, 4 FROM json_each(?)",
    ).bind(days),
  ]);
  await everyPlanMade();
});

const choose = (variantId: number, similarId: number, percent = 150) =>
  chooseSimilar(env.DB, shop, variantId, { similarId, percent }, NOW);
const rows = async (sql: string, ...values: number[]) =>
  (
    await env.DB.prepare(sql)
      .bind(...values)
      .all<Record<string, number | null>>()
  ).results;
const forecasts = (variantId: number) =>
  rows(
    "SELECT location_id, rate, start_rate, similar_id, in_stock_days FROM forecasts WHERE variant_id = ? ORDER BY location_id",
    variantId,
  );
const plan = (variantId: number) =>
  env.DB.prepare("SELECT * FROM plans WHERE variant_id = ? AND location_id = 0").bind(variantId).first();
const choices = () => rows("SELECT variant_id, similar_id, percent FROM similar_variants ORDER BY variant_id");
/** What sold of the new one on each of the last days, all of them in stock. */
const givenDaysOfItsOwn = (days: number, units: number) =>
  env.DB.batch([
    env.DB.prepare("UPDATE variants SET created_day = ?1 WHERE id = 2").bind(TODAY - days),
    env.DB.prepare(
      "INSERT OR REPLACE INTO daily_sales (shop_id, variant_id, day, location_id, units) SELECT 1, 2, value, 1, ?2 FROM json_each(?1)",
    ).bind(JSON.stringify(Array.from({ length: days }, (_, day) => TODAY - days + day)), units),
  ]);

describe("a variant that is forecast like another", () => {
  it("begins with the other's rate times the factor, at once, and each of its places with a part of it", async () => {
    expect(await forecasts(OLD)).toMatchObject([{ rate: 2, start_rate: null, similar_id: null }, { rate: 2 }]);
    expect(await forecasts(NEW)).toEqual([]);
    await env.DB.prepare("UPDATE variants SET created_day = ?1 WHERE id = 2").bind(TODAY).run();
    expect(await choose(NEW, OLD)).toBe("planned");
    expect(await forecasts(NEW)).toMatchObject([
      { location_id: 0, rate: 3, start_rate: 3, similar_id: OLD, in_stock_days: 0 },
      { location_id: 1, rate: 1.5, start_rate: 1.5, similar_id: OLD },
      { location_id: 2, rate: 1.5, start_rate: 1.5, similar_id: OLD },
    ]);
    expect(await plan(NEW)).toMatchObject({ method: "engine", velocity: 3 });
    expect((await findLevel(env.DB, shop, NEW, 0))?.demand.mean).toBeCloseTo(3 * 17, 6);
  });

  it("follows the other each night, and leaves it behind as days of its own come", async () => {
    await givenDaysOfItsOwn(7, 9);
    await choose(NEW, OLD);
    const afterAWeek = Number((await forecasts(NEW))[0]?.rate);
    expect(afterAWeek).toBeGreaterThan(5);
    expect(afterAWeek).toBeLessThan(8);
    await choose(NEW, OLDER, 100);
    expect((await forecasts(NEW))[0]).toMatchObject({ start_rate: 4, similar_id: OLDER });
    expect(Number((await forecasts(NEW))[0]?.rate)).toBeGreaterThan(afterAWeek);
    // What the new one sold has changed the shop's pace, and so the other's rate: in the same night, though it comes later.
    await env.DB.prepare("UPDATE forecasts SET rate = 6 WHERE variant_id = 3").run();
    await everyPlanMade();
    expect((await forecasts(OLDER))[0]?.rate).not.toBe(6);
    expect((await forecasts(NEW))[0]?.start_rate).toBe((await forecasts(OLDER))[0]?.rate);
    await givenDaysOfItsOwn(56, 9);
    await everyPlanMade();
    expect((await forecasts(NEW))[0]).toMatchObject({ start_rate: null, similar_id: null, in_stock_days: 56 });
    expect(await choices()).toHaveLength(1);
  });

  it("is planned with the other when what that one is forecast by is decided anew", async () => {
    await env.DB.prepare(
      "UPDATE daily_sales SET units = 20 WHERE shop_id = 1 AND variant_id = 1 AND day BETWEEN ?1 - 20 AND ?1 - 10",
    )
      .bind(TODAY)
      .run();
    await everyPlanMade();
    await choose(NEW, OLD);
    const before = Number((await forecasts(NEW))[0]?.start_rate);
    const days = { fromDay: TODAY - 20, toDay: TODAY - 10 };
    await addPromotion(env.DB, shop, { level: "variant", subject: String(OLD), name: "Fair", ...days }, NOW);
    const [old] = await forecasts(OLD);
    const [young] = await forecasts(NEW);
    expect(Number(young?.start_rate)).toBeLessThan(before);
    expect(young?.start_rate).toBeCloseTo(1.5 * Number(old?.rate), 3);
    expect((await plan(NEW))?.velocity).toBe(young?.rate);
  });

  it("counts days in stock: one that waited for its first goods for months is new still", async () => {
    await env.DB.batch([
      env.DB.prepare("UPDATE variants SET created_day = ?1 WHERE id = 2").bind(TODAY - 90),
      env.DB.prepare(
        `INSERT INTO level_days (shop_id, inventory_item_id, location_id, day, max_available, last_available, last_updated_at, last_triggered_at)
         SELECT 1, 502, l.value, ?1, 0, 0, 1, 1 FROM json_each('[1, 2]') l`,
      ).bind(TODAY - 91),
    ]);
    await choose(NEW, OLD);
    expect((await forecasts(NEW))[0]).toMatchObject({ start_rate: 3, similar_id: OLD });
    expect((await forecasts(NEW))[0]?.in_stock_days).toBeLessThan(2);
  });

  it("has no forecast again once the choice is taken back", async () => {
    await choose(NEW, OLD);
    expect(await forgetSimilar(env.DB, shop, NEW, NOW)).toBe("planned");
    expect(await forecasts(NEW)).toEqual([]);
    expect(await choices()).toEqual([]);
    expect(await plan(NEW)).toMatchObject({ method: "simple", velocity: 0, reorder_point: -1 });
  });

  it("begins as the shop's launches do where the other is gone from Shopify, or has no forecast itself", async () => {
    await env.DB.prepare("UPDATE shop_demand SET launch_rate = 7").run();
    await choose(NEW, OLD);
    await env.DB.prepare("UPDATE variants SET deleted_at = 1 WHERE id = 1").run();
    await choose(NEW, OLDER);
    await env.DB.prepare("UPDATE variants SET deleted_at = 1 WHERE id = 3").run();
    await saveRule(env.DB, shop, placeOfVariant(NEW), { ...NO_RULE, coverDays: 5 }, NOW);
    expect((await forecasts(NEW))[0]).toMatchObject({ start_rate: 7, similar_id: null });
  });

  it("is measured alone where its rule says the simple method", async () => {
    await choose(NEW, OLD);
    await saveRule(env.DB, shop, placeOfVariant(NEW), { ...NO_RULE, method: "simple" }, NOW);
    expect(await plan(NEW)).toMatchObject({ method: "simple", velocity: 0 });
  });

  it("may be what a third is forecast like, but never comes round to itself", async () => {
    expect(await choose(NEW, OLD)).toBe("planned");
    expect(await choose(OLD, OLDER)).toBe("planned");
    expect(await choose(OLDER, NEW)).toBe("circle");
    expect(await choose(OLD, NEW)).toBe("circle");
    expect(await choose(NEW, NEW)).toBe("circle");
    expect(await choices()).toEqual([
      { variant_id: OLD, similar_id: OLDER, percent: 150 },
      { variant_id: NEW, similar_id: OLD, percent: 150 },
    ]);
  });

  it("is never forecast like what another shop has, or Shopify has deleted", async () => {
    expect(await choose(NEW, FOREIGN)).toBe("unknown");
    expect(await choose(NEW, 999)).toBe("unknown");
    await env.DB.prepare("UPDATE variants SET deleted_at = 1 WHERE id = 3").run();
    expect(await choose(NEW, OLDER)).toBe("unknown");
    expect(await choices()).toEqual([]);
  });

  it("is so no longer once the shop has gone", async () => {
    await choose(NEW, OLD);
    await env.DB.prepare("UPDATE shops SET uninstalled_at = 1 WHERE id = 1").run();
    expect(await choices()).toEqual([]);
  });
});

const VARIANTS = 14;

it.each([1, 2, 3, 4])("variants old and new borrow as the plain model says, in one night, seed %i", async (seed) => {
  const random = randomFrom(seed);
  // Whom one borrows from may come before it or after it.
  const order = shuffled(
    Array.from({ length: VARIANTS }, (_, at) => at + 11),
    random,
  );
  const made = order.map((id, at) => {
    const known = oneOf(random, [1, 20, 55, 56, 57, 90, 299]);
    const out = Math.min(known, oneOf(random, [0, 0, 0, 1, 34, 200]));
    return {
      ...{ id, known, inStock: known - out, units: oneOf(random, [0, 1, 3, 8]) },
      similar:
        at > 0 && random() < 0.7
          ? { similarId: order[Math.floor(random() * at)] ?? 0, percent: oneOf(random, [5, 100, 250]) }
          : null,
    };
  });
  const each = JSON.stringify(made.map(({ id, known, inStock, units }) => [id, TODAY - known, TODAY - inStock, units]));
  const [id, created, there, units] = [0, 1, 2, 3].map((at) => `f.value->>${at}`);
  await env.DB.batch([
    env.DB.prepare(
      `INSERT INTO variants (id, shop_id, shopify_id, product_id, inventory_item_id, title, price, created_day)
       SELECT ${id}, 1, ${id}, 7, 500 + ${id}, 'V', 500, ${created} FROM json_each(?) f`,
    ).bind(each),
    env.DB.prepare(
      `INSERT INTO levels (shop_id, inventory_item_id, location_id, available, updated_at, triggered_at)
       SELECT 1, 500 + ${id}, l.value, 40, 1, 1 FROM json_each(?) f, json_each('[1, 2]') l`,
    ).bind(each),
    // Nothing there until its first goods came.
    env.DB.prepare(
      `INSERT INTO level_days (shop_id, inventory_item_id, location_id, day, max_available, last_available, last_updated_at, last_triggered_at)
       SELECT 1, 500 + ${id}, l.value, ${created} - 1, 0, 0, 1, 1 FROM json_each(?1) f, json_each('[1, 2]') l
       UNION ALL SELECT 1, 500 + ${id}, l.value, ${there}, 40, 40, 1, 1 FROM json_each(?1) f, json_each('[1, 2]') l`,
    ).bind(each),
    env.DB.prepare(
      `WITH RECURSIVE back(days) AS (SELECT 1 UNION ALL SELECT days + 1 FROM back WHERE days < 299)
       INSERT INTO daily_sales (shop_id, variant_id, day, location_id, units)
       SELECT 1, ${id}, ?2 - days, 1, ${units} FROM json_each(?1) f, back WHERE ?2 - days >= ${there} AND ${units} > 0`,
    ).bind(each, TODAY),
  ]);
  for (const { id, similar } of made) if (similar) await chooseSimilar(env.DB, shop, id, similar, NOW);
  // What a night before this one said is of no account.
  await env.DB.prepare("UPDATE forecasts SET rate = 77, as_of_day = 1").run();
  await everyPlanMade();
  const launchRate = await env.DB.prepare("SELECT launch_rate FROM shop_demand").first<number | null>("launch_rate");
  const found = new Map<number, Awaited<ReturnType<typeof forecasts>>>();
  for (const { id } of made) found.set(id, await forecasts(id));
  let borrowing = 0;
  for (const { id, known, inStock, units, similar } of made) {
    const other = similar && { rate: Number(found.get(similar.similarId)?.[0]?.rate ?? 0), percent: similar.percent };
    const begins = expectedBeginning({ known, inStock, launched: known < 300, similar: other }, launchRate);
    const sold = units > 0 && inStock > 0;
    const borrowed = begins?.borrowed ? (similar?.similarId ?? null) : null;
    const start = begins && expect.closeTo(begins.start, 4);
    const part = begins && expect.closeTo(begins.start / 2, 3);
    expect(
      found.get(id)?.map(({ start_rate, similar_id, in_stock_days }) => ({ start_rate, similar_id, in_stock_days })),
      `variant ${id}`,
    ).toEqual(
      sold || begins
        ? [start, part, part].map((start_rate) => ({ start_rate, similar_id: borrowed, in_stock_days: inStock }))
        : [],
    );
    if (found.get(id)?.length) expect(await plan(id)).toMatchObject({ velocity: found.get(id)?.[0]?.rate });
    if (begins?.borrowed) borrowing++;
  }
  expect(borrowing).toBeGreaterThan(1);
});
