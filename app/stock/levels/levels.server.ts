import { DAY } from "../../days/iso-day";
import { CLOCKS_DIFFER } from "../../facts/clocks";
import {
  byVersion,
  DELETION,
  type Deletion,
  FACT,
  FACTS_OF_LIVE_SHOPS,
  type Fact,
  supersedes,
} from "../../facts/version-sql";
import { cells } from "../../sql/cells-sql";
import type { Cause } from "../movements/cause";

const SECOND = 1000;

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

interface AtLevel extends Deletion {
  inventoryItemId: string;
  locationId: string;
}

/** The item is stocked at the location no more. */
export interface LevelDisconnection extends AtLevel {
  /** The day of triggeredAt in the shop's zone. */
  day: number;
  cause: Cause;
}

/** Shopify's own figures of a level, as a read at `triggeredAt` shows them. */
export interface LevelFigures extends AtLevel {
  onHand: number;
  committed: number;
  incoming: number;
}

const LEVEL = cells({
  ...FACT,
  inventoryItemId: "id",
  locationId: "id",
  available: "value",
  day: "value",
  cause: "value",
  doubtful: "value",
  deletedAt: "value",
  writeId: "value",
  readAt: "value",
  onHand: "value",
  committed: "value",
  incoming: "value",
});
const FIGURES = cells({
  ...DELETION,
  inventoryItemId: "id",
  locationId: "id",
  onHand: "value",
  committed: "value",
  incoming: "value",
});

/** Levels with what was read of them, the movements that lead to them, and the days they were seen on: at most 4 statements. */
export function levelChanges(
  database: D1Database,
  facts: LevelFact[],
  disconnections: LevelDisconnection[],
  figures: LevelFigures[],
): D1PreparedStatement[] {
  const read = new Map(figures.map((each) => [keyOf(each), each]));
  const all = latestOfEach(facts, disconnections).map(([key, level]) => {
    const figuresThere = read.get(key);
    if (figuresThere) read.delete(key);
    return { ...level, ...figuresIn(figuresThere) };
  });
  const latest = LEVEL.json(all);
  const isEachSeen = !disconnections.length && all.length === facts.length;
  const observed = () => [...facts.map(seen), ...disconnections.map(observedGone)];
  const days = () => (isEachSeen ? latest : LEVEL.json(observed().map((each) => ({ ...each, ...figuresIn() }))));
  return [
    ...(all.length
      ? [database.prepare(MOVEMENTS).bind(latest, Date.now()), database.prepare(LEVELS).bind(latest)]
      : []),
    ...(all.length ? [database.prepare(LEVEL_DAYS).bind(days())] : []),
    ...(read.size ? [database.prepare(FIGURES_READ).bind(FIGURES.json([...read.values()]))] : []),
  ];
}

const figuresIn = (read?: LevelFigures) => ({
  ...{ readAt: read?.triggeredAt, onHand: read?.onHand, committed: read?.committed, incoming: read?.incoming },
});

const seen = (fact: LevelFact) => ({
  ...fact,
  ...{ doubtful: false, deletedAt: null, writeId: fact.writeId },
});

/** The level as none is there: version 0, so that whatever was triggered later takes its place. */
const tombstone = (gone: LevelDisconnection) => ({
  ...{ ...gone, updatedAt: 0, available: null, doubtful: false },
  ...{ deletedAt: gone.triggeredAt, writeId: null },
});

/**
 * Nothing is there from then on, until it is stocked there again: Shopify's own time of a change is in whole seconds. Of what was
 * told of the same instant it is the later, as the tombstone is.
 */
const observedGone = (gone: LevelDisconnection) => {
  const updatedAt = Math.floor(gone.triggeredAt / SECOND) * SECOND;
  return seen({ ...gone, triggeredAt: gone.triggeredAt + 1, updatedAt, available: 0 });
};

