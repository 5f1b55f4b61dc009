import { dayOf } from "../shops/calendar";
import { forecastsMade } from "./planning.server";
import { planChanges } from "./plans.server";
import { rollForwardStarted } from "./roll-forward.server";
import type { Touched } from "./touched";

/** Plans follow what was decided in its own batch, or in a job that has begun and wants its message. */
export type Planned = "planned" | "planning";

/** What a merchant decided, with the plans of what it touches in the same batch, then their forecasts. */
export const decided = async (...decision: Parameters<typeof written>): Promise<Planned> =>
  (await written(...decision)).plans;

/** The same, and how many rows the first of the decisions changed: none where its own guard held it back. */
export async function written(
  database: D1Database,
  shop: { id: number; timeZone: string },
  decisions: D1PreparedStatement[],
  touched: Touched[] | "all",
  now: number,
): Promise<{ plans: Planned; changed: number }> {
  if (touched === "all") {
    const [first] = await database.batch([...decisions, rollForwardStarted(database, [shop], now)]);
    return { plans: "planning", changed: first?.meta.changes ?? 0 };
  }
  const plans = planChanges(database, touched, [{ shopId: shop.id, today: dayOf(now, shop.timeZone) }], now);
  const [first] = await database.batch([...decisions, ...plans]);
  // By what now stands: what fails here is made good by the next roll-forward.
  const forecasts = await forecastsMade(database, shop.id, touched);
  if (forecasts.length > 0) await database.batch([...forecasts, ...plans]);
  return { plans: "planned", changed: first?.meta.changes ?? 0 };
}
