import { expect, it } from "vitest";
import { horizonOf } from "../../../app/demand/horizon";
import { COVER, daysOfCover } from "../../../app/replenishment/plans/steps/cover-sql";
import { DAYS_AT_RISK, daysAtRisk, horizonIn } from "../../../app/replenishment/plans/steps/horizon-sql";
import { IS_DUE, IS_LOW, IS_SOON, isDue, isLow, isSoon } from "../../../app/replenishment/plans/steps/lacking-sql";
import { LIFTED_UNITS, liftedUnits, POINT_DAYS, pointDaysOf } from "../../../app/replenishment/plans/steps/lift-sql";
import { DAYS_OF_PLENTY, daysOfPlenty } from "../../../app/replenishment/plans/steps/plenty-sql";
import {
  HELD_BACK,
  IN_LOTS,
  inLots,
  isHeldBack,
  NEEDED,
  unitsNeeded,
} from "../../../app/replenishment/plans/steps/quantity-sql";
import {
  exactReorderPoint,
  REORDER_POINT,
  reorderPointBy,
} from "../../../app/replenishment/plans/steps/reorder-point-sql";
import { SAFETY_STOCK, safetyStockBy } from "../../../app/replenishment/plans/steps/safety-stock-sql";
import {
  standingBy,
  standingIn,
  tiedUpBy,
  tiedUpIn,
  worthIn,
  worthOf,
} from "../../../app/replenishment/plans/steps/standing-sql";
import { SUFFICES, sufficientUnits } from "../../../app/replenishment/plans/steps/suffices-sql";
import {
  PACE_DAYS,
  PACE_UNITS,
  paceBy,
  VELOCITY,
  velocityOf,
} from "../../../app/replenishment/plans/steps/velocity-sql";
import { wholeUnits, wholeUnitsOf } from "../../../app/replenishment/plans/steps/whole-units-sql";
import { daysIn, daysInStock, daysInStockOf, daysWithin } from "../../../app/replenishment/plans/tables/days-out-sql";
import { observedFrom, observedFromIn } from "../../../app/replenishment/plans/tables/gathered-sql";
import { shareBy, shareOf, unitsIn, unitsThere } from "../../../app/replenishment/plans/tables/share-sql";
import {
  days,
  forecast,
  inD1,
  is,
  judged,
  lacking,
  lift,
  measured,
  n,
  near,
  none,
  pace,
  type Row,
  rowsFor,
} from "./step-rows";

