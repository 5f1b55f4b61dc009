/** What Shopify allows us in this shop, as of the last refresh of its token. */
export async function listScopes(database: D1Database, shop: { id: number }): Promise<string[]> {
  const scopes = await database
    .prepare("SELECT scopes FROM tokens WHERE shop_id = ?")
    .bind(shop.id)
    .first<string>("scopes");
  return (scopes ?? "")
    .split(",")
    .map((scope) => scope.trim())
    .filter(Boolean);
}

/** Until when (epoch ms) the access token and what it is refreshed by are good; undefined where there is none. */
export async function findTokenTimes(database: D1Database, shop: { id: number }) {
  const times = await database
    .prepare(
      "SELECT access_expires_at AS accessExpiresAt, refresh_expires_at AS refreshExpiresAt FROM tokens WHERE shop_id = ?",
    )
    .bind(shop.id)
    .first<{ accessExpiresAt: number; refreshExpiresAt: number }>();
  return times ?? undefined;
}
