/** What Shopify allows us in this shop, as of the last refresh of its token. */
export async function listScopes(database: D1Database, shop: { id: number }): Promise<string[]> {
  const scopes = await database
    .prepare("SELECT scopes FROM tokens WHERE shop_id = ?")
    .bind(shop.id)
    .first<string>("scopes");
  return scopesIn(scopes ?? "");
}

/** What Shopify says that it allows right now: a refresh of the token would bring it within the hour. One statement. */
export const scopesTold = (database: D1Database, shop: { id: number }, scopes: string[]) =>
  database.prepare("UPDATE tokens SET scopes = ?2 WHERE shop_id = ?1 AND scopes <> ?2").bind(shop.id, scopes.join(","));

/** Shops that let us read Shopify's own purchase orders, and whose reading is at its end. One statement. */
export async function listShopsWithPurchaseOrders(database: D1Database): Promise<string[]> {
  const { results } = await database
    .prepare(
      `SELECT s.domain FROM tokens t CROSS JOIN shops s ON s.id = t.shop_id AND s.uninstalled_at IS NULL
      LEFT JOIN jobs j ON j.shop_id = t.shop_id AND j.kind = 'read-purchase-orders'
      WHERE t.refused_at IS NULL AND ((j.state IS NULL AND instr(t.scopes, 'read_inventory_purchase_orders') > 0) OR j.state <> 'running')`,
    )
    .all<{ domain: string }>();
  return results.map(({ domain }) => domain);
}

const scopesIn = (text: string) =>
  text
    .split(",")
    .map((scope) => scope.trim())
    .filter(Boolean);

interface AccessRow {
  scopes: string | null;
  accessExpiresAt: number;
  refreshExpiresAt: number;
  refusedAt: number | null;
  /** JSON: [kind, count][]. */
  waiting: string;
}

/**
 * How the shop lets us in: what it allows; until when (epoch ms) the access token and what it is refreshed by are good,
 * null where there is none; since when Shopify refuses it; and how many jobs wait for that, kind by kind. One statement.
 */
export async function findShopAccess(database: D1Database, shop: { id: number }) {
  const row = await database
    .prepare(
      `SELECT t.scopes, t.access_expires_at AS accessExpiresAt, t.refresh_expires_at AS refreshExpiresAt,
        t.refused_at AS refusedAt, (SELECT json_group_array(json_array(kind, count)) FROM (
          SELECT kind, COUNT(*) AS count FROM waiting_jobs WHERE shop_id = ?1 GROUP BY kind ORDER BY kind)) AS waiting
      FROM (SELECT 1) LEFT JOIN tokens t ON t.shop_id = ?1`,
    )
    .bind(shop.id)
    .first<AccessRow>();
  const { scopes = null, accessExpiresAt = 0, refreshExpiresAt = 0, refusedAt = null, waiting = "[]" } = row ?? {};
  const counted: [string, number][] = JSON.parse(waiting);
  return {
    scopes: scopesIn(scopes ?? ""),
    token: scopes === null ? null : { accessExpiresAt, refreshExpiresAt },
    refusedAt,
    waiting: counted.map(([kind, count]) => ({ kind, count })),
  };
}
