import { env } from "cloudflare:workers";
import fc from "fast-check";
import { expect } from "vitest";
import { WINDOWS } from "../../../app/demand/windows";

export const ROWS = 400;
export const SEED = 20_001;

export const HUGE = 1e9;
export const whole = (least: number, most: number) =>
  fc.oneof(
    fc.integer({ min: least, max: Math.min(most, Math.max(least, 0) + 40) }),
    fc.integer({ min: least, max: most }),
  );
export const real = (least: number, most: number) =>
  fc
    .oneof(fc.constant(0), fc.double({ min: least, max: most, noNaN: true }), whole(least, most))
    .map((value) => Math.round(value * 1e4) / 1e4);
export const orNone = (each: fc.Arbitrary<number>) => fc.option(each, { freq: 3 });

/** Each column of the row that steps read: SQL's kind, and what may stand there. */
const COLUMNS = {
  ...Object.fromEntries(
    WINDOWS.flatMap((window) => [
      [`units_${window}`, ["REAL", real(-50, HUGE)]],
      [`promotion_units_${window}`, ["REAL", real(0, 500)]],
      [`days_${window}`, ["INTEGER", whole(0, window)]],
      [`promotion_days_${window}`, ["INTEGER", whole(0, window)]],
    ]),
  ),
  velocity_window: ["INTEGER", fc.constantFrom(...WINDOWS)],
  rate: ["REAL", real(0, 1e5)],
  reorder_level: ["INTEGER", whole(0, HUGE)],
  variance: ["REAL", fc.double({ min: 1e-3, max: HUGE, noNaN: true })],
  horizon: ["INTEGER", whole(1, 400)],
  own_velocity: ["REAL", orNone(real(0, HUGE))],
  own_safety_stock: ["REAL", orNone(real(0, HUGE))],
  own_reorder_point: ["INTEGER", orNone(whole(0, HUGE))],
  lead_time_days: ["INTEGER", whole(0, 365)],
  review_days: ["INTEGER", whole(0, 90)],
  cover_days: ["INTEGER", whole(0, 365)],
  safety_days: ["INTEGER", whole(0, 365)],
  minimum_order: ["INTEGER", whole(1, 10_000)],
  case_pack: ["INTEGER", whole(1, 1000)],
  available: ["INTEGER", orNone(whole(-HUGE, HUGE))],
  position: ["INTEGER", whole(-HUGE, HUGE)],
  known_days: ["INTEGER", whole(1, 365)],
  watched: ["INTEGER", fc.constantFrom(0, 1)],
  sells_out: ["INTEGER", fc.constantFrom(0, 0, 1)],
  excluded: ["INTEGER", fc.constantFrom(0, 0, 1)],
  snoozed: ["INTEGER", fc.constantFrom(0, 0, 1)],
  low: ["INTEGER", fc.constantFrom(0, 0, 1)],
  orders: ["INTEGER", fc.constantFrom(0, 0, 1)],
  suggested: ["INTEGER", whole(0, 40)],
  moving: ["INTEGER", fc.oneof(fc.constant(0), whole(-40, 40))],
  in_lots: ["INTEGER", whole(0, HUGE)],
  is_plenty: ["INTEGER", fc.constantFrom(0, 1)],
  price: ["INTEGER", orNone(whole(0, HUGE))],
  cost: ["INTEGER", orNone(whole(0, HUGE))],
  pace_units: ["REAL", real(-50, HUGE)],
  pace_days: ["INTEGER", whole(0, 365)],
  velocity: ["REAL", real(-2, 1e6)],
  safety_stock: ["REAL", real(-50, HUGE)],
  reorder_point: ["INTEGER", whole(-1, HUGE)],
  lift_point: ["REAL", real(0, 80)],
  lift_cover: ["REAL", real(0, 80)],
  lift_risk: ["REAL", real(0, 80)],
  lifted_units: ["REAL", real(0, 900)],
  needed: ["INTEGER", whole(0, HUGE)],
  days_at_risk: ["INTEGER", whole(1, 400)],
  days_of_plenty: ["INTEGER", whole(0, 1200)],
  plenty_here: ["REAL", real(0, HUGE)],
  plenty: ["REAL", real(0, HUGE)],
  lost_here: ["REAL", real(0, HUGE)],
  lost_units: ["REAL", real(0, HUGE)],
  is_low: ["INTEGER", fc.constantFrom(0, 0, 1)],
  is_due: ["INTEGER", fc.constantFrom(0, 0, 1)],
  is_soon: ["INTEGER", fc.constantFrom(0, 0, 1)],
  day: ["INTEGER", whole(19_500, 20_000)],
  until: ["INTEGER", whole(19_500, 20_000)],
  today: ["INTEGER", fc.constant(20_000)],
  out: ["INTEGER", orNone(whole(0, 400))],
  first_day: ["INTEGER", orNone(whole(19_900, 20_000))],
  from_day: ["INTEGER", whole(19_900, 20_000)],
  sold_here: ["REAL", real(0, HUGE)],
  sold_everywhere: ["REAL", real(-5, HUGE)],
  places: ["INTEGER", whole(1, 50)],
  own: ["REAL", orNone(real(-50, HUGE))],
  unassigned: ["REAL", orNone(real(-50, HUGE))],
  part: ["REAL", fc.double({ min: 0, max: 1, noNaN: true })],
} as Record<string, ["REAL" | "INTEGER", fc.Arbitrary<number | null>]>;

