import { env } from "cloudflare:workers";
import { beforeEach, expect, it } from "vitest";
import { planChanges } from "../../../app/replenishment/planning/replan.server";
import { mayLeaveStill } from "../../../app/replenishment/planning/roll-forward.server";
import { formulas, listDueAfter } from "../../../app/replenishment/planning/still.server";
import { figureChanges } from "../../../app/reports/figures/figures.server";
import {
  DAY,
  fill,
  madeRows,
  NIGHTS,
  planned,
  seen,
  shopOfTwoPlaces,
  sold,
  somethingHappens,
  stocked,
  TODAY,
  VARIANTS,
} from "../../support/nights";
import { randomFrom } from "../../support/random";
import { rowsOf } from "../../support/rows";
import { installShop } from "../../support/shopify";

it.each(Array.from({ length: 5 }, (_, seed) => seed + 1))(
  "comes to the same rows each night, whether what stands still is left alone or planned, seed %i",
  async (seed) => {
    const random = randomFrom(seed);
    await fill(random);
    await planned(TODAY, {});
    let left = 0;
    for (let night = 1; night <= NIGHTS; night++) {
      const today = TODAY + night;
      left += await countStill(today);
      const sampled = await planned(today, { leavesStill: true });
      expect(sampled, `night ${night}: what was compared`).toBe(0);
      // Who is forecast like another follows it by a night, or later in the same one.
      await planned(today, { leavesStill: true });
      const leaving = await madeRows();
      await env.DB.prepare("DELETE FROM courses").run();
      await planned(today, { countsDays: true, goesOn: true });
      expect(leaving, `night ${night}`).toEqual(await madeRows());
      await somethingHappens(random, today);
    }
    expect(left).toBeGreaterThan(NIGHTS);
  },
);

it("plans each variant once in a step, of those that a day changes no more than it is to", async () => {
  await fill(randomFrom(1));
  const ask = { today: TODAY + 1, most: 7, among: 2000 };
  const found: number[] = [];
  let after = 0;
  for (let range = await listDueAfter(env.DB, 1, { ...ask, after }); range; ) {
    expect(range.due.length).toBeLessThanOrEqual(7);
    expect(range.from).toBeGreaterThan(after);
    found.push(...range.due);
    after = range.to;
    range = await listDueAfter(env.DB, 1, { ...ask, after });
  }
  // Nothing is planned yet, so that all are due.
  expect(found).toEqual(Array.from({ length: VARIANTS }, (_, n) => n + 1));
});

it("leaves nothing alone after a night that was missed, not whole, of other formulas, and once a week", () => {
  const whole = { day: TODAY - 1, whole: formulas() };
  const of = (shopId: number) => mayLeaveStill(whole, shopId, TODAY);
  expect([1, 2, 3, 4, 5, 6, 7].filter((shopId) => !of(shopId))).toHaveLength(1);
  const shopId = of(1) ? 1 : 2;
  expect(mayLeaveStill({ ...whole, day: TODAY - 2 }, shopId, TODAY)).toBe(false);
  expect(mayLeaveStill({ ...whole, day: TODAY }, shopId, TODAY)).toBe(false);
  expect(mayLeaveStill({ day: TODAY - 1 }, shopId, TODAY)).toBe(false);
  expect(mayLeaveStill({ ...whole, whole: 1 }, shopId, TODAY)).toBe(false);
  expect(mayLeaveStill({}, shopId, TODAY)).toBe(false);
});

