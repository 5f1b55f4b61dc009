import { and, eq, isNull } from "drizzle-orm";
import { alerts } from "../../../drizzle/schema";
import { typed } from "../../database";
import { cells } from "../../sql/cells-sql";
import type { PlanningDay } from "../planning/replan.server";
import { decide } from "./decide.server";

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

/** As many as are planned at once; more are planned by a job. */
const MOST_AT_ONCE = 200;

/** Puts the lines of these variants and their open alerts aside until that day of the shop's; null takes them back. */
export function snoozeVariants(
  database: D1Database,
  shop: { id: number; timeZone: string },
  variants: number[],
  untilDay: number | null,
  now: number,
) {
  const ids = JSON.stringify(variants);
  const lines =
    untilDay === null
      ? database.prepare(LINES_BACK).bind(shop.id, ids)
      : database.prepare(LINES_ASIDE).bind(shop.id, ids, untilDay);
  const alerts = database.prepare(ALERTS_ASIDE).bind(shop.id, ids, untilDay);
  const touched = variants.length > MOST_AT_ONCE ? "all" : [{ shopId: shop.id, variants }];
  return decide(database, shop, [lines, alerts], touched, now);
}

/** Until when these variants are put aside, by variant. */
export async function listSnoozes(database: D1Database, shop: { id: number }, variants: number[]) {
  const { results } = await database
    .prepare(
      `SELECT z.variant_id AS variantId, z.until_day AS untilDay FROM json_each(?2) f
      CROSS JOIN snoozes z ON z.shop_id = ?1 AND z.variant_id = f.value`,
    )
    .bind(shop.id, JSON.stringify(variants))
    .all<{ variantId: number; untilDay: number }>();
  return Object.fromEntries(results.map(({ variantId, untilDay }) => [variantId, untilDay]));
}

const { json, cell } = cells({ shopId: "value", today: "value" });

/** Alerts and lines whose day has come are open again: 2 statements, for when the day of some shops turns. */
export function snoozesOver(database: D1Database, days: PlanningDay[]) {
  const turned = json(days);
  return [ALERTS_OVER, LINES_OVER].map((text) => database.prepare(text).bind(turned));
}

const LINES_ASIDE = `
  INSERT INTO snoozes (shop_id, variant_id, until_day)
  SELECT ?1, v.id, ?3 FROM json_each(?2) f CROSS JOIN variants v ON v.id = f.value AND v.shop_id = ?1 WHERE true
  ON CONFLICT (shop_id, variant_id) DO UPDATE SET until_day = excluded.until_day`;

const LINES_BACK = "DELETE FROM snoozes WHERE shop_id = ?1 AND variant_id IN (SELECT value FROM json_each(?2))";

const ALERTS_ASIDE = `
  UPDATE alerts SET snoozed_until_day = ?3
  WHERE shop_id = ?1 AND variant_id IN (SELECT value FROM json_each(?2)) AND closed_at IS NULL`;

const ALERTS_OVER = `
  UPDATE alerts SET snoozed_until_day = NULL FROM json_each(?1) f
  WHERE shop_id = ${cell.shopId} AND closed_at IS NULL AND snoozed_until_day <= ${cell.today}`;

const LINES_OVER = `
  DELETE FROM snoozes WHERE (shop_id, variant_id) IN (
    SELECT z.shop_id, z.variant_id FROM json_each(?1) f CROSS JOIN snoozes z ON z.shop_id = ${cell.shopId} AND z.until_day <= ${cell.today})`;