export type Row = Record<string, number | null>;

/** A row has a forecast whole or not at all: rate, level, variance and horizon are one row's. */
const row = fc
  .record({
    cells: fc.record(Object.fromEntries(Object.entries(COLUMNS).map(([name, [, values]]) => [name, values]))),
    forecast: fc.boolean(),
  })
  .map(
    ({ cells, forecast }): Row =>
      forecast ? cells : { ...cells, rate: null, reorder_level: null, variance: null, horizon: null },
  );

export const CELLS = Object.entries(COLUMNS).map(([name, [kind]]) => `CAST(value->>'${name}' AS ${kind}) AS ${name}`);

export const inD1 = async (sql: string, rows: Row[], after = "") => {
  const from = `(SELECT key AS n, ${CELLS.join(", ")} FROM json_each(?))`;
  const text = `SELECT ${sql} AS found FROM ${from} ${after} ORDER BY n`;
  const { results } = await env.DB.prepare(text).bind(JSON.stringify(rows)).all<{ found: unknown }>();
  return results.map(({ found }) => found);
};

export const n = (row: Row, name: string) => Number(row[name]);
export const none = (row: Row, name: string) => row[name] ?? null;
export const is = (row: Row, name: string) => row[name] === 1;
export const pace = (row: Row) => ({ units: n(row, "pace_units"), daysInStock: n(row, "pace_days") });
export const days = (row: Row) => ({
  leadTimeDays: n(row, "lead_time_days"),
  reviewDays: n(row, "review_days"),
  coverDays: n(row, "cover_days"),
});
export const measured = (row: Row) => {
  const window = n(row, "velocity_window");
  return {
    units: n(row, `units_${window}`) - n(row, `promotion_units_${window}`),
    daysInStock: n(row, `days_${window}`) - n(row, `promotion_days_${window}`),
  };
};
export const lift = (row: Row) => ({ point: n(row, "lift_point"), cover: n(row, "lift_cover") });
/** Of a forecast whose days are the row's horizon. */
export const forecast = (row: Row) =>
  row.rate === null
    ? null
    : { rate: n(row, "rate"), reorderLevel: n(row, "reorder_level"), leadTimeDays: n(row, "horizon"), reviewDays: 0 };
export const lacking = (row: Row) => ({
  ...days(row),
  watched: is(row, "watched"),
  sellsOut: is(row, "sells_out"),
  position: n(row, "position"),
  velocity: n(row, "velocity"),
  reorderPoint: n(row, "reorder_point"),
  coversReview: row.rate !== null && row.own_reorder_point === null,
});
export const judged = (row: Row) => ({
  excluded: is(row, "excluded"),
  snoozed: is(row, "snoozed"),
  orders: is(row, "orders") && n(row, "suggested") > 0,
  moves: n(row, "moving") !== 0,
  soon: is(row, "is_soon"),
  isPlenty: is(row, "is_plenty"),
});

/** Rows as they are before a step: what an earlier step made of them goes with what it was made of. */
export const rowsFor = (name: string) =>
  fc.sample(row, { numRuns: ROWS, seed: SEED }).filter((each) => !VALUED.has(name) || each.available !== null);

const VALUED = new Set(["worth", "tied up"]);

/** Rounding in the last digits only; whole numbers and words are the same, and SQL has no −0. */
export const near = (value: unknown) =>
  typeof value === "number" && !Number.isSafeInteger(value)
    ? expect.toSatisfy((found: unknown) => Math.abs(Number(found) - value) <= 1e-9 * Math.max(1, Math.abs(value)))
    : value === 0
      ? 0
      : value;
