import type { EffectiveRule } from "../rules/rule";
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
export type Basis = { forecast: Reckoned | null; pace: Pace; safetyStock: number; reorderPoint: number };

/** The engine's where the rule says so and a forecast stands, else the simple method's. */
export function basisOf(rule: EffectiveRule, measured: Pace, standing: Reckoned | null): Basis {
  const forecast = rule.method === "engine" ? standing : null;
  const pace = paceBy(forecast?.rate ?? null, rule.velocity, measured);
  const safetyStock = safetyStockBy(forecast, rule.safetyStock, pace, rule.safetyDays);
  const exact = exactReorderPoint(pace, rule.leadTimeDays, safetyStock);
  const velocity = velocityOf(pace.units, pace.daysInStock);
  const reorderPoint = reorderPointBy(rule.reorderPoint, forecast?.reorderLevel ?? null, exact, velocity);
  return { forecast, pace, safetyStock, reorderPoint };
}

/** What to order by either method, with the numbers on the way; `exact` is before rounding up. */
export function orderSteps(rule: EffectiveRule, { forecast, ...basis }: Basis, position: number) {
  const exact = exactNeed({
    ...{ ...rule, ...basis, position },
    ...{ rate: forecast?.rate ?? null, typedReorderPoint: rule.reorderPoint },
  });
  return { exact, ...inLots(rule, wholeUnits(exact)) };
}
