import { dayOf } from "../../days/calendar";
import { alertsAndEvents, planChanges, quietPlanChanges } from "../planning/replan.server";
import { rollForwardStarted } from "../planning/roll-forward.server";
import { forecastsMade } from "../planning/steps.server";
import { scopeOf, type Touched } from "../touched-sql";
import { listForecastLike } from "./similar/forecast-like.server";

/** Plans follow in the batch of what was decided, or in a job that has begun and whose message the caller sends. */
export type Planned = "planned" | "planning";

/**
 * What a merchant decided, with the plans of what it touches in the same batch, then their forecasts and alerts: of variants
 * that are forecast like those, too.
 */
export const decide = async (...decision: Parameters<typeof decideGuarded>): Promise<Planned> =>
  (await decideGuarded(...decision)).plans;

/** The same, and how many rows the first of the decisions changed: none where its own guard held it back. */
export async function decideGuarded(
  database: D1Database,
  shop: { id: number; timeZone: string },
  decisions: D1PreparedStatement[],
  named: Touched[] | "all",
  now: number,
): Promise<{ plans: Planned; changed: number }> {
  if (named === "all") {
    const [first] = await database.batch([...decisions, rollForwardStarted(database, [shop], now)]);
    return { plans: "planning", changed: first?.meta.changes ?? 0 };
  }
  const touched = [...named, ...(await listForecastLike(database, shop.id, named))];
  const days = [{ shopId: shop.id, today: dayOf(now, shop.timeZone) }];
  const [first] = await database.batch([...decisions, ...quietPlanChanges(database, touched, days)]);
  // By what now stands: what fails here is made good by the next roll-forward.
  const forecasts = await forecastsMade(database, shop.id, touched);
  // Alerts by the new forecasts alone: the old ones would open or close some for a moment, and announce it.
  const last =
    forecasts.length > 0
      ? [...forecasts, ...planChanges(database, touched, days, now)]
      : alertsAndEvents(database, scopeOf(touched), now);
  await database.batch(last);
  return { plans: "planned", changed: first?.meta.changes ?? 0 };
}
