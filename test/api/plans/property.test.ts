import { env } from "cloudflare:workers";
import { expect, it } from "vitest";
import { planChanges } from "../../../app/replenishment/plans.server";
import {
  daysOfCover,
  isLow,
  paceAt,
  reorderPointOf,
  safetyStockOf,
  velocityOf,
} from "../../../app/replenishment/reorder";
import { randomFrom } from "../../support/random";
import { installShop } from "../../support/shopify";
import { randomCase, randomShop } from "./cases";
import { type Case, expectedPlans, type ShopCase, TODAY, WINDOWS } from "./model";

const VARIANTS = 40;
const LOCATIONS = [
  { id: 1, active: true },
  { id: 2, active: true },
  { id: 3, active: false },
];

it.each(Array.from({ length: 12 }, (_, seed) => seed + 1))(
  "plans forty random variants as the plain model does, seed %i",
  async (seed) => {
    const random = randomFrom(seed);
    const shop = randomShop(random);
    const variants = Array.from({ length: VARIANTS }, (_, n) => randomCase(random, n + 1, LOCATIONS));
    await write(shop, variants);
    const touched = [{ shopId: 1, variants: variants.map(({ id }) => id) }];
    await env.DB.batch(planChanges(env.DB, touched, [{ shopId: 1, today: TODAY }], 0));
    const { results } = await env.DB.prepare("SELECT * FROM plans ORDER BY variant_id, location_id").all();
    for (const variant of variants) {
      const found = results.filter((row) => row.variant_id === variant.id).map(asExpected);
      expect(found, `variant ${variant.id}`).toEqual(expectedPlans(shop, variant).map(approximately));
    }
    for (const variant of variants)
      for (const row of results.filter((each) => each.variant_id === variant.id && each.location_id !== 0))
        expect(inRules(row), `variant ${variant.id}`).toEqual(asExplained(row, shop, variant));
    const again = await env.DB.batch(planChanges(env.DB, touched, [{ shopId: 1, today: TODAY }], 0));
    expect(again.map(({ meta }) => meta.changes)).toEqual([0, 0, 0]);
  },
);

function asExpected(row: Record<string, unknown>) {
  const { location_id, available, incoming, position, known_days, unobserved_days, velocity } = row;
  const { safety_stock, reorder_point, cover, low } = row;
  const units = WINDOWS.map((window) => row[`units_${window}`]);
  const days = WINDOWS.map((window) => row[`days_${window}`]);
  return {
    ...{ location_id, available, incoming, position, units, days, known_days, unobserved_days, velocity },
    ...{ safety_stock, reorder_point, cover, low },
  };
}

/** Sums of shares end a hair apart; all that is counted is exact. */
const approximately = (plan: ReturnType<typeof expectedPlans>[number]) => ({
  ...plan,
  units: plan.units.map((units) => expect.closeTo(units, 6)),
  velocity: expect.closeTo(plan.velocity, 6),
  safety_stock: expect.closeTo(plan.safety_stock, 6),
  cover: expect.closeTo(plan.cover, 4),
});

const inRules = ({ velocity, safety_stock, reorder_point, cover, low }: Record<string, unknown>) => ({
  velocity,
  safety_stock,
  reorder_point,
  cover,
  low,
});

/** What the pure functions, which explain the page, make of the same units and days. */
function asExplained(row: Record<string, unknown>, shop: ShopCase, { own, watched }: Case) {
  const measured = { units: Number(row[`units_${shop.window}`]), daysInStock: Number(row[`days_${shop.window}`]) };
  // A velocity typed for the whole shop is shared out by the plan: its part is what the plan holds.
  const pace = own.velocity === null ? measured : paceAt(Number(row.velocity));
  const rule = {
    velocity: null,
    leadTimeDays: own.leadTimeDays ?? shop.base.leadTimeDays ?? 0,
    safetyDays: own.safetyDays ?? shop.base.safetyDays ?? 0,
    safetyStock: own.safetyStock ?? shop.base.safetyStock,
    reorderPoint: own.reorderPoint,
  };
  const velocity = velocityOf(pace.units, pace.daysInStock);
  const reorderPoint = reorderPointOf(rule, pace);
  const position = Number(row.position);
  const stands = { tracked: row.available !== null, productActive: watched, ruleActive: true, position, reorderPoint };
  return {
    velocity: expect.closeTo(velocity, 6),
    safety_stock: expect.closeTo(safetyStockOf(rule, pace), 6),
    reorder_point: reorderPoint,
    cover: expect.closeTo(Math.min(1e9, daysOfCover(Number(row.available), velocity)), 4),
    low: Number(isLow(stands)),
  };
}

async function write(shop: ShopCase, variants: Case[]) {
  const { leadTimeDays, safetyDays, safetyStock } = shop.base;
  const rule = { lead_time_days: leadTimeDays, safety_days: safetyDays, safety_stock: safetyStock };
  await installShop({ salesFromDay: shop.salesFromDay, rule });
  const into = (table: string, columns: string, rows: unknown[][]) => {
    const values = columns.split(",").map((_, n) => `value->>${n}`);
    return env.DB.prepare(`INSERT INTO ${table} (shop_id, ${columns}) SELECT 1, ${values} FROM json_each(?)`).bind(
      JSON.stringify(rows),
    );
  };
  const places = variants.flatMap(({ id, places }) => places.map((place) => ({ variant: id, ...place })));
  await env.DB.batch([
    env.DB.prepare("UPDATE shop_settings SET velocity_window = ?").bind(shop.window),
    into(
      "locations",
      "id,shopify_id,active",
      LOCATIONS.map(({ id, active }) => [id, 900 + id, Number(active)]),
    ),
    into("products", "shopify_id,title,vendor,status,updated_at,triggered_at", [
      [1, "Sold", "", "active", 1, 1],
      [2, "Kept back", "", "draft", 1, 1],
    ]),
    into(
      "variants",
      "id,shopify_id,product_id,inventory_item_id,title,continues_selling,created_day",
      variants.map((v) => [v.id, v.id, v.watched ? 1 : 2, 500 + v.id, "V", Number(v.continuesSelling), v.createdDay]),
    ),
    into(
      "levels",
      "inventory_item_id,location_id,available,updated_at,triggered_at",
      places.map((place) => [500 + place.variant, place.id, place.available, 1, 1]),
    ),
    into(
      "level_days",
      "inventory_item_id,location_id,day,max_available,last_available,last_updated_at,last_triggered_at",
      places.flatMap(({ variant, id, observed }) =>
        observed.map(({ day, max, last }) => [500 + variant, id, day, max, last, 1, 1]),
      ),
    ),
    into(
      "incoming",
      "variant_id,location_id,source,source_id,quantity",
      places.filter(({ incoming }) => incoming).map((p) => [p.variant, p.id, "purchase_order", 1, p.incoming]),
    ),
    into(
      "daily_sales",
      "variant_id,day,location_id,units",
      variants.flatMap(({ id, sales }) => sales.map(({ day, location, units }) => [id, day, location, units])),
    ),
    into(
      "rules",
      "level,subject_id,location_id,lead_time_days,safety_days,safety_stock,velocity,reorder_point,updated_at",
      variants.map(({ id, own }) => [
        ...["variant", id, 0, own.leadTimeDays, own.safetyDays, own.safetyStock, own.velocity, own.reorderPoint, 1],
      ]),
    ),
  ]);
}
