import { firstWholeDay } from "../days/calendar";

/** Days that are still counted in another zone than the shop's, or sales by rules that held before. */
export interface Recount {
  /** The zone in which the first of them were counted. */
  timeZone: string;
  /** From which day of that zone on sales are known. */
  salesFromDay: number;
}

export async function findRecount(database: D1Database, shopId: number): Promise<Recount | undefined> {
  const due = await database
    .prepare(
      `SELECT days_time_zone AS timeZone, sales_from_day AS salesFromDay FROM shops
      WHERE id = ? AND days_time_zone IS NOT NULL`,
    )
    .bind(shopId)
    .first<Recount>();
  return due ?? undefined;
}

/** Domains of the shops that have such days. */
export async function listShopsToRecount(database: D1Database): Promise<string[]> {
  const { results } = await database
    .prepare("SELECT domain FROM shops WHERE uninstalled_at IS NULL AND days_time_zone IS NOT NULL")
    .all<{ domain: string }>();
  return results.map((row) => row.domain);
}

/**
 * Every day of sales is to be counted anew, from the first variant on, though a count may be running. Whoever writes this
 * asks for the job `rebuild-days`; where the message is lost, the schedule does. Two statements.
 */
export const recountAsked = (database: D1Database, shopId: number): D1PreparedStatement[] => [
  database.prepare("UPDATE shops SET days_time_zone = COALESCE(days_time_zone, time_zone) WHERE id = ?").bind(shopId),
  database.prepare("DELETE FROM jobs WHERE shop_id = ? AND kind = 'rebuild-days'").bind(shopId),
];

/**
 * All are counted in this zone, and sales known from its first whole day on, unless it has changed again meanwhile or
 * another count was asked for: then the job is no longer where this runner found it. One statement.
 */
export const daysCounted = (
  database: D1Database,
  shop: { id: number; timeZone: string },
  { timeZone, salesFromDay }: Recount,
  cursor: string,
) =>
  database
    .prepare(
      `UPDATE shops SET days_time_zone = NULL, sales_from_day = ?4 WHERE id = ?1 AND time_zone = ?2 AND EXISTS (
        SELECT 1 FROM jobs j WHERE j.shop_id = ?1 AND j.kind = 'rebuild-days' AND j.cursor = ?3 AND j.state = 'running')`,
    )
    .bind(shop.id, shop.timeZone, cursor, firstWholeDay(salesFromDay, timeZone, shop.timeZone));
