import { type Deletion, FACTS_OF_LIVE_SHOPS, type Fact, supersedes, unlessGone } from "../facts/version-sql";

export interface LocationFact extends Fact {
  id: string;
  name: string;
  active: boolean;
}

export interface LocationDeletion extends Deletion {
  id: string;
}

/** A location that a delivery names and that we may not have met yet. */
export interface LocationMention {
  shopId: number;
  triggeredAt: number;
  locationId: string;
}

export interface LocationFacts {
  locations: LocationFact[];
  locationDeletions: LocationDeletion[];
  mentions: LocationMention[];
}

/** Locations as Shopify tells them, those it deleted, and by their id alone those that a delivery names. One statement. */
export const locationChanges = (database: D1Database, { locations, locationDeletions, mentions }: LocationFacts) =>
  database
    .prepare(
      `INSERT INTO locations (shop_id, shopify_id, name, active, updated_at, triggered_at, deleted_at)
      SELECT DISTINCT s.id, CAST(f.value->>3 AS INTEGER), f.value->>4, f.value->>5, f.value->>2,
        iif(f.value->>2 = 0, 0, f.value->>1), f.value->>6
      FROM ${FACTS_OF_LIVE_SHOPS} WHERE true
      ON CONFLICT (shop_id, shopify_id) DO UPDATE SET
        ${unlessGone("locations", "name", "updated_at", "triggered_at")}, active = excluded.active,
        deleted_at = excluded.deleted_at
      WHERE ${supersedes("locations")}`,
    )
    .bind(
      JSON.stringify([
        ...locations.map((l) => [l.shopId, l.triggeredAt, l.updatedAt, l.id, l.name, Number(l.active), null]),
        ...locationDeletions.map((l) => [l.shopId, l.triggeredAt, 0, l.id, null, 0, l.triggeredAt]),
        ...mentions.map((l) => [l.shopId, l.triggeredAt, 0, l.locationId, null, 1, null]),
      ]),
    );
