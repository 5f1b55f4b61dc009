import {
  byVersion,
  type Deletion,
  FACTS_OF_LIVE_SHOPS,
  type Fact,
  isNewerThan,
  supersedes,
  unlessGone,
} from "../../facts/version-sql";
import type { Cause } from "../movements/cause";

export interface LevelFact extends Fact {
  inventoryItemId: string;
  locationId: string;
  /** Null: not tracked. Negative: oversold. */
  available: number | null;
  /** The day of updatedAt in the shop's zone. */
  day: number;
  cause: Cause;
  /** The write of ours that this answers. */
  writeId?: number;
}

/** The item is stocked at the location no more. */
export interface LevelDisconnection extends Deletion {
  inventoryItemId: string;
  locationId: string;
}

/** Shopify's own figures of a level, as a read at `triggeredAt` shows them. */
export interface LevelFigures extends LevelDisconnection {
  onHand: number;
  committed: number;
  incoming: number;
}

/** Levels, the movements that lead to them, and the days they were seen on: 3 statements. */
export function levelChanges(
  database: D1Database,
  facts: LevelFact[],
  disconnections: LevelDisconnection[],
): D1PreparedStatement[] {
  if (!facts.length && !disconnections.length) return [];
  const latest = JSON.stringify(latestOfEach(facts, disconnections));
  return [
    database.prepare(MOVEMENTS).bind(latest, Date.now()),
    database.prepare(LEVELS).bind(latest),
    ...(facts.length ? [database.prepare(LEVEL_DAYS).bind(JSON.stringify(facts.map((fact) => row(fact, false))))] : []),
  ];
}

const row = (fact: LevelFact, doubtful: boolean) => [
  fact.shopId,
  fact.triggeredAt,
  fact.updatedAt,
  fact.inventoryItemId,
  fact.locationId,
  fact.available,
  fact.day,
  fact.cause,
  Number(doubtful),
  null,
  fact.writeId ?? null,
];

/** The level as none is there: version 0, so that whatever was triggered later takes its place. */
const tombstone = ({ shopId, triggeredAt, inventoryItemId, locationId }: LevelDisconnection) => [
  ...[shopId, triggeredAt, 0, inventoryItemId, locationId, null, null, "shopify", 0],
  triggeredAt,
  null,
];

/**
 * One fact a level, its latest; doubtful where two of one version differ. A movement needs one old and one new, so that
 * of a level and its disconnection only the later is kept, too.
 */
function latestOfEach(facts: LevelFact[], disconnections: LevelDisconnection[]) {
  const gone = new Map<string, LevelDisconnection>();
  for (const each of disconnections)
    if (each.triggeredAt > (gone.get(keyOf(each))?.triggeredAt ?? -1)) gone.set(keyOf(each), each);
  const latest = new Map<string, { fact: LevelFact; doubtful: boolean }>();
  for (const fact of facts) {
    const key = keyOf(fact);
    if (fact.triggeredAt <= (gone.get(key)?.triggeredAt ?? -1)) continue;
    const found = latest.get(key);
    const order = found ? byVersion(fact, found.fact) : 1;
    if (order > 0) latest.set(key, { fact, doubtful: false });
    else if (found && order === 0 && fact.available !== found.fact.available) found.doubtful = true;
  }
  return [
    ...[...latest.values()].map(({ fact, doubtful }) => row(fact, doubtful)),
    ...[...gone].flatMap(([key, each]) => (latest.has(key) ? [] : [tombstone(each)])),
  ];
}

const keyOf = ({ shopId, inventoryItemId, locationId }: LevelDisconnection) =>
  `${shopId}/${inventoryItemId}/${locationId}`;

const FROM_FACTS = `FROM ${FACTS_OF_LIVE_SHOPS}
  JOIN locations c ON c.shop_id = s.id AND c.shopify_id = CAST(f.value->>4 AS INTEGER)`;

/** Before the level itself changes: the difference to what it still is. */
const MOVEMENTS = `
  INSERT INTO movements (shop_id, inventory_item_id, location_id, delta, available_after, cause, at, recorded_at, write_id)
  SELECT s.id, CAST(f.value->>3 AS INTEGER), c.id, COALESCE(f.value->>5, 0) - COALESCE(l.available, 0), f.value->>5,
    f.value->>7, COALESCE(f.value->>9, f.value->>2), ?2, f.value->>10
  ${FROM_FACTS}
  LEFT JOIN levels l ON l.shop_id = s.id AND l.inventory_item_id = CAST(f.value->>3 AS INTEGER) AND l.location_id = c.id
  WHERE iif(f.value->>9 IS NULL,
    l.shop_id IS NULL OR ((f.value->>2, f.value->>1) > (l.updated_at, l.triggered_at)
      AND f.value->>1 > COALESCE(l.deleted_at, -1) AND l.available IS NOT f.value->>5),
    l.available IS NOT NULL AND f.value->>9 >= l.triggered_at)`;

