import { dispatchesMade } from "../../outbound/dispatches/made.server";
import { alertChanges } from "../alerts/alerts.server";
import { announced } from "../events/announced.server";
import type { Occasion } from "../events/occasions";
import { overviewChanges } from "../overviews/changes.server";
import { PLANS } from "../plans/plans-sql";
import { todayInJson } from "../plans/tables/variant-sql";
import { scopeOf, type Touched } from "../touched-sql";

export interface PlanningDay {
  shopId: number;
  /** The shop's own today, in days since 1970-01-01. */
  today: number;
}

/**
 * Plans, alerts, events and overviews of the touched variants, from the rows as they are now: 5 statements, to stand in the
 * batch that changes those rows. Duplicates must touch too: what a guard skipped may have been left unplanned before.
 */
export function planChanges(
  database: D1Database,
  touched: Touched[],
  days: PlanningDay[],
  now: number,
  occasions: Occasion[] = [],
) {
  const scope = scopeOf(touched);
  const [plans, overviews] = quietPlanChanges(database, touched, days);
  return [plans, ...alertsTold(database, scope, now, occasions), overviews];
}

/**
 * The same of some variants, and of others whose plans should stay as they are: the statement at `comparing` changes something
 * where they did not. 6 statements.
 */
export function comparedPlanChanges(
  database: D1Database,
  touched: Touched[],
  others: Touched[],
  days: PlanningDay[],
  now: number,
) {
  const scope = scopeOf([...touched, ...others]);
  const plans = [touched, others].map((each) => plansMade(database, each, days));
  const statements = [...plans, ...alertsTold(database, scope, now), overviewChanges(database, scope)];
  return { statements, comparing: 1 };
}

const plansMade = (database: D1Database, touched: Touched[], days: PlanningDay[]) =>
  database.prepare(PLANS).bind(scopeOf(touched), todayInJson(days));

/** Alerts, and the events of what has changed since the overviews were made, with their dispatches: 4 statements. */
export const alertsTold = (database: D1Database, scope: string, now: number, occasions: Occasion[] = []) => [
  alertChanges(database, scope, now),
  announced(database, scope, occasions, now),
  ...dispatchesMade(database, now),
];

/** Plans and overviews alone, where the forecasts are yet to follow: 2 statements. */
export function quietPlanChanges(
  database: D1Database,
  touched: Touched[],
  days: PlanningDay[],
): [plans: D1PreparedStatement, overviews: D1PreparedStatement] {
  return [plansMade(database, touched, days), overviewChanges(database, scopeOf(touched))];
}
