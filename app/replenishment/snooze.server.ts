import { and, eq, isNull } from "drizzle-orm";
import { alerts } from "../../drizzle/schema";
import { typed } from "../database";
import type { PlanningDay } from "./plans.server";

/** Puts an open alert aside until that day (the shop's, since 1970-01-01); null takes it back. False: none is open. */
export async function snoozeAlert(
  database: D1Database,
  shop: { id: number },
  alertId: number,
  untilDay: number | null,
) {
  const changed = await typed(database)
    .update(alerts)
    .set({ snoozedUntilDay: untilDay })
    .where(and(eq(alerts.id, alertId), eq(alerts.shopId, shop.id), isNull(alerts.closedAt)))
    .returning({ id: alerts.id });
  return changed.length > 0;
}

/** Those whose day has come are open again. One statement, for when the day of some shops turns. */
export const alertsWoken = (database: D1Database, days: PlanningDay[]) =>
  database
    .prepare(
      `UPDATE alerts SET snoozed_until_day = NULL FROM json_each(?) f
      WHERE shop_id = f.value->>0 AND closed_at IS NULL AND snoozed_until_day <= f.value->>1`,
    )
    .bind(JSON.stringify(days.map(({ shopId, today }) => [shopId, today])));
