import { env } from "cloudflare:workers";
import { beforeEach, expect, it } from "vitest";
import { planChanges } from "../../../app/replenishment/planning/replan.server";
import { mayLeaveStill } from "../../../app/replenishment/planning/roll-forward.server";
import {
  nextPlanningStep,
  PLANNING_BEGINS,
  type PlanningCursor,
} from "../../../app/replenishment/planning/steps.server";
import { formulas, listDueAfter } from "../../../app/replenishment/planning/still.server";
import { figureChanges } from "../../../app/reports/figures/figures.server";
import { randomFrom } from "../../support/random";
import { installShop, rowsOf } from "../../support/shopify";

const DAY = 86_400_000;
const TODAY = 20_000;
const VARIANTS = 40;
const NIGHTS = 6;

type Random = () => number;
const upTo = (random: Random, most: number) => Math.floor(random() * (most + 1));
const oneOf = <Item>(random: Random, items: readonly [Item, ...Item[]]) =>
  items[upTo(random, items.length - 1)] ?? items[0];

/** Where something begins or ends to count, give or take the nights to come. */
const nearAnEdge = (random: Random) =>
  TODAY + upTo(random, NIGHTS) - oneOf(random, [0, 7, 30, 60, 90, 180, 365, 366, 400, 401, 402]);

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
      await planned(today, { countsDays: true });
      expect(leaving, `night ${night}`).toEqual(await madeRows());
      await somethingHappens(random, today);
    }
    expect(left).toBeGreaterThan(NIGHTS);
  },
);