/** The name of each formula, its SQL and its function. */
const FORMULAS: [name: string, sql: string, twin: (row: Row) => unknown][] = [
  ["units of the pace", PACE_UNITS, (row) => paceBy(none(row, "rate"), none(row, "own_velocity"), measured(row)).units],
  [
    "days of the pace",
    PACE_DAYS,
    (row) => paceBy(none(row, "rate"), none(row, "own_velocity"), measured(row)).daysInStock,
  ],
  ["velocity", VELOCITY, (row) => velocityOf(n(row, "pace_units"), n(row, "pace_days"))],
  ["horizon", horizonIn("lead_time_days", "review_days"), (row) => horizonOf(days(row))],
  ["days at risk", DAYS_AT_RISK, (row) => daysAtRisk(none(row, "horizon"), days(row))],
  [
    "safety stock",
    SAFETY_STOCK,
    (row) => safetyStockBy(forecast(row), none(row, "own_safety_stock"), pace(row), n(row, "safety_days")),
  ],
  ["days of the reorder point", POINT_DAYS, (row) => pointDaysOf(forecast(row), n(row, "lead_time_days"))],
  [
    "units that uplifts add",
    LIFTED_UNITS,
    (row) => {
      const { sold, safety } = liftedUnits(forecast(row), pace(row), n(row, "safety_stock"), lift(row));
      return sold + safety;
    },
  ],
  ["whole units", wholeUnitsOf("safety_stock"), (row) => wholeUnits(n(row, "safety_stock"))],
  [
    "reorder point",
    REORDER_POINT,
    (row) =>
      reorderPointBy(
        none(row, "own_reorder_point"),
        { ofForecast: none(row, "reorder_level"), lifted: n(row, "lifted_units") },
        exactReorderPoint(pace(row), n(row, "lead_time_days"), n(row, "safety_stock"), n(row, "lifted_units")),
        n(row, "velocity"),
      ),
  ],
  ["cover", COVER, (row) => daysOfCover(none(row, "available"), n(row, "velocity"))],
  [
    "units needed",
    NEEDED,
    (row) =>
      is(row, "watched")
        ? unitsNeeded({
            ...lacking(row),
            rate: none(row, "rate"),
            pace: pace(row),
            typedReorderPoint: none(row, "own_reorder_point"),
            safetyStock: n(row, "safety_stock"),
            ...days(row),
            lift: lift(row),
          })
        : 0,
  ],
  [
    "units in lots",
    IN_LOTS,
    (row) =>
      inLots(
        { minimumOrder: n(row, "minimum_order"), casePack: n(row, "case_pack"), sellOut: is(row, "sells_out") },
        n(row, "needed"),
      ).ordered,
  ],
  [
    "held back",
    HELD_BACK,
    (row) => Number(isHeldBack({ needed: n(row, "needed"), ordered: n(row, "in_lots"), velocity: n(row, "velocity") })),
  ],
  [
    "units that suffice",
    SUFFICES,
    (row) =>
      sufficientUnits({
        ...lacking(row),
        rate: none(row, "rate"),
        pace: pace(row),
        typedReorderPoint: none(row, "own_reorder_point"),
        safetyStock: n(row, "safety_stock"),
        ...days(row),
        lift: lift(row),
      }),
  ],
  ["low", IS_LOW, (row) => Number(isLow(lacking(row)))],
  ["due", IS_DUE, (row) => Number(isDue(lacking(row)))],
  ["soon", IS_SOON, (row) => Number(isSoon(lacking(row)))],
  ["days of plenty", DAYS_OF_PLENTY, (row) => daysOfPlenty(days(row))],
  ["standing", standingIn("is_plenty"), (row) => standingBy(judged(row))],
  ["worth", worthIn("is_plenty"), (row) => worthOf(valued(row))],
  ["tied up", tiedUpIn("is_plenty"), (row) => tiedUpBy(valued(row))],
  [
    "share",
    shareBy("sold_here", "sold_everywhere", "places"),
    (row) => shareOf(n(row, "sold_here"), n(row, "sold_everywhere"), n(row, "places")),
  ],
  [
    "units there",
    unitsIn("own", "unassigned", "part"),
    (row) => unitsThere(none(row, "own"), none(row, "unassigned"), n(row, "part")),
  ],
  ["days of a stretch", daysIn(90), (row) => daysWithin(90, n(row, "today"), n(row, "day"), n(row, "until"))],
  [
    "days in stock",
    daysInStockOf(90, "known_days", "out"),
    (row) => daysInStock(90, n(row, "known_days"), none(row, "out")),
  ],
  [
    "observed from",
    observedFromIn("first_day", "from_day"),
    (row) => observedFrom(none(row, "first_day"), n(row, "from_day")),
  ],
];

const valued = (row: Row) => ({
  ...judged(row),
  lostUnits: n(row, "lost_units"),
  price: none(row, "price"),
  cost: none(row, "cost"),
  available: is(row, "is_plenty") ? n(row, "available") : null,
  plenty: n(row, "plenty"),
});

it.each(FORMULAS)("%s is in SQL what it is in the function, on random rows", async (name, sql, twin) => {
  const rows = rowsFor(name);
  const found = await inD1(sql, rows);
  expect(found).toHaveLength(rows.length);
  expect(new Set(found.map(String)).size, "distinct results").toBeGreaterThan(1);
  for (const [index, each] of rows.entries()) expect(found[index], JSON.stringify(each)).toEqual(near(twin(each)));
});
