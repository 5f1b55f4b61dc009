import { type Kept, listLocalIds, listUnseen, variantsGone } from "../../../app/catalog/absence.server";
import { dayOf } from "../../../app/days/calendar";
import { planChanges } from "../../../app/replenishment/planning/replan.server";
import { EXISTING } from "../../../app/shopify/graphql/existing";
import { UNDER_WAY } from "../../../app/stock/comparison/level-comparison";
import { type LevelCursor, listUnseenLevels } from "../../../app/stock/comparison/level-comparison.server";
import { factChanges } from "../../deliveries/fact-changes";
import { noFacts } from "../../deliveries/facts";
import type { JobContext } from "../job";
import { levelsByPlace, placeOf, readItems } from "../read/items";
import { levelRepairs } from "./level-repairs";

/** What Shopify deletes without our hearing of it: no file shows it any more. */
export type UnseenKind = Kept;

interface Looked<Place> {
  found: number;
  statements: D1PreparedStatement[];
  /** Where looking goes on; null at the end. */
  next: Place | null;
}

const IDS_A_STEP = 200;
/** Each is asked for with all the levels of its item. */
const LEVELS_A_STEP = 20;

const TYPES: Record<UnseenKind, string> = {
  products: "Product",
  variants: "ProductVariant",
  inventory_items: "InventoryItem",
};

/**
 * Some rows that the file of `asOf` did not show and that nothing has confirmed since shortly before: each is asked for,
 * and one that Shopify does not know is gone, as of the file.
 */
export async function lookForUnseen(
  context: JobContext,
  kind: UnseenKind,
  { asOf, after }: { asOf: number; after: string },
): Promise<Looked<string>> {
  const { admin, database, shop } = context;
  const page = { before: asOf - UNDER_WAY, after, limit: IDS_A_STEP };
  const ids = await listUnseen(database, shop.id, kind, page);
  if (!ids.length) return { found: 0, statements: [], next: null };
  const { nodes } = await admin.request(EXISTING, { ids: ids.map((id) => `gid://shopify/${TYPES[kind]}/${id}`) });
  const gone = ids.filter((_, index) => nodes[index] === null);
  const next = ids.length < IDS_A_STEP ? null : (ids.at(-1) ?? null);
  return { found: gone.length, statements: gone.length ? await goneOf(context, kind, gone, asOf) : [], next };
}

async function goneOf({ database, shop, now }: JobContext, kind: UnseenKind, ids: string[], asOf: number) {
  const deletions = ids.map((id) => ({ shopId: shop.id, triggeredAt: asOf, id }));
  if (kind === "products") return factChanges(database, { ...noFacts(), productDeletions: deletions }, [shop], now);
  if (kind === "inventory_items") return factChanges(database, { ...noFacts(), itemDeletions: deletions }, [shop], now);
  const touched = [{ shopId: shop.id, variants: await listLocalIds(database, shop.id, ids) }];
  const today = [{ shopId: shop.id, today: dayOf(now, shop.timeZone) }];
  return [variantsGone(database, shop.id, ids, asOf), ...planChanges(database, touched, today, now)];
}

/** The same for levels, which drift where they are gone. */
export async function lookForUnseenLevels(
  { admin, database, shop, now }: JobContext,
  reconciliation: number,
  { asOf, after }: { asOf: number; after: LevelCursor },
): Promise<Looked<LevelCursor>> {
  const unseen = await listUnseenLevels(database, shop.id, asOf, after, LEVELS_A_STEP);
  if (!unseen.length) return { found: 0, statements: [], next: null };
  const items = await readItems(admin, [...new Set(unseen.map(({ inventoryItemId }) => inventoryItemId))]);
  const read = levelsByPlace(items);
  const levels = unseen.map(({ inventoryItemId, locationId, ours }) => ({
    ...{ inventoryItemId, locationId, ours },
    read: read.get(placeOf({ inventoryItemId, locationId })) ?? null,
  }));
  const asking = { shop, now, asOf, cause: "comparison" as const, reconciliation };
  return {
    found: levels.filter((level) => !level.read).length,
    statements: levelRepairs(database, asking, levels),
    next: unseen.length < LEVELS_A_STEP ? null : (unseen.at(-1)?.at ?? null),
  };
}
