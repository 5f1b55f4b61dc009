import type { ComparedLevel, OwnLevel } from "./level-comparison";

/** A level as Shopify told it, in Shopify's ids. */
export interface ToldLevel {
  inventoryItemId: string;
  locationId: string;
  available: number | null;
  updatedAt: number;
}

type Row = OwnLevel & { known: number };

const OWN = `l.shop_id IS NOT NULL AS known, l.available, l.updated_at AS updatedAt, l.triggered_at AS triggeredAt, l.deleted_at AS deletedAt`;

const ownOf = ({ known, ...own }: Row): OwnLevel | null => (known ? own : null);

/** Those of which we hold something else: another value, another version, a tombstone or nothing. One statement. */
export async function listDifferences(
  database: D1Database,
  shopId: number,
  told: ToldLevel[],
): Promise<(ComparedLevel & { told: number })[]> {
  const { results } = await database
    .prepare(
      `SELECT f.key AS told, ${OWN} FROM json_each(?2) f
      LEFT JOIN locations c ON c.shop_id = ?1 AND c.shopify_id = CAST(f.value->>1 AS INTEGER)
      LEFT JOIN levels l ON l.shop_id = ?1 AND l.inventory_item_id = CAST(f.value->>0 AS INTEGER) AND l.location_id = c.id
      WHERE l.shop_id IS NULL OR l.deleted_at IS NOT NULL OR l.available IS NOT f.value->>2 OR l.updated_at <> f.value->>3`,
    )
    .bind(
      shopId,
      JSON.stringify(told.map((each) => [each.inventoryItemId, each.locationId, each.available, each.updatedAt])),
    )
    .all<Row & { told: number }>();
  return results.flatMap(({ told: index, ...row }) => {
    const level = told[index];
    if (!level) return [];
    const { inventoryItemId, locationId, ...theirs } = level;
    return [{ told: index, inventoryItemId, locationId, ours: ownOf(row), theirs }];
  });
}

/** What we hold of some levels, in Shopify's ids. One statement. */
export async function listOwnLevels(
  database: D1Database,
  shopId: number,
  levels: { inventoryItemId: string; locationId: string }[],
): Promise<(OwnLevel | null)[]> {
  const { results } = await database
    .prepare(
      `SELECT ${OWN} FROM json_each(?2) f
      LEFT JOIN locations c ON c.shop_id = ?1 AND c.shopify_id = CAST(f.value->>1 AS INTEGER)
      LEFT JOIN levels l ON l.shop_id = ?1 AND l.inventory_item_id = CAST(f.value->>0 AS INTEGER) AND l.location_id = c.id
      ORDER BY f.key`,
    )
    .bind(shopId, JSON.stringify(levels.map((each) => [each.inventoryItemId, each.locationId])))
    .all<Row>();
  return results.map(ownOf);
}

/** The live levels that we hold of some items, in Shopify's ids. One statement. */
export async function listLevelsOf(database: D1Database, shopId: number, items: string[]) {
  const { results } = await database
    .prepare(
      `SELECT CAST(l.inventory_item_id AS TEXT) AS inventoryItemId, CAST(c.shopify_id AS TEXT) AS locationId
      FROM json_each(?2) f
      CROSS JOIN levels l ON l.shop_id = ?1 AND l.inventory_item_id = CAST(f.value AS INTEGER) AND l.deleted_at IS NULL
      JOIN locations c ON c.id = l.location_id AND c.shop_id = l.shop_id`,
    )
    .bind(shopId, JSON.stringify(items))
    .all<{ inventoryItemId: string; locationId: string }>();
  return results;
}

/** Where a walk over a shop's levels stands: the last one looked at. */
export interface LevelPlace {
  item: string;
  location: number;
}

