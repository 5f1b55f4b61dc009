/** Are days of old sales still counted in another zone than the shop's, or by rules that held before? */
export async function isRecountDue(database: D1Database, shopId: number): Promise<boolean> {
  const zone = await database
    .prepare("SELECT days_time_zone FROM shops WHERE id = ?")
    .bind(shopId)
    .first<string>("days_time_zone");
  return zone !== null;
}

/** Domains of the shops of which that is so. */
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
 * All are counted in this zone, unless it has changed again meanwhile or another count was asked for: then the job is no
 * longer where this runner found it. One statement.
 */
export const daysCounted = (database: D1Database, shop: { id: number; timeZone: string }, cursor: string) =>
  database
    .prepare(
      `UPDATE shops SET days_time_zone = NULL WHERE id = ?1 AND time_zone = ?2 AND EXISTS (
        SELECT 1 FROM jobs j WHERE j.shop_id = ?1 AND j.kind = 'rebuild-days' AND j.cursor = ?3 AND j.state = 'running')`,
    )
    .bind(shop.id, shop.timeZone, cursor);