/**
 * One fact a level, by its key, its latest; doubtful where two of one version differ. A movement needs one old and one new, so that
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
    ...[...latest].map(([key, { fact, doubtful }]) => [key, { ...seen(fact), doubtful }] as const),
    ...[...gone].flatMap(([key, each]) => (latest.has(key) ? [] : [[key, tombstone(each)] as const])),
  ];
}

const keyOf = ({ shopId, inventoryItemId, locationId }: AtLevel) => `${shopId}/${inventoryItemId}/${locationId}`;

const FROM_FACTS = `FROM ${FACTS_OF_LIVE_SHOPS}
  JOIN locations c ON c.shop_id = s.id AND c.shopify_id = ${LEVEL.cell.locationId}`;

/** Before the level itself changes: the difference to what it still is. */
const MOVEMENTS = `
  INSERT INTO movements (shop_id, inventory_item_id, location_id, delta, available_after, cause, at, recorded_at, write_id)
  SELECT s.id, ${LEVEL.cell.inventoryItemId}, c.id, COALESCE(${LEVEL.cell.available}, 0) - COALESCE(l.available, 0), ${LEVEL.cell.available},
    ${LEVEL.cell.cause}, COALESCE(${LEVEL.cell.deletedAt}, ${LEVEL.cell.updatedAt}), ?2, ${LEVEL.cell.writeId}
  ${FROM_FACTS}
  LEFT JOIN levels l ON l.shop_id = s.id AND l.inventory_item_id = ${LEVEL.cell.inventoryItemId} AND l.location_id = c.id
  WHERE iif(${LEVEL.cell.deletedAt} IS NULL,
    l.shop_id IS NULL OR ((${LEVEL.cell.updatedAt}, ${LEVEL.cell.triggeredAt}) > (l.updated_at, l.triggered_at)
      AND ${LEVEL.cell.triggeredAt} > COALESCE(l.deleted_at, -1) AND l.available IS NOT ${LEVEL.cell.available}),
    l.available IS NOT NULL AND ${LEVEL.cell.deletedAt} >= l.triggered_at)`;

/** Shopify's own figures of levels that we know; a later read wins. */
const FIGURES_READ = `
  UPDATE levels SET on_hand = told.on_hand, committed = told.committed, incoming = told.incoming, read_at = told.read_at
  FROM (
    SELECT s.id AS shop_id, ${FIGURES.cell.inventoryItemId} AS item, c.id AS location, ${FIGURES.cell.onHand} AS on_hand,
      ${FIGURES.cell.committed} AS committed, ${FIGURES.cell.incoming} AS incoming, ${FIGURES.cell.triggeredAt} AS read_at
    FROM ${FACTS_OF_LIVE_SHOPS}
    CROSS JOIN locations c ON c.shop_id = s.id AND c.shopify_id = ${FIGURES.cell.locationId}
  ) told
  WHERE levels.shop_id = told.shop_id AND levels.inventory_item_id = told.item AND levels.location_id = told.location
    AND told.read_at > COALESCE(levels.read_at, -1)`;

const SUPERSEDES = supersedes("levels");

/**
 * SQL: of a read and what else was told of the same second nobody can say which is later where they lie as near as that: the read has
 * the time of our clock, the other that of Shopify's, and Shopify's own time of a change is in whole seconds. So it is of a read
 * and a disconnection that seems to be before it.
 */
const MEETS_A_READ = `((excluded.deleted_at IS NULL AND levels.deleted_at IS NULL AND excluded.updated_at = levels.updated_at
    AND (excluded.available IS NOT levels.available OR excluded.doubtful) AND ABS(excluded.triggered_at - levels.triggered_at) <= ${CLOCKS_DIFFER}
    AND (excluded.read_at IS excluded.triggered_at OR levels.read_at IS levels.triggered_at))
  OR (excluded.read_at IS excluded.triggered_at AND levels.deleted_at BETWEEN excluded.triggered_at - ${CLOCKS_DIFFER} AND excluded.triggered_at)
  OR (levels.read_at IS levels.triggered_at AND excluded.deleted_at BETWEEN levels.triggered_at - ${CLOCKS_DIFFER} AND levels.triggered_at - 1)) IS TRUE`;

/** SQL: another value of the version that stands, or of one that cannot be told from it. */
const DISAGREES = `(${MEETS_A_READ} OR (excluded.deleted_at IS NULL AND levels.deleted_at IS NULL
    AND (excluded.updated_at, excluded.triggered_at) = (levels.updated_at, levels.triggered_at)
    AND (excluded.available IS NOT levels.available OR excluded.doubtful)))`;

