import { FACTS_OF_LIVE_SHOPS, type Fact } from "../facts/version-sql";
import type { ToldDeparture } from "./departures";

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
 * Marks shops that have gone; a trigger on that mark (`shops_uninstalled`, in the migrations) deletes token, settings and
 * rules with it. Catalogue and sales stay, unreachable, until shop/redact. One statement.
 */
export const shopsUninstalled = (database: D1Database, uninstalls: Uninstall[]) =>
  database
    .prepare(
      `UPDATE shops SET uninstalled_at = told.gone_at FROM (
        SELECT s.id, MAX(g.value->>1) AS gone_at FROM json_each(?1) g
        CROSS JOIN shops s ON s.domain = g.value->>0 AND s.installed_at < g.value->>1 GROUP BY s.id
      ) told WHERE shops.id = told.id AND shops.uninstalled_at IS NULL`,
    )
    .bind(JSON.stringify(uninstalls.map(({ domain, triggeredAt }) => [domain, triggeredAt])));

/**
 * What is told of shops: of those that have the app, their details; of any that we know, that they are going. A new time
 * zone leaves a mark: the zone that the days of old sales were counted in, until they are counted anew. An uninstall from
 * before the latest installation, or of a shop that has gone already, says nothing; nor does an erasure from before it.
 * Of two of a kind the later is kept. One statement.
 */
export const shopChanges = (database: D1Database, details: ShopDetailsFact[], departures: ToldDeparture[] = []) =>
  database
    .prepare(SHOPS)
    .bind(
      JSON.stringify(details.map((f) => [f.shopId, f.triggeredAt, f.updatedAt, f.name, f.timeZone, f.currency])),
      JSON.stringify(
        departures.map(({ domain, kind, ...told }) => [
          domain,
          kind,
          { ...told, tries: 0, nextAt: 0 },
          told.triggeredAt,
        ]),
      ),
    );

/** Each shop at most once: of two rows for one an UPDATE takes either. */
const SHOPS = `
  UPDATE shops SET name = COALESCE(told.name, shops.name), currency = COALESCE(told.currency, shops.currency),
    days_time_zone = iif(told.time_zone <> shops.time_zone, COALESCE(days_time_zone, shops.time_zone), days_time_zone),
    time_zone = COALESCE(told.time_zone, shops.time_zone),
    updated_at = COALESCE(told.updated_at, shops.updated_at), triggered_at = COALESCE(told.triggered_at, shops.triggered_at),
    uninstall_told = ${laterOf("uninstall_told", "told.uninstall")}, erasure_told = ${laterOf("erasure_told", "told.erasure")}
  FROM (
    SELECT id, MAX(name) AS name, MAX(time_zone) AS time_zone, MAX(currency) AS currency, MAX(updated_at) AS updated_at,
      MAX(triggered_at) AS triggered_at, MAX(uninstall) AS uninstall, MAX(erasure) AS erasure
    FROM (
      SELECT s.id, f.value->>3 AS name, f.value->>4 AS time_zone, f.value->>5 AS currency, f.value->>2 AS updated_at,
        f.value->>1 AS triggered_at, NULL AS uninstall, NULL AS erasure,
        ROW_NUMBER() OVER (PARTITION BY s.id ORDER BY f.value->>2 DESC, f.value->>1 DESC) AS newest
      FROM ${FACTS_OF_LIVE_SHOPS}
      WHERE (f.value->>2, f.value->>1) > (s.updated_at, s.triggered_at)
      UNION ALL
      SELECT s.id, NULL, NULL, NULL, NULL, NULL, iif(g.value->>1 = 'uninstall', g.value->>2, NULL),
        iif(g.value->>1 = 'erasure', g.value->>2, NULL),
        ROW_NUMBER() OVER (PARTITION BY s.id, g.value->>1 ORDER BY g.value->>3 DESC)
      FROM json_each(?2) g CROSS JOIN shops s ON s.domain = g.value->>0 AND iif(g.value->>1 = 'uninstall',
        s.uninstalled_at IS NULL AND s.installed_at < g.value->>3, s.installed_at <= g.value->>3)
    ) WHERE newest = 1 GROUP BY id
  ) told
  WHERE shops.id = told.id`;

function laterOf(kept: string, told: string) {
  return `iif(${told}->>'triggeredAt' > COALESCE(${kept}->>'triggeredAt', -1), ${told}, ${kept})`;
}