/** Shopify's own figures of levels that we know; a later read wins. One statement. */
export const levelFigures = (database: D1Database, figures: LevelFigures[]) =>
  database
    .prepare(FIGURES)
    .bind(
      JSON.stringify(
        figures.map((f) => [
          ...[f.shopId, f.triggeredAt, f.inventoryItemId, f.locationId, f.onHand, f.committed, f.incoming],
        ]),
      ),
    );

const FIGURES = `
  UPDATE levels SET on_hand = told.on_hand, committed = told.committed, incoming = told.incoming, read_at = told.read_at
  FROM (
    SELECT s.id AS shop_id, CAST(f.value->>2 AS INTEGER) AS item, c.id AS location, f.value->>4 AS on_hand,
      f.value->>5 AS committed, f.value->>6 AS incoming, f.value->>1 AS read_at
    FROM ${FACTS_OF_LIVE_SHOPS}
    CROSS JOIN locations c ON c.shop_id = s.id AND c.shopify_id = CAST(f.value->>3 AS INTEGER)
  ) told
  WHERE levels.shop_id = told.shop_id AND levels.inventory_item_id = told.item AND levels.location_id = told.location
    AND told.read_at > COALESCE(levels.read_at, -1)`;

const NEWER = isNewerThan("levels");

/**
 * Of two values with one version neither is believed: the level stays, and is marked to be asked for again. A
 * disconnected level keeps its version and loses its value.
 */
const LEVELS = `
  INSERT INTO levels (shop_id, inventory_item_id, location_id, available, updated_at, triggered_at, doubtful, deleted_at)
  SELECT s.id, CAST(f.value->>3 AS INTEGER), c.id, f.value->>5, f.value->>2, iif(f.value->>9 IS NULL, f.value->>1, 0),
    f.value->>8, f.value->>9
  ${FROM_FACTS} WHERE true
  ON CONFLICT (shop_id, inventory_item_id, location_id) DO UPDATE SET
    available = iif(excluded.deleted_at IS NOT NULL OR ${NEWER}, excluded.available, levels.available),
    doubtful = iif(excluded.deleted_at IS NOT NULL OR ${NEWER}, excluded.doubtful, 1),
    ${unlessGone("levels", "updated_at", "triggered_at")}, deleted_at = excluded.deleted_at
  WHERE ${supersedes("levels")} OR (excluded.deleted_at IS NULL AND levels.deleted_at IS NULL
    AND (excluded.updated_at, excluded.triggered_at) = (levels.updated_at, levels.triggered_at)
    AND (excluded.available IS NOT levels.available OR excluded.doubtful))`;

/** SQL: the times of two rows' last observations, the incoming one later. */
const LATER = `(excluded.last_updated_at, excluded.last_triggered_at) > (level_days.last_updated_at, level_days.last_triggered_at)`;

/** SQL: what an INSERT tells of a day joins what is known of it. */
export const MERGED_INTO_DAY = `
  ON CONFLICT (shop_id, inventory_item_id, location_id, day) DO UPDATE SET
    max_available = iif(max_available IS NULL OR excluded.max_available IS NULL, NULL, MAX(max_available, excluded.max_available)),
    last_available = iif(${LATER}, excluded.last_available, last_available),
    last_updated_at = MAX(last_updated_at, excluded.last_updated_at),
    last_triggered_at = iif(${LATER}, excluded.last_triggered_at, last_triggered_at)
  WHERE ${LATER} OR max_available IS NOT iif(max_available IS NULL OR excluded.max_available IS NULL, NULL, MAX(max_available, excluded.max_available))`;

/** Stale observations count too: they say what was there earlier that day. */
const LEVEL_DAYS = `
  INSERT INTO level_days (shop_id, inventory_item_id, location_id, day, max_available, last_available, last_updated_at, last_triggered_at)
  SELECT s.id, CAST(f.value->>3 AS INTEGER), c.id, f.value->>6, f.value->>5, f.value->>5, f.value->>2, f.value->>1
  ${FROM_FACTS} WHERE true
  ${MERGED_INTO_DAY}`;
