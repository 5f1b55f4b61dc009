import type { EffectiveRule } from "../rules/rule";

/*
 * When to reorder and how much, by the simple method and from the engine's forecast. The plans in the database are refreshed by SQL that a test
 * holds equal to these functions; the pages use them to explain the sum.
 */

/** Units that left in so many days in stock. Kept as a pair, since units × days ÷ days stays exact where a rate does not. */
export type Pace = { units: number; daysInStock: number };

/** A century of cover is as good as never. Plans store 10^9 where nothing sells. */
export const LONGEST_COVER = 36_500;

/** Sums of reals may end a hair above the whole number they mean; a hair is not a unit. */
const HAIR = 1e-9;

/** Units a day in stock; 0 when it was never in stock. */
export const velocityOf = (units: number, daysInStock: number) => (daysInStock === 0 ? 0 : units / daysInStock);

/** A velocity typed by hand is that many units in one day; otherwise what was measured. */
export const paceOf = (rule: Pick<EffectiveRule, "velocity">, measured: Pace): Pace =>
  rule.velocity === null ? measured : paceAt(rule.velocity);

/** As `Pace`, where only the rate was kept. */
export const paceAt = (velocity: number): Pace => ({ units: velocity, daysInStock: 1 });

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

/** Units expected to sell in so many days at this pace. */
export const expectedUnits = ({ units, daysInStock }: Pace, days: number) =>
  daysInStock === 0 ? 0 : (units * days) / daysInStock;

/** In units, not rounded. */
export const safetyStockOf = (rule: Pick<EffectiveRule, "safetyStock" | "safetyDays">, pace: Pace) =>
  rule.safetyStock ?? expectedUnits(pace, rule.safetyDays);

/** Stands for a reorder point where there is none: at or below it nothing is low. */
export const NO_REORDER_POINT = -1;

/**
 * The position at or below which to order: ⌈velocity × lead time + safety stock⌉, never below 0. Without sales and
 * without a safety stock there is none.
 */
export function reorderPointOf(
  rule: Pick<EffectiveRule, "reorderPoint" | "leadTimeDays" | "safetyStock" | "safetyDays">,
  pace: Pace,
) {
  if (rule.reorderPoint !== null) return rule.reorderPoint;
  const units = wholeUnits(expectedUnits(pace, rule.leadTimeDays) + safetyStockOf(rule, pace));
  return units === 0 && velocityOf(pace.units, pace.daysInStock) <= 0 ? NO_REORDER_POINT : units;
}

/** Of a forecast, what plans are made of: rate in units a day, q, and the days that q covers. */
export type Reckoned = { rate: number; reorderLevel: number; leadTimeDays: number; reviewDays: number };

/** What was forecast to sell until the order of the next review has come. */
export const meanOf = ({ rate, ...days }: Reckoned) => rate * horizonOf(days);

/** Days from today's look at what to order until the next look's order has come, at least one. */
export const horizonOf = ({ leadTimeDays, reviewDays }: { leadTimeDays: number; reviewDays: number }) =>
  Math.max(1, leadTimeDays + reviewDays);

/** By which a plan was made, and what of. */
export type Basis = { forecast: Reckoned | null; pace: Pace; safetyStock: number; reorderPoint: number };

/** The engine's where the rule says so and a forecast stands, else the simple method's. */
export function basisOf(rule: EffectiveRule, measured: Pace, standing: Reckoned | null): Basis {
  const forecast = rule.method === "engine" ? standing : null;
  if (forecast)
    return {
      forecast,
      pace: paceAt(forecast.rate),
      safetyStock: forecast.reorderLevel - meanOf(forecast),
      reorderPoint: rule.reorderPoint ?? forecast.reorderLevel - 1,
    };
  const pace = paceOf(rule, measured);
  return { forecast, pace, safetyStock: safetyStockOf(rule, pace), reorderPoint: reorderPointOf(rule, pace) };
}

/**
 * What to order by either method, with the numbers on the way. The engine orders up to its reorder point and what sells in
 * the cover, one unit at least.
 */
export function orderSteps(rule: EffectiveRule, { forecast, pace, reorderPoint }: Basis, position: number) {
  if (!forecast) return quantitySteps(rule, pace, position);
  return inLots(rule, wholeUnits(reorderPoint + Math.max(1, forecast.rate * rule.coverDays) - position));
}

/** What to order: ⌈velocity × (lead time + cover) + safety stock − position⌉, raised to the MOQ, rounded up to the case pack. */
export const quantityToOrder = (
  rule: Pick<EffectiveRule, "leadTimeDays" | "coverDays" | "safetyStock" | "safetyDays" | "minimumOrder" | "casePack">,
  pace: Pace,
  position: number,
) => quantitySteps(rule, pace, position).ordered;

/** The same, with the numbers on the way. */
export function quantitySteps(
  rule: Pick<EffectiveRule, "leadTimeDays" | "coverDays" | "safetyStock" | "safetyDays" | "minimumOrder" | "casePack">,
  pace: Pace,
  position: number,
) {
  const needed = wholeUnits(
    expectedUnits(pace, rule.leadTimeDays + rule.coverDays) + safetyStockOf(rule, pace) - position,
  );
  return inLots(rule, needed);
}

function inLots({ minimumOrder, casePack }: Pick<EffectiveRule, "minimumOrder" | "casePack">, needed: number) {
  const raised = needed > 0 ? Math.max(needed, minimumOrder) : 0;
  return { needed, raised, ordered: Math.ceil(raised / casePack) * casePack };
}

/** Days that what is available lasts: Infinity when nothing sells, even of nothing; else 0 when there is none. */
export function daysOfCover(available: number, velocity: number) {
  if (velocity <= 0) return Infinity;
  return available <= 0 ? 0 : available / velocity;
}

/** Days are counted since 1970-01-01. Null when it never runs out. */
export const stockOutDay = (today: number, cover: number) =>
  lastsForever(cover) ? null : today + Math.floor(cover + HAIR);

export const lastsForever = (cover: number) => cover > LONGEST_COVER;

/** The last day on which an order still arrives in time. */
export const orderByDay = (stockOut: number | null, leadTimeDays: number) =>
  stockOut === null ? null : stockOut - leadTimeDays;

const wholeUnits = (units: number) => Math.max(0, Math.ceil(units - HAIR));
