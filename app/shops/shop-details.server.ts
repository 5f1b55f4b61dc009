import { FACTS_OF_LIVE_SHOPS, type Fact } from "./live";

/** What Shopify tells of a shop itself. */
export interface ShopDetailsFact extends Fact {
  name: string;
  timeZone: string;
  currency: string;
}

/**
 * Name, time zone and currency. A new zone leaves a mark: the zone that the days of old sales were counted in, until
 * they are counted anew. One statement.
 */
export const shopDetailsChanges = (database: D1Database, facts: ShopDetailsFact[]) =>
  database
    .prepare(
      `UPDATE shops SET name = told.name, time_zone = told.time_zone, currency = told.currency,
        days_time_zone = iif(told.time_zone = shops.time_zone, days_time_zone,
          COALESCE(days_time_zone, shops.time_zone)),
        updated_at = told.updated_at, triggered_at = told.triggered_at
      FROM (
        SELECT s.id, f.value->>3 AS name, f.value->>4 AS time_zone, f.value->>5 AS currency, f.value->>2 AS updated_at,
          f.value->>1 AS triggered_at, ROW_NUMBER() OVER (PARTITION BY s.id ORDER BY f.value->>2 DESC, f.value->>1 DESC) AS newest
        FROM ${FACTS_OF_LIVE_SHOPS}
      ) told
      WHERE shops.id = told.id AND told.newest = 1
        AND (told.updated_at, told.triggered_at) > (shops.updated_at, shops.triggered_at)`,
    )
    .bind(JSON.stringify(facts.map((f) => [f.shopId, f.triggeredAt, f.updatedAt, f.name, f.timeZone, f.currency])));