it("plans each variant once in a step, of those that a day changes two hundred at most", async () => {
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

/** A night; how many rows the comparison changed. */
async function planned(today: number, begins: Partial<PlanningCursor>, meanwhile?: () => Promise<unknown>) {
  let changed = 0;
  for (let cursor: PlanningCursor | undefined = { ...PLANNING_BEGINS, ...begins }; cursor; ) {
    const step = await nextPlanningStep(env.DB, 1, cursor, today, today * DAY);
    if (!step) break;
    const { statements, comparing, range } = step;
    if (range) await meanwhile?.();
    const all = [...statements, ...(range ? figureChanges(env.DB, 1, range) : [])];
    const written = all.length ? await env.DB.batch(all) : [];
    if (comparing !== undefined) changed += written[comparing]?.meta.changes ?? 0;
    cursor = step.cursor;
  }
  return changed;
}

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

/** But for the day on which they were last made: a new day alone is no change. */
async function madeRows() {
  const rows = await rowsOf("plans", "forecasts", "overviews", "variant_figures", "alerts", "shop_counts");
  return JSON.parse(JSON.stringify(rows), (key, value) => (key === "as_of_day" ? undefined : value));
}

/** As deliveries and decisions do it: facts, and the plans of what they touch in the same batch. */
async function somethingHappens(random: Random, today: number) {
  for (let count = upTo(random, 4); count > 0; count--) {
    const id = 1 + upTo(random, VARIANTS - 1);
    const place = 1 + upTo(random, 1);
    const available = oneOf(random, [0, 0, 3, 9]);
    const happening = oneOf(random, [
      "sold",
      "sold long ago",
      "counted",
      "put aside",
      "ruled",
      "deleted",
      "left out",
    ] as const);
    const facts = {
      sold: [sold(id, today, place, 2)],
      "sold long ago": [sold(id, today - upTo(random, 420), place, oneOf(random, [-1, 1, 5]))],
      counted: [stocked(id, place, available), seen(id, place, today, available, available)],
      "put aside": [
        env.DB.prepare("INSERT OR REPLACE INTO snoozes (shop_id, variant_id, until_day) VALUES (1, ?, ?)").bind(
          ...[id, today + upTo(random, 3)],
        ),
      ],
      ruled: [
        env.DB.prepare(
          "INSERT OR REPLACE INTO rules (shop_id, level, subject_id, location_id, velocity, safety_stock, reorder_point, updated_at) VALUES (1, 'variant', ?, 0, ?, ?, ?, 1)",
        ).bind(id, oneOf(random, [null, 0, 0.5]), oneOf(random, [null, 4]), oneOf(random, [null, 0, 6])),
      ],
      deleted: [env.DB.prepare("UPDATE variants SET deleted_at = 1 WHERE id = ?").bind(id)],
      "left out": [
        env.DB.prepare(
          `INSERT INTO promotions (shop_id, level, subject_id, name, percent, from_day, to_day, updated_at)
          VALUES (1, 'variant', ?1, 'Sale', ?2, ?3, ?3 + 2, 1)`,
        ).bind(id, oneOf(random, [null, 200]), today + 5 - upTo(random, 40)),
      ],
    }[happening];
    const touched = [{ shopId: 1, variants: [id] }];
    await env.DB.batch([...facts, ...planChanges(env.DB, touched, [{ shopId: 1, today }], today * DAY)]);
  }
}

const sold = (id: number, day: number, place: number, units: number) =>
  env.DB.prepare(
    `INSERT INTO daily_sales (shop_id, variant_id, day, location_id, units) VALUES (1, ?, ?, ?, ?)
    ON CONFLICT DO UPDATE SET units = units + excluded.units`,
  ).bind(id, day, place, units);

const stocked = (id: number, place: number, available: number | null) =>
  env.DB.prepare(
    "INSERT OR REPLACE INTO levels (shop_id, inventory_item_id, location_id, available, updated_at, triggered_at) VALUES (1, ?, ?, ?, 1, 1)",
  ).bind(500 + id, place, available);

const seen = (id: number, place: number, day: number, most: number | null, last: number | null) =>
  env.DB.prepare(
    `INSERT OR REPLACE INTO level_days (shop_id, inventory_item_id, location_id, day, max_available, last_available, last_updated_at, last_triggered_at)
    VALUES (1, ?, ?, ?, ?, ?, 1, 1)`,
  ).bind(500 + id, place, day, most, last);

const shopOfTwoPlaces = () => [
  env.DB.prepare("INSERT INTO locations (id, shop_id, shopify_id, name) VALUES (1, 1, 901, 'One'), (2, 1, 902, 'Two')"),
  env.DB.prepare(
    `INSERT INTO suppliers (id, shop_id, name, currency, order_weekdays, closures, created_at, updated_at) VALUES
      (1, 1, 'Any day', 'USD', NULL, NULL, 1, 1), (2, 1, 'Mondays', 'USD', 1, NULL, 1, 1), (3, 1, 'Closed', 'USD', NULL, ?, 1, 1)`,
  ).bind(JSON.stringify([[TODAY + 3, TODAY + 5, "Fair"]])),
  env.DB.prepare(
    "INSERT INTO supplier_vendors (shop_id, vendor, vendor_folded, supplier_id) VALUES (1, 'A', 'a', 1), (1, 'B', 'b', 2), (1, 'C', 'c', 3)",
  ),
  env.DB.prepare(
    `INSERT INTO products (shop_id, shopify_id, title, vendor, vendor_folded, status, updated_at, triggered_at)
      VALUES (1, 1, 'P', 'A', 'a', 'active', 1, 1), (1, 2, 'P', 'A', 'a', 'active', 1, 1), (1, 3, 'P', 'B', 'b', 'active', 1, 1), (1, 4, 'P', 'C', 'c', 'active', 1, 1)`,
  ),
];

/** Variants at two places, most of which never sold, and all that may end to be so on a day near. */
async function fill(random: Random) {
  const rows = shopOfTwoPlaces();
  for (let id = 1; id <= VARIANTS; id++) {
    const isPlain = random() < 0.5;
    const perhaps = (chance: number) => !isPlain && random() < chance;
    const created = perhaps(0.3) ? nearAnEdge(random) : TODAY - 800;
    rows.push(
      env.DB.prepare(
        `INSERT INTO variants (id, shop_id, shopify_id, product_id, inventory_item_id, title, continues_selling, created_day, price, deleted_at)
        VALUES (?1, 1, ?1, ?2, 500 + ?1, 'V', ?3, ?4, 900, ?5)`,
      ).bind(
        id,
        perhaps(0.3) ? oneOf(random, [3, 4]) : oneOf(random, [1, 2]),
        Number(perhaps(0.1)),
        created,
        perhaps(0.05) ? 1 : null,
      ),
      env.DB.prepare(
        "INSERT INTO inventory_items (shop_id, shopify_id, tracked, cost, cost_currency, updated_at, triggered_at) VALUES (1, ?, ?, 7, 'USD', 1, 1)",
      ).bind(500 + id, Number(!perhaps(0.1))),
    );
    for (const place of perhaps(0.3) ? [1] : [1, 2]) {
      const last = oneOf(random, [0, 4, 8]);
      rows.push(stocked(id, place, perhaps(0.1) ? null : last));
      const days = [TODAY - 850, ...(perhaps(0.5) ? [nearAnEdge(random), nearAnEdge(random)] : [])].filter(
        (day) => day < TODAY,
      );
      const first = perhaps(0.3) ? days.length - 1 : 0;
      days
        .sort((a, b) => a - b)
        .forEach((day, at) => {
          const left = at === days.length - 1 ? last : oneOf(random, [0, 5]);
          if (at >= first) rows.push(seen(id, place, day, Math.max(left, oneOf(random, [0, 5])), left));
        });
    }
    if (perhaps(0.5))
      rows.push(sold(id, Math.min(TODAY, nearAnEdge(random)), 1 + upTo(random, 1), oneOf(random, [1, 3])));
    if (perhaps(0.1))
      rows.push(
        env.DB.prepare("INSERT INTO snoozes (shop_id, variant_id, until_day) VALUES (1, ?, ?)").bind(
          id,
          TODAY + upTo(random, NIGHTS),
        ),
      );
    if (perhaps(0.2) && id % 2 === 0)
      rows.push(
        env.DB.prepare(
          "INSERT INTO similar_variants (shop_id, variant_id, similar_id, percent, updated_at) VALUES (1, ?, ?, 100, 1)",
        ).bind(id, id - 1),
      );
  }
  if (random() < 0.7)
    for (const level of ["shop", "product"])
      rows.push(
        env.DB.prepare(
          `INSERT INTO promotions (shop_id, level, subject_id, name, percent, from_day, to_day, updated_at)
          VALUES (1, ?1, ?2, 'Sale', ?3, ?4, ?4 + 1, 1)`,
        ).bind(level, level === "shop" ? 0 : 1, oneOf(random, [null, 300]), nearAnEdge(random)),
      );
  for (let at = 0; at < rows.length; at += 90) await env.DB.batch(rows.slice(at, at + 90));
}