it("plans what has a date of its own: put aside, first seen a year ago, sold, like another, out since lately, of a supplier's days", async () => {
  const tomorrow = TODAY + 1;
  await env.DB.batch([
    ...shopOfTwoPlaces(),
    ...[1, 2, 3, 4, 5, 6, 7, 8].map((id) =>
      env.DB.prepare(
        `INSERT INTO variants (id, shop_id, shopify_id, product_id, inventory_item_id, title, created_day, price)
        VALUES (?1, 1, ?1, iif(?1 = 7, 3, 1), 500 + ?1, 'V', 1, 900)`,
      ).bind(id),
    ),
    ...[1, 2, 3, 4, 5, 6, 7, 8].map((id) => stocked(id, 1, id === 6 || id === 8 ? 0 : 5)),
    ...[1, 2, 4, 5, 6, 7].map((id) => seen(id, 1, TODAY - 850, 5, 5)),
    env.DB.prepare("INSERT INTO snoozes (shop_id, variant_id, until_day) VALUES (1, 2, ?)").bind(tomorrow),
    seen(3, 1, tomorrow - 364, 5, 5),
    sold(4, tomorrow - 401, 1, 1),
    env.DB.prepare(
      "INSERT INTO similar_variants (shop_id, variant_id, similar_id, percent, updated_at) VALUES (1, 5, 4, 100, 1)",
    ),
    seen(6, 1, TODAY - 100, 5, 0),
    seen(8, 1, TODAY - 850, 0, 0),
  ]);
  await planned(TODAY, {});
  const due = (today: number) => listDueAfter(env.DB, 1, { after: 0, today, most: 1000, among: 1000 });
  expect((await due(tomorrow))?.due).toEqual([2, 3, 4, 5, 6, 7]);
  await planned(tomorrow, { leavesStill: true });
  const leaving = await madeRows();
  await planned(tomorrow, {});
  expect(leaving).toEqual(await madeRows());
  // Two of them stand still from now on.
  expect((await due(tomorrow + 1))?.due).toEqual([5, 6, 7]);
});

it.each([1, 2, 3])(
  "plans by what happens while a step is between reading days and writing plans, seed %i",
  async (seed) => {
    const random = randomFrom(seed);
    await fill(random);
    await planned(TODAY, {});
    const today = TODAY + 1;
    await planned(today, {}, () => somethingHappens(random, today));
    const meanwhile = await madeRows();
    // Forecasts of what was corrected while they were made are a night late, as they are of any other hour of the day.
    const forecasts = await rowsOf("forecasts");
    await replanned(today);
    expect(await rowsOf("forecasts")).toEqual(forecasts);
    expect(meanwhile).toEqual(await madeRows());
  },
);

it("counts a sale that came while a step ran, of what sells one each day", async () => {
  await env.DB.batch([
    ...shopOfTwoPlaces(),
    env.DB.prepare(
      `INSERT INTO variants (id, shop_id, shopify_id, product_id, inventory_item_id, title, created_day, price)
      VALUES (1, 1, 1, 1, 501, 'V', 1, 900)`,
    ),
    stocked(1, 1, 5),
    ...Array.from({ length: 400 }, (_, ago) => sold(1, TODAY - ago, 1, 1)),
  ]);
  await planned(TODAY, {});
  const before = await env.DB.prepare("SELECT units_7, units_365 FROM plans WHERE location_id = 0").first();
  expect(before).toEqual({ units_7: 7, units_365: 365 });
  const today = TODAY + 1;
  await planned(today, {}, () =>
    env.DB.batch([
      sold(1, today, 1, 1),
      ...planChanges(env.DB, [{ shopId: 1, variants: [1] }], [{ shopId: 1, today }], today * DAY),
    ]),
  );
  expect(await env.DB.prepare("SELECT units_7, units_365 FROM plans WHERE location_id = 0").first()).toEqual(before);
});

it("says where something did not stand still that was left alone", async () => {
  await fill(randomFrom(2));
  await planned(TODAY, {});
  const before = await countStill(TODAY + 1);
  expect(before).toBeGreaterThan(0);
  // As if a formula had depended on something that nobody thought of.
  await env.DB.prepare("UPDATE plans SET lost_units = 7").run();
  expect(await planned(TODAY + 1, { leavesStill: true })).toBeGreaterThan(0);
});

beforeEach(async () => {
  await installShop({ salesFromDay: TODAY - 900 });
});

/** All plans anew from what is there, without a night. */
const replanned = (today: number) =>
  env.DB.batch([
    ...planChanges(env.DB, [{ shopId: 1, from: 1, to: VARIANTS }], [{ shopId: 1, today }], today * DAY),
    ...figureChanges(env.DB, 1, { from: 1, to: VARIANTS }),
  ]);

async function countStill(today: number) {
  const range = await listDueAfter(env.DB, 1, { after: 0, today, most: 1000, among: 1000 });
  return VARIANTS - (range?.due.length ?? 0);
}
