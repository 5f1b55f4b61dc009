import { env } from "cloudflare:workers";
import { beforeEach, expect, it } from "vitest";
import { planChanges } from "../../../app/replenishment/planning/replan.server";
import {
  nextPlanningStep,
  PLANNING_BEGINS,
  type PlanningCursor,
} from "../../../app/replenishment/planning/steps.server";
import { listDueAfter } from "../../../app/replenishment/planning/still.server";
import {
  ACTS,
  DAY,
  decision,
  fillWell,
  madeRows,
  planned,
  plannedAnew,
  plans,
  type Row,
  seen,
  shopOfTwoPlaces,
  sold,
  somethingHappens,
  stocked,
  TODAY,
  VARIANTS,
  variant,
} from "../../support/nights";
import { oneOf, type Random, randomFrom, upTo } from "../../support/random";
import { installShop } from "../../support/shopify";

/** Between one night that plans all and the next. */
const NIGHTS = 6;

beforeEach(async () => {
  await installShop({ salesFromDay: TODAY - 900, rule: { lead_time_days: 5, cover_days: 20 } });
});

it.each(Array.from({ length: 6 }, (_, seed) => seed + 1))(
  "leaves alone only what nobody is to do anything about, and plans all others as if it left none, seed %i",
  async (seed) => {
    const random = randomFrom(seed);
    await fillWell(random);
    await planned(TODAY, {});
    let left = 0;
    for (let night = 1; night <= NIGHTS; night++) {
      const today = TODAY + night;
      const [due, close] = [await dueOf(today), await closeOf(today)];
      left += VARIANTS - due.length;
      expect(await planned(today, { leavesStill: true, leavesCalm: true }), `night ${night}: compared`).toBe(0);
      await planned(today, { leavesStill: true, leavesCalm: true });
      const leaving = await plans();
      const anew = await plannedAnew(today, plans);
      expect(leaving.map(decision), `night ${night}`).toEqual(anew.map(decision));
      const made = await madeOn(today);
      const must = due.filter((id) => !close.includes(id) || made.includes(id));
      const ofDue = (rows: Row[]) => rows.filter(({ variant_id: id }) => must.includes(Number(id))).map(withoutDay);
      expect(ofDue(leaving), `night ${night}: planned`).toEqual(ofDue(anew));
      await soldTo(random, today);
    }
    expect(left).toBeGreaterThan(NIGHTS * 3);
  },
);

it("says of nothing too late that it is soon to order, where the shop sells twice as much and the variant nothing", async () => {
  await fillSteadily();
  await planned(TODAY, {});
  const standing = async () =>
    (
      await env.DB.prepare(
        "SELECT variant_id, standing FROM plans WHERE location_id = 0 AND standing IN ('low', 'move', 'soon')",
      ).all<Row>()
    ).results;
  const before = await standing();
  let [left, waited] = [0, 0];
  for (let night = 1; night <= NIGHTS; night++) {
    const today = TODAY + night;
    await env.DB.batch(Array.from({ length: 10 }, (_, at) => sold(1 + at, today - 1, 1, 9)));
    left += (await calmOf(today)).length;
    const close = await closeOf(today);
    await planned(today, { leavesStill: true, leavesCalm: true });
    const made = await madeOn(today);
    waited += close.filter((id) => !made.includes(id)).length;
  }
  const leaving = await standing();
  await planned(TODAY + NIGHTS, { countsDays: true, goesOn: true });
  expect(leaving).toEqual(await standing());
  expect(leaving).not.toEqual(before);
  expect(left).toBeGreaterThan(NIGHTS * 5);
  expect(waited).toBeGreaterThan(NIGHTS);
});

it.each([1, 2])("says of little that it is low, to move or soon to order on that day, too, seed %i", async (seed) => {
  const random = randomFrom(seed);
  const rows = shopOfTwoPlaces();
  for (let id = 1; id <= VARIANTS; id++) {
    rows.push(
      variant(id),
      ...[1, 2].flatMap((place) => [stocked(id, place, 500), seen(id, place, TODAY - 850, 500, 500)]),
    );
    const each = id <= 10 ? 2 : 20 + id;
    for (let day = TODAY - 400 + upTo(random, each); day < TODAY; day += 1 + upTo(random, 2 * each))
      rows.push(sold(id, day, 1 + upTo(random, 1), oneOf(random, [1, 1, 2])));
    if (id > 10 && id % 3 === 0)
      rows.push(
        env.DB.prepare(
          "INSERT INTO rules (shop_id, level, subject_id, location_id, reorder_point, review_days, updated_at) VALUES (1, 'variant', ?, 0, 1, 30, 1)",
        ).bind(id),
      );
  }
  for (let at = 0; at < rows.length; at += 90) await env.DB.batch(rows.slice(at, at + 90));
  await planned(TODAY - 1, {});
  await planned(TODAY, {});
  await env.DB.prepare(
    `UPDATE levels SET available = (SELECT 1 + inventory_item_id % 4 + CAST(MAX(0, p.reorder_point) + p.velocity * f.review_days * iif(p.reorder_point = f.reorder_level - 1, 1, 2) AS INTEGER)
      FROM plans p JOIN forecasts f USING (shop_id, variant_id, location_id) WHERE p.variant_id = levels.inventory_item_id - 500 AND p.location_id = levels.location_id)
    WHERE inventory_item_id > 510`,
  ).run();
  await env.DB.batch(
    planChanges(env.DB, [{ shopId: 1, from: 1, to: VARIANTS }], [{ shopId: 1, today: TODAY }], TODAY * DAY),
  );
  let left = 0;
  let acts = 0;
  for (let night = 1; night <= NIGHTS; night++) {
    const today = TODAY + night;
    await env.DB.batch(Array.from({ length: 10 }, (_, at) => sold(1 + at, today - 1, 1, 3)));
    left += VARIANTS - (await dueOf(today)).length;
    await planned(today, { leavesStill: true, leavesCalm: true });
    const leaving = await plans();
    const anew = await plannedAnew(today, plans);
    expect(leaving.map(decision), `night ${night}`).toEqual(anew.map(decision));
    acts += anew.filter(({ standing }) => ACTS.includes(String(standing))).length;
  }
  expect(left).toBeGreaterThan(NIGHTS * 5);
  expect(acts).toBeGreaterThan(0);
});

