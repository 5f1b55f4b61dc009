import { env } from "cloudflare:workers";
import { planChanges } from "../../app/replenishment/planning/replan.server";
import { nextPlanningStep, PLANNING_BEGINS, type PlanningCursor } from "../../app/replenishment/planning/steps.server";
import { figureChanges } from "../../app/reports/figures/figures.server";
import { oneOf, type Random, upTo } from "./random";
import { rowsOf } from "./rows";

/* Nights of a made-up shop of two places, and what happens to it in between. */

export const DAY = 86_400_000;
export const TODAY = 20_000;
export const VARIANTS = 40;
export const NIGHTS = 6;

/** Where something begins or ends to count, give or take the nights to come. */
const nearAnEdge = (random: Random) =>
  TODAY + upTo(random, NIGHTS) - oneOf(random, [0, 7, 30, 60, 90, 180, 365, 366, 400, 401, 402]);

/** A night; how many rows the comparison changed. */
export async function planned(today: number, begins: Partial<PlanningCursor>, meanwhile?: () => Promise<unknown>) {
  let changed = 0;
  for (let cursor: PlanningCursor | undefined = { ...PLANNING_BEGINS, ...begins }; cursor; ) {
    const step = await nextPlanningStep(env.DB, 1, cursor, today, today * DAY);
    if (!step) break;
    const { statements, comparing, range, differing } = step;
    changed += differing?.length ?? 0;
    if (range) await meanwhile?.();
    const all = [...statements, ...(range ? figureChanges(env.DB, 1, range) : [])];
    const written = all.length ? await env.DB.batch(all) : [];
    if (comparing !== undefined) changed += written[comparing]?.meta.changes ?? 0;
    cursor = step.cursor;
  }
  return changed;
}

/** But for the day on which they were last made: a new day alone is no change. */
export async function madeRows() {
  const rows = await rowsOf("plans", "forecasts", "overviews", "variant_figures", "alerts", "shop_counts");
  return JSON.parse(JSON.stringify(rows), (key, value) => (key === "as_of_day" ? undefined : value));
}

