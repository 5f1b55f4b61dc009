import { WINDOWS, type Window } from "../../../demand/windows";
import { packed } from "../../../sql/packed-sql";
import { WHOLE_SHOP } from "../../../sql/zeros";
import type { ToldDays } from "../told-days";
import { shareBy, unitsIn } from "./share-sql";
import { each } from "./windows-sql";

/** What is known of a variant's days before the statement runs. */
export type ToldOf = { shopId: number; variantId: number; days: ToldDays[] };

const OF_EACH = WINDOWS.length;
const KEY = { shopId: 1, variantId: 1, locationId: 1 } as const;
const DAYS_SHAPE = {
  ...KEY,
  firstDay: 1,
  soldEverywhere: 1,
  places: 1,
  sold: OF_EACH,
  unassigned: OF_EACH,
  out: OF_EACH,
} as const;
const DAYS = packed(DAYS_SHAPE);
const MARKED = packed({ ...KEY, promoted: OF_EACH, days: OF_EACH });

/** Never observed. */
const NEVER = -1;

/** As the two parameters that TOLD reads. */
export function toldInJson(told: ToldOf[]) {
  const rows = told.flatMap(({ shopId, variantId, days }) =>
    days.map((of) => ({
      of,
      places: days.length - 1,
      key: { shopId: [shopId], variantId: [variantId], locationId: [of.locationId] },
    })),
  );
  const days = rows.map(({ of, key, places }) => ({
    ...{ ...key, firstDay: [of.firstDay ?? NEVER], soldEverywhere: [of.soldEverywhere], places: [places] },
    ...{ sold: of.sold, unassigned: of.unassigned, out: of.out },
  }));
  const marked = rows.flatMap(({ of, key }) => (of.marked ? [{ ...key, ...of.marked }] : []));
  return [DAYS.json(days), MARKED.json(marked)] as const;
}

const keyOf = (cell: (name: keyof typeof KEY) => string) =>
  `${cell("shopId")} AS shop_id, ${cell("variantId")} AS variant_id, ${cell("locationId")} AS location_id`;

const PART = shareBy(DAYS.cell("sold", WINDOWS.indexOf(90)), DAYS.cell("soldEverywhere"), DAYS.cell("places"));

/**
 * SQL: in place of all that is counted of days, what was told of them (toldDays): of places in ?4, of their marked days in ?5. `share`
 * as in SHARE; `pace` holds what was told as it came, since a number cut out where it is needed is not copied from table to table,
 * with the first observed day. Told rows are grouped though each is there once: else SQLite makes no index of them.
 */
export const TOLD = `
pace AS MATERIALIZED (
  SELECT ${keyOf(DAYS.cell)}, NULLIF(${DAYS.cell("firstDay")}, ${NEVER}) AS first_day,
    iif(${DAYS.cell("locationId")} = ${WHOLE_SHOP}, 0, ${PART}) AS part, f.value AS value
  FROM ${DAYS.rowsIn("?4")} GROUP BY 1, 2, 3
),
share AS MATERIALIZED (SELECT shop_id, variant_id, location_id, part FROM pace WHERE location_id <> ${WHOLE_SHOP}),
promoted AS MATERIALIZED (
  SELECT ${keyOf(MARKED.cell)}, ${each((window, at) => `${MARKED.cell("promoted", at)} AS units_${window}`)},
    ${each((window, at) => `${MARKED.cell("days", at)} AS days_${window}`)}
  FROM ${MARKED.rowsIn("?5")} GROUP BY 1, 2, 3
),
marked_in AS (
  SELECT shop_id, variant_id, location_id, ${each((window) => `days_${window}`)} FROM promoted WHERE days_${Math.max(...WINDOWS)} > 0
)`;

const OF_PACE = packed(DAYS_SHAPE, "a");
const atWindow = (name: "sold" | "unassigned" | "out") => (window: Window) =>
  OF_PACE.cell(name, WINDOWS.indexOf(window));

/** SQL: of `pace` as `a`, units at a place in a window: the whole shop's part of the unassigned is none, they are among all. */
export const TOLD_UNITS = (window: Window) =>
  unitsIn(atWindow("sold")(window), atWindow("unassigned")(window), "a.part");

/** SQL: days out in a window. */
export const TOLD_OUT = atWindow("out");
