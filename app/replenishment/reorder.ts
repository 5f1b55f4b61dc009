import type { EffectiveRule } from "./rule";

/*
 * When to reorder and how much: the simple method. The plans in the database are refreshed by SQL that a test
 * holds equal to these functions; the pages use them to explain the sum.
 */

/** Units that left in so many days in stock. Kept as a pair, since units × days ÷ days stays exact where a rate does not. */
export type Pace = { units: number; daysInStock: number };

/** A century of cover is as good as never. Plans store 10^9 where nothing sells. */
const LONGEST_COVER = 36_500;

/** Sums of reals may end a hair above the whole number they mean; a hair is not a unit. */
const HAIR = 1e-9;

/** Units a day in stock; 0 when it was never in stock. */
export const velocityOf = (units: number, daysInStock: number) => (daysInStock === 0 ? 0 : units / daysInStock);

/** A velocity typed by hand is that many units in one day; otherwise what was measured. */
export const paceOf = (rule: Pick<EffectiveRule, "velocity">, measured: Pace): Pace =>
  rule.velocity === null ? measured : paceAt(rule.velocity);

/** As `Pace`, where only the rate was kept. */
export const paceAt = (velocity: number): Pace => ({ units: velocity, daysInStock: 1 });

/** What is typed in units holds at each location, so the shop as a whole keeps it once for each. */
export const wholeShopRule = (rule: EffectiveRule, places: number): EffectiveRule => ({
  ...rule,
  safetyStock: rule.safetyStock === null ? null : rule.safetyStock * Math.max(places, 1),
  reorderPoint: rule.reorderPoint === null ? null : rule.reorderPoint * Math.max(places, 1),
});

/** Units expected to sell in so many days at this pace. */
export const expectedUnits = ({ units, daysInStock }: Pace, days: number) =>
  daysInStock === 0 ? 0 : (units * days) / daysInStock;

/** In units, not rounded. */
export const safetyStockOf = (rule: Pick<EffectiveRule, "safetyStock" | "safetyDays">, pace: Pace) =>
  rule.safetyStock ?? expectedUnits(pace, rule.safetyDays);

/** The position at or below which to order: ⌈velocity × lead time + safety stock⌉, never below 0. */
export function reorderPointOf(
  rule: Pick<EffectiveRule, "reorderPoint" | "leadTimeDays" | "safetyStock" | "safetyDays">,
  pace: Pace,
) {
  if (rule.reorderPoint !== null) return rule.reorderPoint;
  return wholeUnits(expectedUnits(pace, rule.leadTimeDays) + safetyStockOf(rule, pace));
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
  const raised = needed > 0 ? Math.max(needed, rule.minimumOrder) : 0;
  return { needed, raised, ordered: Math.ceil(raised / rule.casePack) * rule.casePack };
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

/** Only what is tracked, sold and not switched off can be low. */
export const isLow = (stands: {
  tracked: boolean;
  productActive: boolean;
  ruleActive: boolean;
  position: number;
  reorderPoint: number;
}) => stands.tracked && stands.productActive && stands.ruleActive && stands.position <= stands.reorderPoint;

const wholeUnits = (units: number) => Math.max(0, Math.ceil(units - HAIR));