/** As deliveries and decisions do it: facts, and the plans of what they touch in the same batch. */
export async function somethingHappens(random: Random, today: number) {
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

export const sold = (id: number, day: number, place: number, units: number) =>
  env.DB.prepare(
    `INSERT INTO daily_sales (shop_id, variant_id, day, location_id, units) VALUES (1, ?, ?, ?, ?)
    ON CONFLICT DO UPDATE SET units = units + excluded.units`,
  ).bind(id, day, place, units);

export const stocked = (id: number, place: number, available: number | null) =>
  env.DB.prepare(
    "INSERT OR REPLACE INTO levels (shop_id, inventory_item_id, location_id, available, updated_at, triggered_at) VALUES (1, ?, ?, ?, 1, 1)",
  ).bind(500 + id, place, available);

export const seen = (id: number, place: number, day: number, most: number | null, last: number | null) =>
  env.DB.prepare(
    `INSERT OR REPLACE INTO level_days (shop_id, inventory_item_id, location_id, day, max_available, last_available, last_updated_at, last_triggered_at)
    VALUES (1, ?, ?, ?, ?, ?, 1, 1)`,
  ).bind(500 + id, place, day, most, last);

export const shopOfTwoPlaces = () => [
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
export async function fill(random: Random) {
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

/** Most of the variants sell each few days at places that stock them, and run out now and then. */
export async function sellOften(random: Random) {
  const rows: D1PreparedStatement[] = [];
  for (let id = 1; id <= VARIANTS; id++) {
    if (random() < 0.3) continue;
    const each = 1 + upTo(random, 9);
    const places = oneOf(random, [[1], [1, 2], [1, 2]]);
    for (let day = TODAY - 450 + upTo(random, 200); day < TODAY; day += 1 + upTo(random, each * 2))
      rows.push(sold(id, day, oneOf(random, [1, ...places]), oneOf(random, [1, 1, 2, 5, -1, 40])));
    for (let day = TODAY - 440; day < TODAY; day += 5 + upTo(random, 60))
      rows.push(seen(id, oneOf(random, [1, 2]), day, oneOf(random, [0, 3, 9]), oneOf(random, [0, 0, 4])));
    for (const place of places) rows.push(stocked(id, place, 6));
  }
  for (let at = 0; at < rows.length; at += 90) await env.DB.batch(rows.slice(at, at + 90));
}

/** Today's sales and levels, as of a night later yesterday's. */
export async function yesterdaySells(random: Random, today: number) {
  for (let id = 1; id <= VARIANTS; id++) {
    if (random() < 0.6) continue;
    const place = oneOf(random, [1, 2]);
    await env.DB.batch([
      sold(id, today, place, oneOf(random, [1, 2, 9])),
      ...(random() < 0.4 ? [seen(id, place, today, oneOf(random, [0, 3]), oneOf(random, [0, 2]))] : []),
      ...planChanges(env.DB, [{ shopId: 1, variants: [id] }], [{ shopId: 1, today }], today * DAY),
    ]);
  }
}

export const variant = (id: number) =>
  env.DB.prepare(
    `INSERT INTO variants (id, shop_id, shopify_id, product_id, inventory_item_id, title, created_day, price)
    VALUES (?1, 1, ?1, 1, 500 + ?1, 'V', 1, 900)`,
  ).bind(id);

/** Sellers with more or less in stock, at one place or two. */
export async function fillWell(random: Random) {
  await fill(random);
  await env.DB.batch([
    env.DB.prepare("DELETE FROM promotions WHERE percent IS NOT NULL"),
    env.DB.prepare("DELETE FROM similar_variants"),
    env.DB.prepare("DELETE FROM snoozes"),
  ]);
  await sellOften(random);
  const levels: D1PreparedStatement[] = [];
  for (let id = 1; id <= VARIANTS; id++)
    for (const place of [1, 2]) levels.push(stocked(id, place, oneOf(random, [0, 6, 40, 400, 900])));
  await env.DB.batch(levels);
}

export type Row = Record<string, unknown>;

export const plans = async () =>
  (await env.DB.prepare("SELECT * FROM plans ORDER BY variant_id, location_id").all<Row>()).results;

export const ACTS = ["low", "move", "soon"];

/** What a merchant is asked to do. */
export const decision = ({ variant_id, location_id, standing, low, suggested, moving, held_back }: Row) => ({
  ...{ variant_id, location_id, low, moving },
  acts: ACTS.includes(String(standing)) && { standing, suggested, held_back },
});

/** What `look` sees once all are planned as if none were left alone; then all that nights go on from is as it was. */
export async function plannedAnew<Seen>(today: number, look: () => Promise<Seen>) {
  const kept = await copiesOf("plans", "forecasts", "courses", "shop_demand", "shop_demand_days");
  await planned(today, { countsDays: true, goesOn: true });
  const seen = await look();
  await putBack(kept);
  return seen;
}

async function copiesOf(...tables: string[]) {
  return Promise.all(
    tables.map(async (table) => ({
      table,
      rows: (await env.DB.prepare(`SELECT * FROM ${table}`).all<Row>()).results,
    })),
  );
}

async function putBack(copies: { table: string; rows: Row[] }[]) {
  for (const { table, rows } of copies) {
    const names = Object.keys(rows[0] ?? {});
    await env.DB.batch([
      env.DB.prepare(`DELETE FROM ${table}`),
      env.DB.prepare(
        `INSERT INTO ${table} (${names.map((name) => `"${name}"`).join(", ")})
        SELECT ${names.map((_, at) => `value->>${at}`).join(", ")} FROM json_each(?)`,
      ).bind(JSON.stringify(rows.map((row) => names.map((name) => row[name])))),
    ]);
  }
}
