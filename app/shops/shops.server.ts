/** A shop as deliveries and jobs need it. */
export interface Shop {
  id: number;
  domain: string;
  /** Null until Shopify has told it. */
  name: string | null;
  timeZone: string;
  currency: string;
  installedAt: number;
  uninstalledAt: number | null;
}

/** The shops of these domains, those that have uninstalled too. One statement. */
export async function listShops(database: D1Database, domains: Iterable<string>): Promise<Shop[]> {
  return (await shopsOf(database, domains).all<Shop>()).results;
}

/** The same as a statement of a batch: rows are `Shop`. */
export const shopsOf = (database: D1Database, domains: Iterable<string>) =>
  database
    .prepare(
      `SELECT id, domain, name, time_zone AS timeZone, currency, installed_at AS installedAt, uninstalled_at AS uninstalledAt
      FROM shops WHERE domain IN (SELECT value FROM json_each(?))`,
    )
    .bind(JSON.stringify([...domains]));

/** The shop that has the app under this domain, or undefined. */
export async function findShop(
  database: D1Database,
  domain: string,
  { uninstalledToo = false } = {},
): Promise<Shop | undefined> {
  const [shop] = await listShops(database, [domain]);
  return shop && (uninstalledToo || shop.uninstalledAt === null) ? shop : undefined;
}

/** The shop of this local id that has the app, or undefined. */
export const findShopById = async (database: D1Database, id: number): Promise<Shop | undefined> =>
  (await database
    .prepare(
      `SELECT id, domain, name, time_zone AS timeZone, currency, installed_at AS installedAt, NULL AS uninstalledAt
      FROM shops WHERE id = ? AND uninstalled_at IS NULL`,
    )
    .bind(id)
    .first<Shop>()) ?? undefined;

/** Every shop that has the app, but for one whose rows are on their way to another database: there it is listed. */
export async function listInstalledShops(database: D1Database): Promise<Shop[]> {
  const { results } = await database
    .prepare(
      `SELECT id, domain, name, time_zone AS timeZone, currency, installed_at AS installedAt, NULL AS uninstalledAt
      FROM shops WHERE uninstalled_at IS NULL AND id NOT IN (SELECT CAST(substr(name, 8) AS INTEGER)
        FROM sqlite_master WHERE type = 'trigger' AND name GLOB 'moving_*_shops_update')`,
    )
    .all<Shop>();
  return results;
}

/** Its subscriptions were looked at: the next visits need not. One statement. */
export const subscriptionsChecked = (database: D1Database, shopId: number, now: number) =>
  database.prepare("UPDATE shops SET subscriptions_checked_at = ? WHERE id = ?").bind(now, shopId);

/** When that was last (epoch ms). One statement. */
export const findSubscriptionsCheckedAt = (database: D1Database, shop: { id: number }) =>
  database.prepare("SELECT subscriptions_checked_at AS at FROM shops WHERE id = ?").bind(shop.id).first<number>("at");

/** The first of the shop's days whose sales are known, since 1970-01-01. */
export const findSalesFromDay = async (database: D1Database, shopId: number): Promise<number> =>
  (await database
    .prepare("SELECT sales_from_day FROM shops WHERE id = ?")
    .bind(shopId)
    .first<number>("sales_from_day")) ?? 0;

/** Somebody may hear of it from now on, whatever becomes of their endpoint or key. One statement, to stand in the batch that adds it. */
export const shopHeard = (database: D1Database, shop: { id: number }) =>
  database.prepare("UPDATE shops SET unheard = 0 WHERE id = ? AND unheard = 1").bind(shop.id);
