import { env } from "cloudflare:workers";
import { beforeEach, expect, it } from "vitest";
import { rootsOf } from "../../../app/demand/shop-demand.server";
import { addPromotion, changePromotion } from "../../../app/replenishment/decisions/promotions.server";
import { listDemandInputs } from "../../../app/replenishment/forecasts/inputs.server";
import { planChanges } from "../../../app/replenishment/planning/replan.server";
import { first } from "../../support/rows";
import { installShop } from "../../support/shopify";

const TODAY = 20_780;
const NOW = TODAY * 86_400_000;
const SHOP = { id: 1, timeZone: "UTC" };
const VARIANTS = 200;
const RANGE = { from: 1, to: VARIANTS };
const TOUCHED = [{ shopId: 1, ...RANGE }];

beforeEach(async () => {
  await installShop();
  await env.DB.batch(
    [
      "INSERT INTO locations (id, shop_id, shopify_id, name) VALUES (1, 1, 901, 'One')",
      "INSERT INTO products (shop_id, shopify_id, title, vendor, status, image_url, updated_at, triggered_at, deleted_at) SELECT 1, 101, 'Kettle', 'Acme', 'active', NULL, 1, 1, NULL",
      `INSERT INTO variants (id, shop_id, shopify_id, product_id, inventory_item_id, title, created_day, updated_at, triggered_at)
        SELECT i, 1, 1000 + i, 101, 5000 + i, 'Size', 18000, 1, 1 FROM ${upTo(VARIANTS)}`,
      `INSERT INTO levels (shop_id, inventory_item_id, location_id, available, updated_at, triggered_at, doubtful)
        SELECT 1, 5000 + i, 1, 40, 1, 1, 0 FROM ${upTo(VARIANTS)}`,
      `INSERT INTO daily_sales (shop_id, variant_id, day, location_id, units)
        SELECT 1, v.i, ${TODAY} - d.i * 4, 1, 2 FROM ${upTo(VARIANTS)} v, ${upTo(40)} d`,
    ].map((text) => env.DB.prepare(text)),
  );
});

const upTo = (count: number) =>
  `(WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${count}) SELECT i FROM n)`;

const marked = (count: number, level = "shop", subject = 0) =>
  env.DB.prepare(
    `INSERT INTO promotions (shop_id, level, subject_id, name, from_day, to_day, updated_at)
    SELECT 1, ?1, ?2, 'Sale', ?3 - 100 - i % 200, ?3 - 9 - i % 200, 1 FROM ${upTo(count)}`,
  ).bind(level, subject, TODAY);

/** Rows read by all that a planning step asks of the database. */
async function stepRead() {
  let read = 0;
  const counted = <Answer extends D1Result>(answers: Answer[]) => {
    for (const { meta } of answers) read += meta.rows_read;
    return answers;
  };
  const database = new Proxy(env.DB, {
    get(target, name) {
      if (name === "prepare") return (text: string) => target.prepare(text);
      if (name === "batch") return async (all: D1PreparedStatement[]) => counted(await target.batch(all));
      return Reflect.get(target, name);
    },
  });
  await listDemandInputs(database, TOUCHED, TODAY);
  await database.batch(planChanges(database, TOUCHED, [{ shopId: 1, today: TODAY }], NOW));
  return read;
}

it.each([
  ["the whole shop", "shop", 0],
  ["one product of 200 variants", "product", 101],
])("reads for 500 promotions of 92 days of %s no more than for the days that they mark", async (_, level, subject) => {
  await env.DB.batch([marked(250, level, subject)]);
  const some = await stepRead();
  await env.DB.batch([marked(250, level, subject)]);
  const many = await stepRead();
  // 250 more of the same days are read by themselves, some times each, not once a variant.
  expect(many - some).toBeLessThan(250 * 20);
});

it("leaves the same days out whether they are marked once or by hundreds of promotions", async () => {
  await env.DB.batch([marked(500)]);
  await stepRead();
  const many = await first(
    "SELECT promotion_days_365 AS days, promotion_units_365 AS units FROM plans WHERE variant_id = 7 AND location_id = 0",
  );
  await env.DB.batch([env.DB.prepare("DELETE FROM promotions"), marked(1).bind("shop", 0, TODAY)]);
  await env.DB.prepare("UPDATE promotions SET from_day = ?1 - 299, to_day = ?1 - 9").bind(TODAY).run();
  await stepRead();
  const one = await first(
    "SELECT promotion_days_365 AS days, promotion_units_365 AS units FROM plans WHERE variant_id = 7 AND location_id = 0",
  );
  expect(many).toEqual(one);
  expect(one).toEqual({ days: 291, units: 76 });
});

it("takes what sold on days marked twice from the shop's sum once", async () => {
  const sums = async () => (await rootsOf(env.DB, 1, RANGE, TODAY)).map((sum) => Math.round(sum * 1e6));
  await env.DB.batch([marked(1, "product", 101)]);
  const once = await sums();
  await env.DB.batch([marked(1, "product", 101), marked(1, "variant", 7)]);
  expect(await sums()).toEqual(once);
});

const promotion = { level: "shop" as const, subject: "0", name: "Sale", fromDay: TODAY - 91, toDay: TODAY };

it("keeps 500 promotions, however many are added at once", async () => {
  await env.DB.batch([marked(497), env.DB.prepare("UPDATE promotions SET from_day = to_day")]);
  const answers = await Promise.all(Array.from({ length: 6 }, () => addPromotion(env.DB, SHOP, promotion, NOW)));
  expect(answers.filter((answer) => answer === "refused")).toHaveLength(3);
  expect(await first("SELECT COUNT(*) AS n FROM promotions")).toEqual({ n: 500 });
});

it("marks 10,000 days, however many promotions are added or made longer at once", async () => {
  await env.DB.batch([marked(108)]);
  await env.DB.prepare("UPDATE promotions SET to_day = from_day WHERE id = 1").run();
  const { id } = (await first<{ id: number }>("SELECT id FROM promotions WHERE id = 1")) ?? { id: 0 };
  const stands = { ...promotion, id, percent: null, fromDay: TODAY - 101, toDay: TODAY - 101 };
  const answers = await Promise.all([
    addPromotion(env.DB, SHOP, promotion, NOW),
    addPromotion(env.DB, SHOP, promotion, NOW),
    changePromotion(env.DB, SHOP, stands, promotion, NOW),
  ]);
  expect(answers).toEqual(["planning", "refused", "refused"]);
  expect(await first("SELECT SUM(to_day - from_day + 1) AS days FROM promotions")).toEqual({ days: 107 * 92 + 1 + 92 });
  expect(
    await changePromotion(env.DB, SHOP, stands, { ...promotion, name: "Other", fromDay: TODAY, toDay: TODAY }, NOW),
  ).toBe("planning");
});
