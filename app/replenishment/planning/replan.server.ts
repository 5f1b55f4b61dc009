import { dispatchesMade } from "../../outbound/dispatches/made.server";
import { alertChanges } from "../alerts/alerts.server";
import { announced } from "../events/announced.server";
import type { Occasion } from "../events/occasions";
import { overviewChanges } from "../overviews/changes.server";
import { PLANS, PLANS_OF_TOLD } from "../plans/plans-sql";
import { type ToldOf, toldInJson } from "../plans/tables/told-sql";
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
  return [plans, ...alertsAndEvents(database, scope, now, occasions), overviews];
}

/**
 * The same of some variants on a day that is new, of those of whose days it is told by what was counted, unless they were planned
 * meanwhile; and of others whose plans should stay as they then are: the statement at `comparing` changes something where they
 * did not. 8 statements.
 */
export function comparedPlanChanges(
  database: D1Database,
  { touched, told, compared }: { touched: Touched[]; told: ToldOf[]; compared: Touched[] },
  days: PlanningDay[],
  now: number,
) {
  const scope = scopeOf([...touched, ...compared]);
  const ids = JSON.stringify(told.map(({ variantId }) => variantId));
  const plans = [
    database.prepare(PLANS).bind(scopeOf(touched), todayInJson(days), ids, 0),
    database.prepare(PLANS_OF_TOLD).bind(scopeOf(touched), todayInJson(days), ids, ...toldInJson(told)),
    database.prepare(PLANS).bind(scopeOf(compared), todayInJson(days), "[]", 0),
  ];
  const statements = [...plans, ...alertsAndEvents(database, scope, now), overviewChanges(database, scope)];
  return { statements, comparing: 2 };
}

const plansMade = (database: D1Database, touched: Touched[], days: PlanningDay[]) =>
  database.prepare(PLANS).bind(scopeOf(touched), todayInJson(days), "[]", 1);

/** Alerts, and the events of what has changed since the overviews were made, with their dispatches: 4 statements. */
export const alertsAndEvents = (database: D1Database, scope: string, now: number, occasions: Occasion[] = []) => [
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