const WAS_READ = "excluded.read_at > COALESCE(levels.read_at, -1)";

const set = (condition: string, ...columns: string[]) =>
  columns.map((column) => `${column} = iif(${condition}, excluded.${column}, levels.${column})`).join(", ");

/**
 * Of two values with one version neither is believed: the level stays, and is marked to be asked for again. A
 * disconnected level keeps its version and loses its value. What was read beside it goes by the time of the read alone.
 */
const LEVELS = `
  INSERT INTO levels (shop_id, inventory_item_id, location_id, available, updated_at, triggered_at, doubtful, deleted_at,
    read_at, on_hand, committed, incoming)
  SELECT s.id, ${LEVEL.cell.inventoryItemId}, c.id, ${LEVEL.cell.available}, ${LEVEL.cell.updatedAt}, iif(${LEVEL.cell.deletedAt} IS NULL, ${LEVEL.cell.triggeredAt}, 0),
    ${LEVEL.cell.doubtful}, ${LEVEL.cell.deletedAt}, ${LEVEL.cell.readAt}, ${LEVEL.cell.onHand}, ${LEVEL.cell.committed}, ${LEVEL.cell.incoming}
  ${FROM_FACTS} WHERE true
  ON CONFLICT (shop_id, inventory_item_id, location_id) DO UPDATE SET
    ${set(SUPERSEDES, "available")}, deleted_at = iif(${SUPERSEDES}, excluded.deleted_at, levels.deleted_at),
    doubtful = CASE WHEN ${SUPERSEDES} THEN excluded.doubtful OR ${MEETS_A_READ} ELSE levels.doubtful OR ${DISAGREES} END,
    ${set(`excluded.deleted_at IS NULL AND ${SUPERSEDES}`, "updated_at", "triggered_at")},
    ${set(WAS_READ, "read_at", "on_hand", "committed", "incoming")}
  WHERE ${SUPERSEDES} OR ${DISAGREES} OR ${WAS_READ}`;

/** SQL: the times of two rows' last observations, the incoming one later. */
const LATER = `(excluded.last_updated_at, excluded.last_triggered_at) > (level_days.last_updated_at, level_days.last_triggered_at)`;

/**
 * SQL: the same version, with an item that is tracked now, or no more. A level tells no time of that: told a day later and more, it says
 * nothing of the days since.
 */
const TURNED = `(excluded.last_updated_at = level_days.last_updated_at AND (excluded.last_available IS NULL) <> (level_days.last_available IS NULL)
    AND excluded.last_triggered_at > excluded.last_updated_at + ${DAY})`;

/** SQL: what an INSERT tells of a day joins what is known of it. */
export const MERGED_INTO_DAY = `
  ON CONFLICT (shop_id, inventory_item_id, location_id, day) DO UPDATE SET
    max_available = iif(max_available IS NULL OR excluded.max_available IS NULL, NULL, MAX(max_available, excluded.max_available)),
    last_available = iif(${LATER}, excluded.last_available, last_available),
    last_updated_at = MAX(last_updated_at, excluded.last_updated_at),
    last_triggered_at = iif(${LATER}, excluded.last_triggered_at, last_triggered_at)
  WHERE NOT ${TURNED} AND (${LATER}
    OR max_available IS NOT iif(max_available IS NULL OR excluded.max_available IS NULL, NULL, MAX(max_available, excluded.max_available)))`;

/** Stale observations count too: they say what was there earlier that day. */
const LEVEL_DAYS = `
  INSERT INTO level_days (shop_id, inventory_item_id, location_id, day, max_available, last_available, last_updated_at, last_triggered_at)
  SELECT s.id, ${LEVEL.cell.inventoryItemId}, c.id, ${LEVEL.cell.day}, ${LEVEL.cell.available}, ${LEVEL.cell.available}, ${LEVEL.cell.updatedAt}, ${LEVEL.cell.triggeredAt}
  ${FROM_FACTS} WHERE true
  ${MERGED_INTO_DAY}`;
