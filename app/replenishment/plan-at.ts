import { WINDOWS, type Window } from "../demand/windows";
import type { Pace } from "./reorder";
import type { Method } from "./rule";

/** A variant's plan at a location; location 0 is the whole shop. Units may be fractions where sales were spread. */
export type PlanAt = {
  variantId: number;
  locationId: number;
  asOfDay: number;
  available: number | null;
  incoming: number;
  position: number;
  knownDays: number;
  unobservedDays: number;
  velocity: number;
  safetyStock: number;
  reorderPoint: number;
  cover: number;
  low: boolean;
  method: Method;
  /** Units to order for it today. */
  suggested: number;
} & { [W in Window as `units${W}` | `days${W}`]: number };

/** What sold within the window, and on how many of its days it was in stock. */
export const measuredIn = (plan: PlanAt, window: Window): Pace => ({
  units: plan[`units${window}`],
  daysInStock: plan[`days${window}`],
});

/** Days of the window that were left out because nothing was in stock. */
export const daysOutIn = (plan: PlanAt, window: Window) =>
  Math.max(0, Math.min(window, plan.knownDays) - plan[`days${window}`]);

/** The stored window, as one of those that plans keep. */
export const windowFrom = (days: number): Window => WINDOWS.find((window) => window === days) ?? 30;
