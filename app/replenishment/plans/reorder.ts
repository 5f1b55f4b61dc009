import type { Lifting } from "../../demand/promotions/lifted-days";
import type { EffectiveRule } from "../rules/rule";
import { type Lift, liftedUnits, liftFrom, pointDaysOf } from "./steps/lift-sql";
import { exactNeed, inLots } from "./steps/quantity-sql";
import { exactReorderPoint, reorderPointBy } from "./steps/reorder-point-sql";
import { type Reckoned, safetyStockBy } from "./steps/safety-stock-sql";
import { type Pace, paceBy, velocityOf } from "./steps/velocity-sql";
import { wholeUnits } from "./steps/whole-units-sql";

/*
 * When to reorder and how much, of one rule at one place: the steps that the plans' SQL takes, lined up for the pages
 * that explain the sum.
 */

/**
 * The rule of the shop as a whole. What is typed in units holds at each location and adds up over them; typed at some
 * only, it says nothing of the whole. `velocity` is the plan's: a typed one is shared out over the places, or added up.
 */
export function wholeShopRule(rule: EffectiveRule, places: EffectiveRule[], velocity: number): EffectiveRule {
  if (places.length === 0) return rule;
  const isTyped = (field: "velocity" | "safetyStock" | "reorderPoint") =>
    places.every((place) => place[field] !== null);
  const added = (field: "safetyStock" | "reorderPoint") =>
    isTyped(field) ? places.reduce((sum, place) => sum + (place[field] ?? 0), 0) : null;
  const originOf = (field: "velocity" | "safetyStock" | "reorderPoint") =>
    isTyped(field) && rule[field] === null ? "location" : rule.origins[field];
  const typed = (["velocity", "safetyStock"] as const).find(isTyped);
  return {
    ...rule,
    velocity: isTyped("velocity") ? velocity : null,
    safetyStock: added("safetyStock"),
    reorderPoint: added("reorderPoint"),
    active: places.some(({ active }) => active),
    sellOut: places.every(({ sellOut }) => sellOut),
    method: typed ? "simple" : rule.method,
    origins: {
      ...rule.origins,
      velocity: originOf("velocity"),
      safetyStock: originOf("safetyStock"),
      reorderPoint: originOf("reorderPoint"),
      method: typed ? originOf(typed) : rule.origins.method,
    },
  };
}

/** By which a plan was made, and what of. */
export type Basis = {
  forecast: Reckoned | null;
  pace: Pace;
  safetyStock: number;
  /** What uplifts add to days, and in units to the reorder point: what sells on them, and safety stock for it. */
  lift: Lift;
  lifted: { sold: number; safety: number };
  reorderPoint: number;
};

/** Uplifts to come, and the day from which to look at them. */
type Ahead = { uplifts: Lifting[]; today: number };

export const NOTHING_AHEAD: Ahead = { uplifts: [], today: 0 };

/** The engine's where the rule says so and a forecast stands, else the simple method's. */
export function basisOf(
  rule: EffectiveRule,
  measured: Pace,
  standing: Reckoned | null,
  { uplifts, today }: Ahead = NOTHING_AHEAD,
): Basis {
  const forecast = rule.method === "engine" ? standing : null;
  const pace = paceBy(forecast?.rate ?? null, rule.velocity, measured);
  const safetyStock = safetyStockBy(forecast, rule.safetyStock, pace, rule.safetyDays);
  const lift = liftFrom(uplifts, today, pointDaysOf(forecast, rule.leadTimeDays), rule.coverDays);
  const lifted = liftedUnits(forecast, pace, safetyStock, lift);
  const more = lifted.sold + lifted.safety;
  const exact = exactReorderPoint(pace, rule.leadTimeDays, safetyStock, more);
  const velocity = velocityOf(pace.units, pace.daysInStock);
  const reorderPoint = reorderPointBy(
    rule.reorderPoint,
    { ofForecast: forecast?.reorderLevel ?? null, lifted: more },
    exact,
    velocity,
  );
  return { forecast, pace, safetyStock, lift, lifted, reorderPoint };
}

/** What to order by either method, with the numbers on the way; `exact` is before rounding up. */
export function orderSteps(rule: EffectiveRule, { forecast, ...basis }: Basis, position: number) {
  const exact = exactNeed({
    ...{ ...rule, ...basis, position },
    ...{ rate: forecast?.rate ?? null, typedReorderPoint: rule.reorderPoint },
  });
  return { exact, ...inLots(rule, wholeUnits(exact)) };
}