it.each([
  ["shop", 0, 0],
  ["product", 1, 0],
  ["variant", 0, 0],
  ["variant", 0, 1],
])("plans each night what has a reorder point typed for its %s, subject %i, at %i", async (level, product, place) => {
  await fillSteadily();
  await planned(TODAY, {});
  const [one = 0] = await closeOf(TODAY + 1);
  expect(one).toBeGreaterThan(0);
  await env.DB.prepare(
    `INSERT INTO rules (shop_id, level, subject_id, location_id, reorder_point, updated_at)
      SELECT 1, ?1, iif(?1 = 'variant', ?2, ?3), ?4, reorder_point, 1 FROM plans WHERE variant_id = ?2 AND location_id = 0
      ON CONFLICT DO UPDATE SET reorder_point = excluded.reorder_point`,
  )
    .bind(level, one, product, place)
    .run();
  expect(await closeOf(TODAY + 1)).not.toContain(one);
});

it("plans what may run out as it could not before, comes later than it did, or no longer follows its forecast", async () => {
  await fillWell(randomFrom(1));
  await planned(TODAY, {});
  const [one = 0, two = 0, three = 0, ...others] = (await calmOf(TODAY + 1)).toReversed();
  expect(others.length).toBeGreaterThan(3);
  const touched = [{ shopId: 1, variants: [one, two, three] }];
  await env.DB.batch([
    env.DB.prepare("UPDATE variants SET continues_selling = 1 - continues_selling WHERE id = ?").bind(one),
    env.DB.prepare(
      "INSERT INTO supplier_terms (shop_id, variant_id, supplier_id, preferred, lead_time_days, updated_at) VALUES (1, ?, 1, 1, 60, 1)",
    ).bind(two),
    env.DB.prepare(
      "INSERT OR REPLACE INTO rules (shop_id, level, subject_id, location_id, velocity, updated_at) VALUES (1, 'variant', ?, 0, 0.001, 1)",
    ).bind(three),
    ...planChanges(env.DB, touched, [{ shopId: 1, today: TODAY }], TODAY * DAY),
  ]);
  const due = await dueOf(TODAY + 1);
  expect(due).toContain(one);
  expect(due).toContain(two);
  expect(due).toContain(three);
  expect(due).not.toEqual(expect.arrayContaining(others.slice(0, 1)));
});

it("plans in the night after whatever has sold, was corrected or was seen, and leaves it alone from the next one on", async () => {
  await fillWell(randomFrom(1));
  await planned(TODAY, {});
  const [one = 0, two = 0, three = 0, ...others] = (await calmOf(TODAY + 1)).toReversed();
  expect(others.length).toBeGreaterThan(3);
  await env.DB.batch([
    sold(one, TODAY, 1, 1),
    sold(two, TODAY - 40, 1, 1),
    seen(three, 1, TODAY, 400, 400),
    sold(others[0] ?? 0, TODAY + 1, 1, 1),
  ]);
  const due = await dueOf(TODAY + 1);
  expect(due).toEqual(expect.arrayContaining([one, two, three]));
  expect(due).not.toEqual(expect.arrayContaining(others.slice(0, 1)));
  await planned(TODAY + 1, { leavesStill: true, leavesCalm: true });
  const next = await calmOf(TODAY + 2);
  expect(next).toEqual(expect.arrayContaining([one, two, three]));
  expect(next).not.toContain(others[0]);
});