/** The next levels that no read since `asOf` has shown, by their key. One statement. */
export async function listUnseenLevels(
  database: D1Database,
  shopId: number,
  asOf: number,
  after: LevelPlace,
  limit: number,
): Promise<(ComparedLevel & { place: LevelPlace })[]> {
  const { results } = await database
    .prepare(
      `SELECT CAST(l.inventory_item_id AS TEXT) AS inventoryItemId, CAST(c.shopify_id AS TEXT) AS locationId, c.id AS location, ${OWN}
      FROM levels l JOIN locations c ON c.id = l.location_id AND c.shop_id = l.shop_id
      WHERE l.shop_id = ?1 AND (l.inventory_item_id, l.location_id) > (CAST(?2 AS INTEGER), ?3)
        AND l.deleted_at IS NULL AND COALESCE(l.read_at, 0) < ?4
      ORDER BY l.inventory_item_id, l.location_id LIMIT ?5`,
    )
    .bind(shopId, after.item, after.location, asOf, limit)
    .all<Row & { inventoryItemId: string; locationId: string; location: number }>();
  return results.map(({ inventoryItemId, locationId, location, ...row }) => ({
    ...{ inventoryItemId, locationId, ours: ownOf(row), theirs: null },
    place: { item: inventoryItemId, location },
  }));
}

/** unbelieved: its version counts no longer, so that any fact replaces it. doubtful: to be asked for. settled: neither. */
export interface Judged extends ComparedLevel {
  judged: "unbelieved" | "doubtful" | "settled";
}

/** Marks levels that are still as they were compared; one that a delivery has changed since stays. One statement. */
export const levelsJudged = (database: D1Database, shopId: number, levels: Judged[]) =>
  database.prepare(JUDGED).bind(shopId, JSON.stringify(levels.map((level) => [...keyAndVersion(level), level.judged])));

/** Keeps what was wrong, where it still is as it was compared. One statement, to stand before those that put it right. */
export const driftsFound = (
  database: D1Database,
  shopId: number,
  { id, asOf, now }: { id: number; asOf: number; now: number },
  levels: ComparedLevel[],
) =>
  database
    .prepare(DRIFTS)
    .bind(
      ...[shopId, id, now],
      JSON.stringify(
        levels.map((level) => [
          ...keyAndVersion(level),
          level.theirs?.available ?? null,
          level.theirs?.updatedAt ?? asOf,
        ]),
      ),
    );

const keyAndVersion = ({ inventoryItemId, locationId, ours }: ComparedLevel) => [
  ...[inventoryItemId, locationId, ours?.updatedAt ?? null, ours?.triggeredAt ?? null, ours?.deletedAt ?? null],
];

const AS_COMPARED = `(l.updated_at, l.triggered_at, l.deleted_at) IS (f.value->>2, f.value->>3, f.value->>4)`;

const JUDGED = `
  UPDATE levels SET doubtful = told.judged = 'doubtful',
    updated_at = iif(told.judged = 'unbelieved', 0, levels.updated_at),
    triggered_at = iif(told.judged = 'unbelieved', 0, levels.triggered_at),
    deleted_at = iif(told.judged = 'unbelieved' AND levels.deleted_at IS NOT NULL, 0, levels.deleted_at)
  FROM (
    SELECT l.inventory_item_id AS item, l.location_id AS location, f.value->>5 AS judged FROM json_each(?2) f
    CROSS JOIN locations c ON c.shop_id = ?1 AND c.shopify_id = CAST(f.value->>1 AS INTEGER)
    CROSS JOIN levels l ON l.shop_id = ?1 AND l.inventory_item_id = CAST(f.value->>0 AS INTEGER) AND l.location_id = c.id
    WHERE ${AS_COMPARED}
  ) told
  WHERE levels.shop_id = ?1 AND levels.inventory_item_id = told.item AND levels.location_id = told.location`;

const DRIFTS = `
  INSERT INTO drifts (shop_id, reconciliation_id, inventory_item_id, location_id, ours, theirs, since_at, found_at)
  SELECT ?1, ?2, CAST(f.value->>0 AS INTEGER), c.id, iif(l.deleted_at IS NULL, l.available, NULL), f.value->>5, f.value->>6, ?3
  FROM json_each(?4) f
  CROSS JOIN locations c ON c.shop_id = ?1 AND c.shopify_id = CAST(f.value->>1 AS INTEGER)
  LEFT JOIN levels l ON l.shop_id = ?1 AND l.inventory_item_id = CAST(f.value->>0 AS INTEGER) AND l.location_id = c.id
  WHERE ${AS_COMPARED}
  ON CONFLICT DO NOTHING`;
