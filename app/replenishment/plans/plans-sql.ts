import { WINDOWS } from "../../demand/windows";
import { PASSED_ON } from "../../sql/passed-on-sql";
import { whereDifferentInPart } from "../../sql/upsert-sql";
import { WHOLE_SHOP } from "../../sql/zeros";
import { TOUCHED } from "../touched-sql";
import { COVER } from "./steps/cover-sql";
import { DAYS_AT_RISK } from "./steps/horizon-sql";
import { IS_DUE, IS_LOW, IS_SOON, LOW_ANYWHERE } from "./steps/lacking-sql";
import { LIFTED_UNITS } from "./steps/lift-sql";
import { GAP, LOST_UNITS, SHOP_LOST_UNITS, SPREAD } from "./steps/lost-units-sql";
import { GIVEN, MOVED, MOVING, ORDERS, SPARE, WANTED } from "./steps/moves-sql";
import { DAYS_OF_PLENTY, IS_PLENTY, PLENTY, SHOP_PLENTY } from "./steps/plenty-sql";
import { HELD_BACK, IN_LOTS, NEEDED } from "./steps/quantity-sql";
import { REORDER_POINT } from "./steps/reorder-point-sql";
import { SAFETY_STOCK } from "./steps/safety-stock-sql";
import { baseOf, ORDERED, restOf, SUGGESTED, WEIGHT } from "./steps/shares-sql";
import { standingIn, tiedUpIn, worthIn } from "./steps/standing-sql";
import { SUFFICES } from "./steps/suffices-sql";
import { PACE_DAYS, PACE_UNITS, VELOCITY } from "./steps/velocity-sql";
import { DAYS_OUT } from "./tables/days-out-sql";
import { GATHERED, GATHERED_OF_TOLD } from "./tables/gathered-sql";
import { LIFT, LIFTED } from "./tables/lifted-sql";
import { OUT_SPANS } from "./tables/out-spans-sql";
import { PLACES, PLACES_OF_TOLD } from "./tables/places-sql";
import { MARKED_STRETCHES, PROMOTED_IN_WINDOW, PROMOTION_DAYS } from "./tables/promotion-days-sql";
import { RULE_WHOLE } from "./tables/rule-there-sql";
import { SHARE } from "./tables/share-sql";
import { SOLD } from "./tables/sold-sql";
import { TOLD } from "./tables/told-sql";
import { IS_COUNTED, IS_TOLD, variantWhere } from "./tables/variant-sql";

/** Of what was gathered, what no step reckons with. */
const APART = [
  ...["incoming", "observed_from_day"],
  ...WINDOWS.map((window) => `units_${window}`),
  ...WINDOWS.map((window) => `days_${window}`),
  ...WINDOWS.map((window) => `promotion_units_${window}`),
  ...WINDOWS.map((window) => `promotion_days_${window}`),
];

/** Columns whose change rewrites a row. `as_of_day` is left out: a new day alone is no change. */
const COLUMNS = [
  "available",
  "position",
  ...APART,
  "known_days",
  "velocity",
  "safety_stock",
  "reorder_point",
  "suffices",
  "cover",
  "low",
  "method",
  "suggested",
  "moving",
  "held_back",
  "lost_units",
  "standing",
  "worth",
  "tied_up",
  "supplier_id",
];

/** What the steps reckon with. */
const STEPPED = [
  ...["shop_id", "variant_id", "location_id", "as_of_day", "available", "position", "known_days"],
  ...["watched", "excluded", "snoozed", "sells_out", "lead_time_days", "cover_days", "safety_days", "review_days"],
  ...["minimum_order", "case_pack", "own_reorder_point", "own_velocity", "own_safety_stock"],
  ...["rate", "reorder_level", "variance", "horizon", "supplier_id", "price", "cost"],
];

/** By `plans_standing`: where a place stands, for whom, and what that is worth, changes more seldom than its figures. */
const SETTLED = {
  index: "(shop_id, location_id, standing, worth, variant_id, supplier_id) WHERE standing IS NOT NULL",
  columns: ["standing", "supplier_id", "worth"],
};

const PLACE = "shop_id, variant_id, location_id";

/** SQL: over the rows of a variant. */
const OF_VARIANT = "WINDOW w AS (PARTITION BY shop_id, variant_id)";

/*
 * The whole plan in one statement: tables/ gathers a place's figures in one row, steps/ reckons from them, each step beside
 * the pure function that says the same.
 * Each table is materialized and joined from left to right (CROSS JOIN): left to itself SQLite folds them into one another
 * and reads the whole shop for each variant. The steps are none: each hands its rows to the next, one by one (`PASSED_ON`).
 * D1 takes expressions 100 deep, and SQLite adds up the depth of all steps on its
 * way to one that it has not met: promoted_in_window, the furthest, is looked at where the last step begins, so that the way to it is
 * short. The last step itself is no table, and judged_here stands in it once: each time that a table is named SQLite prepares it again,
 * with all that it is made of.
 * What is reckoned over a variant's rows is sorted, and so takes along only what it needs: it is then joined to the rest. What
 * the locations share is reckoned of those variants alone that have something to share.
 * `found` is grouped though each place is there once, since SQLite takes what windows give for too few rows to make an index of.
 * test/api/plans holds each step equal to its function, and the whole to a plain model.
 */
