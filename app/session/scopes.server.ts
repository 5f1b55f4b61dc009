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
