import { env } from "cloudflare:workers";
import { beforeEach, expect, it } from "vitest";
import { forecastAt } from "../../../app/demand/engine/forecast";
import { shopPaces } from "../../../app/demand/engine/shop-pace";
import { EQUAL_TRUST, type Trust, trustOf } from "../../../app/demand/engine/trust";
import { saveRule } from "../../../app/replenishment/decisions/rules.server";
import { rollForwardStarted } from "../../../app/replenishment/planning/roll-forward.server";
import { placeOfVariant } from "../../../app/replenishment/rules/place";
import { NO_RULE } from "../../../app/replenishment/rules/rule";
import { everyPlanMade, steppedForward } from "../../support/roll-forward";
import { rowsOf } from "../../support/rows";
import { installShop } from "../../support/shopify";

const DAY = 86_400_000;
const NOW = Date.now();
const TODAY = Math.floor(NOW / DAY);
const SOLD = Array.from({ length: 120 }, (_, day) => 1 + (day % 3) + Math.floor(day / 28));
const shop = { id: 1, timeZone: "UTC" };

/** Two variants that sold the same, always in stock. */
beforeEach(async () => {
  await installShop({ salesFromDay: TODAY - SOLD.length, rule: { lead_time_days: 10, cover_days: 20 } });
  await env.DB.batch([
    env.DB.prepare("INSERT INTO locations (id, shop_id, shopify_id, name) VALUES (1, 1, 901, 'North')"),
    env.DB.prepare(
      "INSERT INTO products (shop_id, shopify_id, title, vendor, status, updated_at, triggered_at) VALUES (1, 7, 'Mug', 'Acme', 'active', 1, 1)",
    ),
    env.DB.prepare(
      `INSERT INTO variants (id, shop_id, shopify_id, product_id, inventory_item_id, title, price, created_day)
       VALUES (1, 1, 1, 7, 501, 'Blue', 500, 1), (2, 1, 2, 7, 502, 'Red', 500, 1)`,
    ),
    env.DB.prepare(
      `INSERT INTO levels (shop_id, inventory_item_id, location_id, available, updated_at, triggered_at)
       VALUES (1, 501, 1, 40, 1, 1), (1, 502, 1, 40, 1, 1)`,
    ),
    env.DB.prepare(
      `INSERT INTO daily_sales (shop_id, variant_id, day, location_id, units)
       SELECT 1, v.id, ?2 + f.key, 1, f.value FROM json_each(?1) f CROSS JOIN variants v`,
    ).bind(JSON.stringify(SOLD), TODAY - SOLD.length),
  ]);
});

it("trusts the engine's rates by what the last day's whole run told, in the night and when a rule changes", async () => {
  await everyPlanMade(shop, NOW);
  const first = await kept();
  expect(first).toEqual({ trusted: [], told: toldByBoth(EQUAL_TRUST, 0) });
  await everyPlanMade(shop, NOW + DAY);
  const [second, trust] = [await kept(), trustOf(first.told)];
  expect(second).toEqual({ trusted: first.told, told: toldByBoth(trust, 1) });
  const { rate } = engineAt(trust, 1, 10);
  expect(rate).not.toBeCloseTo(engineAt(EQUAL_TRUST, 1, 10).rate, 3);
  expect(await forecast()).toMatchObject({ rate: expect.closeTo(rate, 3) });
  await saveRule(env.DB, shop, placeOfVariant(1), { ...NO_RULE, leadTimeDays: 40 }, NOW + DAY);
  expect(await forecast()).toMatchObject({
    lead_time_days: 40,
    rate: expect.closeTo(engineAt(trust, 1, 40).rate, 3),
  });
  expect(await kept()).toEqual(second);
});

it("counts what a variant tells once, however often a day is planned and a step done", async () => {
  await everyPlanMade(shop, NOW);
  await everyPlanMade(shop, NOW + DAY);
  const [once, made] = [await kept(), await rowsOf("forecasts")];
  await everyPlanMade(shop, NOW + DAY);
  expect([await kept(), await rowsOf("forecasts")]).toEqual([once, made]);
  await rollForwardStarted(env.DB, [shop], NOW + DAY).run();
  for (let asked = true; asked; )
    asked = (await Promise.all([steppedForward(), steppedForward()])).some((another) => another);
  expect([await kept(), await rowsOf("forecasts")]).toEqual([once, made]);
});

it("keeps nothing of a run that was cut short", async () => {
  await everyPlanMade(shop, NOW);
  const whole = await kept();
  await rollForwardStarted(env.DB, [shop], NOW + DAY).run();
  for (let steps = 0; steps < 3; steps++) await steppedForward();
  const cursor = await env.DB.prepare("SELECT cursor FROM jobs WHERE kind = 'roll-forward'").first<string>("cursor");
  expect(JSON.parse(cursor ?? "")).toMatchObject({ after: 2, told: toldByBoth(trustOf(whole.told), 1) });
  expect(await kept()).toEqual({ trusted: whole.told, told: whole.told });
  await everyPlanMade(shop, NOW + 2 * DAY);
  expect(await kept()).toEqual({ trusted: whole.told, told: toldByBoth(trustOf(whole.told), 2) });
});

/** So many days after TODAY, on which nothing sold. */
const toldByBoth = (trust: Trust, more: number) =>
  Array.from(engineAt(trust, more, 10).told, (missed) => expect.closeTo(2 * missed, 4));

function engineAt(trust: Trust, more: number, leadTimeDays: number) {
  const units = [...SOLD, ...new Array<number>(more).fill(0)];
  const roots = [...new Array<number>(400 - units.length).fill(0), ...units.map((sold) => 2 * Math.sqrt(sold))];
  return forecastAt({ units, availability: units.map(() => 1) }, shopPaces(roots), trust, {
    ...{ leadTimeDays, reviewDays: 7, leadTimeDeviation: 0, serviceLevel: 0.97, coverDays: 20 },
  });
}

async function kept() {
  const row = await env.DB.prepare("SELECT trusted, told FROM shop_demand").first<Record<string, string>>();
  const numbers = (json = "null"): number[] => JSON.parse(json);
  return { trusted: numbers(row?.trusted), told: numbers(row?.told) };
}

const forecast = () => env.DB.prepare("SELECT * FROM forecasts WHERE variant_id = 1 AND location_id = 0").first();
