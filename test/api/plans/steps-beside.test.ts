import { env } from "cloudflare:workers";
import fc from "fast-check";
import { expect, it } from "vitest";
import { LOW_ANYWHERE } from "../../../app/replenishment/plans/steps/lacking-sql";
import {
  GAP,
  LOST_UNITS,
  lostUnits,
  SHOP_LOST_UNITS,
  SPREAD,
  shopLostUnits,
} from "../../../app/replenishment/plans/steps/lost-units-sql";
import { GIVEN, MOVED, MOVING, movesOf, ORDERS, SPARE, WANTED } from "../../../app/replenishment/plans/steps/moves-sql";
import {
  daysOfPlenty,
  IS_PLENTY,
  isOverstocked,
  PLENTY,
  plentyOf,
  SHOP_PLENTY,
} from "../../../app/replenishment/plans/steps/plenty-sql";
import {
  baseOf,
  ORDERED,
  restOf,
  SUGGESTED,
  sharesOf,
  WEIGHT,
  weightsOf,
} from "../../../app/replenishment/plans/steps/shares-sql";
import { summed, summedOf } from "../../../app/replenishment/plans/tables/rule-there-sql";
import {
  CELLS,
  days,
  HUGE,
  inD1,
  is,
  lacking,
  lift,
  n,
  near,
  none,
  orNone,
  ROWS,
  type Row,
  real,
  rowsFor,
  SEED,
  whole,
} from "./step-rows";

it("lost units are in SQL what they are in the function, from gap and spread on", async () => {
  const rows = rowsFor("lost units");
  const stepped = `(SELECT *, ${GAP} AS gap, ${SPREAD} AS spread`;
  const sql = LOST_UNITS;
  const text = `SELECT ${sql} AS found FROM ${stepped} FROM (SELECT key AS n, ${CELLS.join(", ")} FROM json_each(?))) ORDER BY n`;
  const { results } = await env.DB.prepare(text).bind(JSON.stringify(rows)).all<{ found: number }>();
  for (const [index, each] of rows.entries()) {
    const [velocity, at] = [n(each, "velocity"), n(each, "days_at_risk")];
    const variance = none(each, "variance") ?? velocity * at;
    const lost =
      is(each, "watched") && !is(each, "sells_out")
        ? lostUnits({ velocity, variance, days: at, position: n(each, "position"), lift: n(each, "lift_risk") })
        : 0;
    expect(results[index]?.found, JSON.stringify(each)).toEqual(near(lost));
  }
});

it("plenty is in SQL what it is in the function, of the days of plenty before it", async () => {
  const rows = rowsFor("plenty").map((each) => ({ ...each, days_of_plenty: daysOfPlenty(days(each)) }));
  const plenty = await inD1(PLENTY, rows);
  const many = await inD1(IS_PLENTY, rows);
  for (const [index, each] of rows.entries()) {
    const at = { ...lacking(each), safetyStock: n(each, "safety_stock"), lift: lift(each) };
    expect(plenty[index], JSON.stringify(each)).toEqual(near(plentyOf(at)));
    const held = { ...at, available: none(each, "available"), knownDays: n(each, "known_days") };
    expect(many[index] ?? 0, JSON.stringify(each)).toBe(Number(isOverstocked(held, n(each, "plenty"))));
  }
});

it("the whole shop is low, has plenty and loses as its locations do, and each location as itself", async () => {
  const over = "WINDOW w AS (PARTITION BY shop_id, variant_id)";
  const cells = CELLS.join(", ");
  const rows = rowsFor("shop").map((each, index) => ({
    ...each,
    variant_id: Math.floor(index / 4),
    location_id: index % 4,
  }));
  const parts = [LOW_ANYWHERE, SHOP_PLENTY, SHOP_LOST_UNITS];
  const text = `SELECT ${parts.map((sql, index) => `${sql} AS p${index}`).join(", ")}
    FROM (SELECT key AS n, 1 AS shop_id, value->>'variant_id' AS variant_id, value->>'location_id' AS location_id, ${cells} FROM json_each(?)) ${over} ORDER BY n`;
  const { results } = await env.DB.prepare(text).bind(JSON.stringify(rows)).all<Record<string, number>>();
  for (const [index, each] of rows.entries()) {
    const all = rows.filter(({ variant_id }) => variant_id === each.variant_id);
    const there = all.filter(({ location_id }) => location_id !== 0);
    const isShop = each.location_id === 0;
    const isTold = (one: Row) => is(one, "is_low") && !is(one, "sells_out");
    const low = Number(isShop ? all.some(isTold) : isTold(each));
    const stocked = there.filter((one) => none(one, "available") !== null);
    const plenty = isShop ? stocked.reduce((sum, one) => sum + n(one, "plenty_here"), 0) : n(each, "plenty_here");
    const ofPlaces = there.map((one) => n(one, "lost_here"));
    const lost = isShop
      ? shopLostUnits(n(each, "velocity"), ofPlaces, n(each, "days_at_risk"), n(each, "lift_risk"))
      : n(each, "lost_here");
    const found = results[index];
    expect([found?.p0, found?.p1, found?.p2]).toEqual([low, near(plenty), near(lost)]);
  }
});