const plansOf = (tables: string[], or?: string) => `
INSERT INTO plans (shop_id, variant_id, location_id, as_of_day, unobserved_days, ${COLUMNS.join(", ")})
WITH RECURSIVE ${TOUCHED},
${tables.join(",")},
with_velocity AS NOT MATERIALIZED (
  SELECT ${[...STEPPED, ...APART].map((column) => `g.${column}`).join(", ")}, ${PACE_UNITS} AS pace_units, ${PACE_DAYS} AS pace_days, ${LIFT}
  FROM gathered g LEFT JOIN lifted ON lifted.shop_id = g.shop_id AND lifted.variant_id = g.variant_id ${PASSED_ON}
),
with_safety AS NOT MATERIALIZED (SELECT *, ${VELOCITY} AS velocity, ${SAFETY_STOCK} AS safety_stock FROM with_velocity ${PASSED_ON}),
with_lift AS NOT MATERIALIZED (SELECT *, ${LIFTED_UNITS} AS lifted_units FROM with_safety ${PASSED_ON}),
with_reorder_point AS NOT MATERIALIZED (
  SELECT *, ${REORDER_POINT} AS reorder_point, ${COVER} AS cover, ${DAYS_OF_PLENTY} AS days_of_plenty, ${DAYS_AT_RISK} AS days_at_risk
  FROM with_lift ${PASSED_ON}
),
with_need AS NOT MATERIALIZED (
  SELECT *, ${NEEDED} AS needed, ${GAP} AS gap, ${SPREAD} AS spread, ${IS_LOW} AS is_low, ${SUFFICES} AS suffices
  FROM with_reorder_point ${PASSED_ON}
),
judged_here AS MATERIALIZED (
  SELECT *, ${IN_LOTS} AS in_lots, ${LOST_UNITS} AS lost_here, ${IS_DUE} AS is_due, ${IS_SOON} AS is_soon, ${PLENTY} AS plenty_here,
    ${WANTED} AS wanted, ${SPARE} AS spare
  FROM with_need
),
judged_shop AS MATERIALIZED (
  SELECT ${PLACE}, wanted, spare, ${LOW_ANYWHERE} AS low, ${SHOP_PLENTY} AS plenty, ${SHOP_LOST_UNITS} AS lost_units,
    ${ORDERS} AS orders, ${ORDERED} AS ordered, ${WEIGHT} AS weight, ${MOVED} AS moved
  FROM judged_here ${OF_VARIANT}
),
divided AS MATERIALIZED (
  SELECT ${PLACE}, ordered, moved, ${baseOf("ordered", "weight")} AS base, ${restOf("ordered", "weight")} AS rest,
    ${baseOf("moved", "wanted")} AS base_in, ${restOf("moved", "wanted")} AS rest_in, ${GIVEN} AS given
  FROM (SELECT * FROM judged_shop WHERE ordered > 0 OR moved > 0) ${OF_VARIANT}
),
shared AS (
  SELECT ${PLACE}, ${SUGGESTED} AS suggested, ${MOVING} AS moving FROM divided ${OF_VARIANT}
),
found AS MATERIALIZED (SELECT * FROM shared GROUP BY ${PLACE})
SELECT shop_id, variant_id, location_id, as_of_day, 0, available, position, ${APART.join(", ")},
  known_days, velocity, safety_stock, reorder_point, suffices, cover, low,
  iif(rate IS NULL, 'simple', 'engine'), COALESCE(suggested, 0), COALESCE(moving, 0), location_id = ${WHOLE_SHOP} AND ${HELD_BACK}, lost_units,
  ${standingIn(IS_PLENTY)},
  ${worthIn(IS_PLENTY)},
  ${tiedUpIn(IS_PLENTY)},
  supplier_id
FROM (SELECT COUNT(*) FROM (SELECT 1 FROM promoted_in_window LIMIT 1))
CROSS JOIN judged_here CROSS JOIN judged_shop USING (${PLACE}) LEFT JOIN found USING (${PLACE})
WHERE true
${whereDifferentInPart("plans", ["shop_id", "variant_id", "location_id"], COLUMNS, [SETTLED], ["as_of_day"], or)}`;

/**
 * The plans of the touched variants, but for those in ?3 that nobody has planned on this day. Where ?4 says so, a row is of the
 * new day though nothing else of it is new (the whole shop's): what was counted before is then known to be older.
 */
export const PLANS = plansOf(
  [
    ...[variantWhere(IS_COUNTED), PLACES, SOLD, SHARE, OUT_SPANS, DAYS_OUT],
    ...[MARKED_STRETCHES, PROMOTION_DAYS, PROMOTED_IN_WINDOW, RULE_WHOLE, GATHERED, LIFTED],
  ],
  `(?4 AND plans.location_id = ${WHOLE_SHOP} AND plans.as_of_day <> excluded.as_of_day)`,
);

/** The plans of those left out there, of whose days it is told what was counted. */
export const PLANS_OF_TOLD = plansOf([
  ...[variantWhere(IS_TOLD), PLACES_OF_TOLD, TOLD, MARKED_STRETCHES],
  ...[PROMOTED_IN_WINDOW, RULE_WHOLE, GATHERED_OF_TOLD, LIFTED],
]);
