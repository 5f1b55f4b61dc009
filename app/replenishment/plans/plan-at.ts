import { WINDOWS, type Window } from "../../demand/windows";
import { isAnyDay, type OrderDays } from "../../suppliers/calendar/order-days-sql";
import type { Method } from "../rules/rule";
import type { Pace } from "./steps/velocity-sql";

/** A variant's plan at a location; location 0 is the whole shop. Units may be fractions where sales were spread. */
export type PlanAt = {
  variantId: number;
  locationId: number;
  /** The shop's day on which it last changed. */
  asOfDay: number;
  available: number | null;
  incoming: number;
  position: number;
  knownDays: number;
  /** The day of its first observed level, 0 where that is not later than its first known day; null: never observed. */
  observedFromDay: number | null;
  velocity: number;
  safetyStock: number;
  reorderPoint: number;
  cover: number;
  low: boolean;
  method: Method;
  /** Units to order today: of the whole shop the supplier's order, of a location its share of it. */
  suggested: number;
  /** Units to bring there from other locations, below 0 to take from it, where the shop needs no order. */
  moving: number;
  /** What is suggested lasts for years, by the minimum order or case pack: it is ordered by hand alone. */
  heldBack: boolean;
} & { [W in Window as `units${W}` | `days${W}` | `promotionUnits${W}` | `promotionDays${W}`]: number };

/** What sold within the window, and on how many of its days it was in stock; both without what promotions leave out. */
export const measuredIn = (plan: PlanAt, window: Window): Pace => {
  const promoted = promotedIn(plan, window);
  return { units: soldIn(plan, window) - promoted.units, daysInStock: plan[`days${window}`] - promoted.days };
};

/** All units that sold within the window. */
export const soldIn = (plan: PlanAt, window: Window) => plan[`units${window}`];

/** Of the window, what promotions leave out: units sold on marked days, and those of them in stock. */
export const promotedIn = (plan: PlanAt, window: Window) => ({
  units: plan[`promotionUnits${window}`],
  days: plan[`promotionDays${window}`],
});

/** Days known on which the stock was not yet observed, and which count as in stock; `asOfDay` is what the plan holds for. */
export const unobservedIn = ({ observedFromDay, knownDays }: PlanAt, asOfDay: number) =>
  observedFromDay === null ? knownDays : Math.max(0, observedFromDay - (asOfDay - knownDays + 1));

/** Days of the window that were left out because nothing was in stock. */
export const daysOutIn = (plan: PlanAt, window: Window) =>
  Math.max(0, Math.min(window, plan.knownDays) - plan[`days${window}`]);

/** The stored window, as one of those that plans keep. */
export const windowFrom = (days: number): Window => WINDOWS.find((window) => window === days) ?? 30;

/** A shop of so many variants is large: rows of all that sells there, written each night, were some four million a month. */
export const LARGE_SHOP = 10_000;

/** What is calm in a large shop is left out of so many of its nights at most. */
const NIGHTS_LEFT_OUT = 6;

/**
 * The day that a variant's figures are of: that of the shop's last roll-forward, `plannedOn`, since a plan which that one left as it
 * was holds for it, too. In a large shop what is calm was left out of it, and is of the day on which it last changed, or of the last
 * night that planned all; nothing is of which the supplier does not take orders each day.
 */
export function heldOn(
  whole: PlanAt | undefined,
  { plannedOn, isLarge }: { plannedOn: number; isLarge: boolean },
  orderDays: OrderDays,
) {
  const mayBeCalm = isLarge && isAnyDay(orderDays) && whole?.method === "engine" && whole.velocity > 0;
  return Math.max(plannedOn - (mayBeCalm ? NIGHTS_LEFT_OUT : 0), whole?.asOfDay ?? 0);
}