it("an order is shared, and stock is moved, in SQL as in the functions", async () => {
  const place = fc.record({
    watched: fc.constantFrom(0, 1, 1),
    sells_out: fc.constantFrom(0, 0, 1),
    is_low: fc.constantFrom(0, 1),
    is_due: fc.constantFrom(0, 1),
    needed: whole(0, 500),
    velocity: real(0, 40),
    available: orNone(whole(-5, 300)),
    reorder_point: whole(-1, 100),
    in_lots: whole(0, 500),
  });
  const groups = fc.sample(fc.array(place, { minLength: 2, maxLength: 6 }), { numRuns: ROWS, seed: SEED });
  // As plans have it: what nobody watches needs nothing and is not low.
  const sound = groups.map((places) =>
    places.map((each) => ({
      ...each,
      needed: each.watched && each.available !== null ? each.needed : 0,
      watched: Number(each.watched && each.available !== null),
      is_low: Number(each.watched && each.available !== null && each.is_low),
    })),
  );
  const cells = ["watched", "sells_out", "is_low", "is_due", "needed", "available", "reorder_point", "in_lots"];
  const over = "WINDOW w AS (PARTITION BY shop_id, variant_id)";
  const { results } = await env.DB.prepare(`WITH
    given AS (SELECT 1 AS shop_id, g.key AS variant_id, p.key AS location_id, CAST(p.value->>'velocity' AS REAL) AS velocity,
      ${cells.map((cell) => `p.value->>'${cell}' AS ${cell}`).join(", ")} FROM json_each(?) g, json_each(g.value) p),
    judged AS MATERIALIZED (SELECT *, ${ORDERS} AS orders, ${ORDERED} AS ordered, ${WEIGHT} AS weight, ${WANTED} AS wanted, ${SPARE} AS spare FROM given ${over}),
    moved AS MATERIALIZED (SELECT *, ${MOVED} AS moved FROM judged ${over}),
    divided AS MATERIALIZED (SELECT *, ${baseOf("ordered", "weight")} AS base, ${restOf("ordered", "weight")} AS rest,
      ${baseOf("moved", "wanted")} AS base_in, ${restOf("moved", "wanted")} AS rest_in, ${GIVEN} AS given FROM moved ${over})
    SELECT ${SUGGESTED} AS suggested, ${MOVING} AS moving FROM divided ${over} ORDER BY variant_id, location_id`)
    .bind(JSON.stringify(sound))
    .all<{ suggested: number; moving: number }>();
  let row = 0;
  for (const [shop, ...places] of sound) {
    if (!shop) continue;
    const units = shop.in_lots;
    const at = places.map((each) => ({
      ...each,
      watched: each.watched === 1,
      sellsOut: each.sells_out === 1,
      isLow: each.is_low === 1,
      reorderPoint: each.reorder_point,
    }));
    const shares = sharesOf(units, weightsOf(at));
    const moves = shop.is_due && units > 0 ? at.map(() => 0) : movesOf(at);
    const found = results.slice(row + 1, row + 1 + places.length);
    expect(results[row], JSON.stringify([shop, ...places])).toEqual({
      suggested: units,
      moving: moves.reduce((sum, each) => sum + Math.max(0, each), 0),
    });
    expect(found, JSON.stringify([shop, ...places])).toEqual(
      at.map((_, n) => ({ suggested: shares[n], moving: moves[n] })),
    );
    expect(moves.reduce((sum, each) => sum + each, 0)).toBe(0);
    if (at.some(({ watched, sellsOut }) => watched && !sellsOut))
      expect(shares.reduce((sum, each) => sum + each, 0)).toBe(units);
    row += 1 + places.length;
  }
});

it("what is typed at every place adds up, and at some only says nothing, in SQL as in the function", async () => {
  const groups = fc.sample(fc.array(orNone(whole(0, HUGE)), { minLength: 1, maxLength: 4 }), {
    numRuns: ROWS,
    seed: SEED,
  });
  const { results } = await env.DB.prepare(
    `SELECT (SELECT ${summed("typed")} FROM (SELECT p.value AS typed FROM json_each(g.value) p)) AS found FROM json_each(?) g ORDER BY g.key`,
  )
    .bind(JSON.stringify(groups))
    .all<{ found: number | null }>();
  expect(results.map(({ found }) => found)).toEqual(groups.map(summedOf));
});
