import { CLOCKS_DIFFER } from "../facts/clocks";
import { type Deletion, FACT, FACTS_OF_LIVE_SHOPS, type Fact, supersedes, unlessGone } from "../facts/version-sql";
import { cells } from "../sql/cells-sql";

export interface LocationFact extends Fact {
  id: string;
  name: string;
  active: boolean;
}

export interface LocationDeletion extends Deletion {
  id: string;
}

/** A location that a delivery names and that we may not have met yet. */
interface LocationMention {
  shopId: number;
  triggeredAt: number;
  locationId: string;
}

interface LocationFacts {
  locations: LocationFact[];
  locationDeletions: LocationDeletion[];
  mentions: LocationMention[];
}

const LOCATION = cells({ ...FACT, id: "id", name: "value", active: "value", deletedAt: "value" });
const { cell } = LOCATION;

/** Named, not told: version 0, so that anything is newer. */
const BY_ID = { updatedAt: 0, name: null };

/** Locations as Shopify tells them, those it deleted, and by their id alone those that a delivery names. One statement. */
export const locationChanges = (database: D1Database, { locations, locationDeletions, mentions }: LocationFacts) =>
  database
    .prepare(
      `INSERT INTO locations (shop_id, shopify_id, name, active, updated_at, triggered_at, deleted_at)
      SELECT DISTINCT s.id, ${cell.id}, ${cell.name}, ${cell.active}, ${cell.updatedAt},
        iif(${cell.updatedAt} = 0, 0, ${cell.triggeredAt}), ${cell.deletedAt}
      FROM ${FACTS_OF_LIVE_SHOPS} WHERE true
      ON CONFLICT (shop_id, shopify_id) DO UPDATE SET
        ${unlessGone("locations", "name", "updated_at", "triggered_at")}, active = excluded.active,
        deleted_at = excluded.deleted_at
      WHERE ${supersedes("locations", CLOCKS_DIFFER)}`,
    )
    .bind(
      LOCATION.json([
        ...locations.map((l) => ({ ...l, deletedAt: null })),
        ...locationDeletions.map((l) => ({ ...l, ...BY_ID, active: false, deletedAt: l.triggeredAt })),
        ...mentions.map((l) => ({ ...l, ...BY_ID, id: l.locationId, active: true, deletedAt: null })),
      ]),
    );
