import { FACTS_OF_LIVE_SHOPS, type Fact } from "./live";

/** What Shopify tells of a shop itself. */
export interface ShopDetailsFact extends Fact {
  name: string;
  timeZone: string;
  currency: string;
}

export interface Uninstall {
  domain: string;
  /** Shopify's time of it (epoch ms). One from before the latest install is ignored. */
  triggeredAt: number;
}

/**
 * Shops that go, and what is told of those that stay. An uninstall marks its shop; a trigger on that mark
 * (`shops_uninstalled`, in the migrations) deletes token, settings and rules with it. Catalogue and sales stay,
 * unreachable, until shop/redact. A new time zone leaves a mark, too: the zone that the days of old sales were counted
 * in, until they are counted anew. One statement.
 */
export const shopChanges = (database: D1Database, uninstalls: Uninstall[], details: ShopDetailsFact[]) =>
  database
    .prepare(SHOPS)
    .bind(
      JSON.stringify(details.map((f) => [f.shopId, f.triggeredAt, f.updatedAt, f.name, f.timeZone, f.currency])),
      JSON.stringify(uninstalls.map(({ domain, triggeredAt }) => [domain, triggeredAt])),
    );

export const shopsUninstalled = (database: D1Database, uninstalls: Uninstall[]) =>
  shopChanges(database, uninstalls, []);

/** Each shop at most once: of two rows for one an UPDATE takes either. */
const SHOPS = `
  UPDATE shops SET
    uninstalled_at = COALESCE(shops.uninstalled_at, told.gone_at),
    name = iif(told.gone_at IS NULL, told.name, shops.name),
    time_zone = iif(told.gone_at IS NULL, told.time_zone, shops.time_zone),
    currency = iif(told.gone_at IS NULL, told.currency, shops.currency),
    days_time_zone = iif(told.gone_at IS NULL AND told.time_zone <> shops.time_zone,
      COALESCE(days_time_zone, shops.time_zone), days_time_zone),
    updated_at = iif(told.gone_at IS NULL, told.updated_at, shops.updated_at),
    triggered_at = iif(told.gone_at IS NULL, told.triggered_at, shops.triggered_at)
  FROM (
    SELECT s.id, MAX(g.value->>1) AS gone_at, NULL AS name, NULL AS time_zone, NULL AS currency, NULL AS updated_at,
      NULL AS triggered_at
    FROM json_each(?2) g CROSS JOIN shops s ON s.domain = g.value->>0 AND s.installed_at < g.value->>1 GROUP BY s.id
    UNION ALL
    SELECT id, NULL, name, time_zone, currency, updated_at, triggered_at FROM (
      SELECT s.id, f.value->>3 AS name, f.value->>4 AS time_zone, f.value->>5 AS currency, f.value->>2 AS updated_at,
        f.value->>1 AS triggered_at, ROW_NUMBER() OVER (PARTITION BY s.id ORDER BY f.value->>2 DESC, f.value->>1 DESC) AS newest
      FROM ${FACTS_OF_LIVE_SHOPS}
      WHERE (f.value->>2, f.value->>1) > (s.updated_at, s.triggered_at)
        AND NOT EXISTS (SELECT 1 FROM json_each(?2) g WHERE g.value->>0 = s.domain AND s.installed_at < g.value->>1)
    ) WHERE newest = 1
  ) told
  WHERE shops.id = told.id`;
