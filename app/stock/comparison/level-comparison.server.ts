import { cells } from "../../sql/cells-sql";
import type { ComparedLevel, OwnLevel } from "./level-comparison";

/** A level as Shopify told it, in Shopify's ids. */
interface ToldLevel {
  inventoryItemId: string;
  locationId: string;
  available: number | null;
  updatedAt: number;
}

const KEY_KINDS = { inventoryItemId: "id", locationId: "id" } as const;
const KEY = cells(KEY_KINDS);
const TOLD = cells({ ...KEY_KINDS, available: "value", updatedAt: "value" });
/** A level, and the version of ours that it was compared with. */
const COMPARED = { ...KEY_KINDS, ourUpdatedAt: "value", ourTriggeredAt: "value", ourDeletedAt: "value" } as const;
const JUDGED = cells({ ...COMPARED, judged: "value" });
const DRIFT = cells({ ...COMPARED, theirAvailable: "value", theirUpdatedAt: "value" });

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
      LEFT JOIN locations c ON c.shop_id = ?1 AND c.shopify_id = ${TOLD.cell.locationId}
      LEFT JOIN levels l ON l.shop_id = ?1 AND l.inventory_item_id = ${TOLD.cell.inventoryItemId} AND l.location_id = c.id
      WHERE l.shop_id IS NULL OR l.deleted_at IS NOT NULL OR l.available IS NOT ${TOLD.cell.available} OR l.updated_at <> ${TOLD.cell.updatedAt}`,
    )
    .bind(shopId, TOLD.json(told))
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
      LEFT JOIN locations c ON c.shop_id = ?1 AND c.shopify_id = ${KEY.cell.locationId}
      LEFT JOIN levels l ON l.shop_id = ?1 AND l.inventory_item_id = ${KEY.cell.inventoryItemId} AND l.location_id = c.id
      ORDER BY f.key`,
    )
    .bind(shopId, KEY.json(levels))
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
export interface LevelCursor {
  item: string;
  location: number;
}

/** The next levels that no read since `asOf` has shown, by their key. One statement. */
export async function listUnseenLevels(
  database: D1Database,
  shopId: number,
  asOf: number,
  after: LevelCursor,
  limit: number,
): Promise<(ComparedLevel & { at: LevelCursor })[]> {
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
    at: { item: inventoryItemId, location },
  }));
}

/** unbelieved: its version counts no longer, so that any fact replaces it. doubtful: to be asked for. settled: neither. */
export interface Judged extends ComparedLevel {
  judged: "unbelieved" | "doubtful" | "settled";
}

/** Marks levels that are still as they were compared; one that a delivery has changed since stays. One statement. */
export const levelsJudged = (database: D1Database, shopId: number, levels: Judged[]) =>
  database
    .prepare(LEVELS_JUDGED)
    .bind(shopId, JUDGED.json(levels.map((level) => ({ ...asCompared(level), judged: level.judged }))));

/** Keeps what was wrong, where it still is as it was compared. One statement, to stand before those that put it right. */
export const driftsFound = (
  database: D1Database,
  shopId: number,
  { id, asOf, now }: { id: number; asOf: number; now: number },
  levels: ComparedLevel[],
) =>
  database.prepare(DRIFTS_FOUND).bind(
    ...[shopId, id, now],
    DRIFT.json(
      levels.map((level) => ({
        ...{ ...asCompared(level), theirAvailable: level.theirs?.available },
        theirUpdatedAt: level.theirs?.updatedAt ?? asOf,
      })),
    ),
  );

const asCompared = ({ inventoryItemId, locationId, ours }: ComparedLevel) => ({
  ...{ inventoryItemId, locationId, ourUpdatedAt: ours?.updatedAt },
  ...{ ourTriggeredAt: ours?.triggeredAt, ourDeletedAt: ours?.deletedAt },
});

const AS_COMPARED = `(l.updated_at, l.triggered_at, l.deleted_at) IS (${JUDGED.cell.ourUpdatedAt}, ${JUDGED.cell.ourTriggeredAt}, ${JUDGED.cell.ourDeletedAt})`;

/** SQL. Told apart: as a part of the UPDATE, SQLite goes through all levels of the shop and looks into ?2 for each. */
const LEVELS_JUDGED = `
  WITH told AS MATERIALIZED (
    SELECT l.shop_id, l.inventory_item_id, l.location_id, ${JUDGED.cell.judged} AS judged FROM json_each(?2) f
    CROSS JOIN locations c ON c.shop_id = ?1 AND c.shopify_id = ${JUDGED.cell.locationId}
    CROSS JOIN levels l ON l.shop_id = ?1 AND l.inventory_item_id = ${JUDGED.cell.inventoryItemId} AND l.location_id = c.id
    WHERE ${AS_COMPARED}
  )
  UPDATE levels SET doubtful = told.judged = 'doubtful',
    updated_at = iif(told.judged = 'unbelieved', 0, levels.updated_at),
    triggered_at = iif(told.judged = 'unbelieved', 0, levels.triggered_at),
    deleted_at = iif(told.judged = 'unbelieved' AND levels.deleted_at IS NOT NULL, 0, levels.deleted_at)
  FROM told
  WHERE levels.shop_id = told.shop_id AND levels.inventory_item_id = told.inventory_item_id AND levels.location_id = told.location_id`;

const DRIFTS_FOUND = `
  INSERT INTO drifts (shop_id, reconciliation_id, inventory_item_id, location_id, ours, theirs, since_at, found_at)
  SELECT ?1, ?2, ${DRIFT.cell.inventoryItemId}, c.id, iif(l.deleted_at IS NULL, l.available, NULL), ${DRIFT.cell.theirAvailable}, ${DRIFT.cell.theirUpdatedAt}, ?3
  FROM json_each(?4) f
  CROSS JOIN locations c ON c.shop_id = ?1 AND c.shopify_id = ${DRIFT.cell.locationId}
  LEFT JOIN levels l ON l.shop_id = ?1 AND l.inventory_item_id = ${DRIFT.cell.inventoryItemId} AND l.location_id = c.id
  WHERE ${AS_COMPARED}
  ON CONFLICT DO NOTHING`;
