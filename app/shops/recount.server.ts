/** Are days of old sales still counted in another zone than the shop's? */
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

/** All are counted in this zone, unless it has changed again meanwhile. One statement. */
export const daysCounted = (database: D1Database, shop: { id: number; timeZone: string }) =>
  database
    .prepare("UPDATE shops SET days_time_zone = NULL WHERE id = ? AND time_zone = ?")
    .bind(shop.id, shop.timeZone);