it("makes the figures of reports anew in the night after a cost or a price was told, and leaves those of what is left alone", async () => {
  await fillWell(randomFrom(1));
  await planned(TODAY, {});
  await planned(TODAY + 1, { leavesStill: true, leavesCalm: true });
  const [one = 0, two = 0, three = 0] = (await calmOf(TODAY + 2)).toReversed();
  expect(three).toBeGreaterThan(0);
  await env.DB.batch([
    env.DB.prepare("UPDATE inventory_items SET cost = 11 WHERE shopify_id = 500 + ?").bind(one),
    env.DB.prepare("UPDATE variants SET price = 1100 WHERE id = ?").bind(two),
    ...planChanges(env.DB, [{ shopId: 1, variants: [one, two] }], [{ shopId: 1, today: TODAY + 1 }], TODAY * DAY),
    env.DB.prepare("UPDATE variant_figures SET missed = -1"),
  ]);
  await planned(TODAY + 2, { leavesStill: true, leavesCalm: true });
  const figures = env.DB.prepare("SELECT cost, price, missed < 0 AS left FROM variant_figures WHERE variant_id = ?");
  expect(await figures.bind(one).first()).toEqual({ cost: 11, price: 900, left: 0 });
  expect(await figures.bind(two).first()).toEqual({ cost: 7, price: 1100, left: 0 });
  expect(await figures.bind(three).first()).toEqual({ cost: 7, price: 900, left: 1 });
});

it("plans all while an uplift is to come", async () => {
  await fillWell(randomFrom(2));
  await planned(TODAY, {});
  expect((await calmOf(TODAY + 1)).length).toBeGreaterThan(3);
  await env.DB.prepare(
    `INSERT INTO promotions (shop_id, level, subject_id, name, percent, from_day, to_day, updated_at)
    VALUES (1, 'product', 1, 'Fair', 300, ?1, ?1 + 3, 1)`,
  )
    .bind(TODAY + 30)
    .run();
  expect(await calmOf(TODAY + 1)).toEqual([]);
});

it("takes what the engine's rates were off by from the last night that planned all", async () => {
  await fillWell(randomFrom(3));
  await planned(TODAY, {});
  const told = () => env.DB.prepare("SELECT told FROM shop_demand").first("told");
  const before = await told();
  expect(before).not.toBe("[]");
  await planned(TODAY + 1, { leavesStill: true, leavesCalm: true });
  expect(await told()).toBe(before);
  await planned(TODAY + 2, {});
  expect(await told()).not.toBe(before);
});

it("leaves it alone in a large shop, but on a night after much was sold", async () => {
  await fillWell(randomFrom(4));
  await planned(TODAY, {});
  const leaves = async () => {
    const sums: PlanningCursor = { ...PLANNING_BEGINS, leavesStill: true, after: VARIANTS };
    const step = await nextPlanningStep(env.DB, 1, { ...sums, roots: [await usual()] }, TODAY + 1, 1);
    const more = await nextPlanningStep(env.DB, 1, { ...sums, roots: [2 * (await usual())] }, TODAY + 1, 1);
    return [step?.cursor.leavesCalm, more?.cursor.leavesCalm];
  };
  const usual = async () =>
    Number(
      await env.DB.prepare("SELECT AVG(roots) AS n FROM shop_demand_days WHERE day >= ?")
        .bind(TODAY - 28)
        .first("n"),
    );
  expect(await leaves()).toEqual([undefined, undefined]);
  await env.DB.prepare("UPDATE shop_counts SET variants = 10000").run();
  expect(await leaves()).toEqual([true, undefined]);
});

it("leaves nothing that sells alone in a shop of usual size", async () => {
  await fillWell(randomFrom(4));
  await planned(TODAY, {});
  await planned(TODAY + 1, { leavesStill: true });
  const leaving = await madeRows();
  await planned(TODAY + 1, { countsDays: true, goesOn: true });
  expect(leaving).toEqual(await madeRows());
});

/** All sell alike, and have from few to many; the first ten have plenty. */
async function fillSteadily() {
  const rows = shopOfTwoPlaces();
  for (let id = 1; id <= VARIANTS; id++) {
    rows.push(variant(id), ...[stocked(id, 1, id > 10 ? id - 5 : 500), seen(id, 1, TODAY - 850, 500, 500)]);
    for (let day = TODAY - 400 + (id % 3); day < TODAY; day += 3) rows.push(sold(id, day, 1, 2));
  }
  for (let at = 0; at < rows.length; at += 90) await env.DB.batch(rows.slice(at, at + 90));
}

/** Some sell, for whom it is planned as a delivery does. */
async function soldTo(random: Random, today: number) {
  for (let times = upTo(random, 3); times > 0; times--) await somethingHappens(random, today);
}

const rangeOf = (today: number) =>
  listDueAfter(env.DB, 1, { after: 0, today, most: 1000, among: 1000, leavesCalm: true });

const dueOf = async (today: number) => (await rangeOf(today))?.due ?? [];

/** Those of them that are planned only where their forecasts ask for something. */
const closeOf = async (today: number) => [...((await rangeOf(today))?.close.keys() ?? [])];

/** Those that are calm and do not stand still. */
async function calmOf(today: number) {
  const due = await dueOf(today);
  const all = await listDueAfter(env.DB, 1, { after: 0, today, most: 1000, among: 1000 });
  return all?.due.filter((id) => !due.includes(id)) ?? [];
}

const madeOn = async (today: number) =>
  (await plans()).filter(({ as_of_day: day }) => day === today).map(({ variant_id: id }) => Number(id));

const withoutDay = ({ as_of_day: _, ...row }: Row) => row;
