import { inOrder } from "../../words/in-order";
import { isLate } from "./inventory-write";
import { listInventoryWrites } from "./inventory-writes.server";
import { availableThen, PENDING } from "./pending-sql";
import type { LocationStock, StockChange } from "./variant-stock";

/** Shopify's number of a variant's item, or undefined. */
export async function findItemOf(database: D1Database, shop: { id: number }, variantId: number) {
  const item = await database
    .prepare(
      "SELECT CAST(inventory_item_id AS TEXT) AS item FROM variants WHERE shop_id = ? AND id = ? AND deleted_at IS NULL",
    )
    .bind(shop.id, variantId)
    .first<string>("item");
  return item ?? undefined;
}

/** The same by Shopify's number of the variant, though it was deleted, and whether it was. */
export const findItemOfShopifys = async (database: D1Database, shop: { id: number }, shopifyId: string) =>
  (await database
    .prepare(
      `SELECT CAST(inventory_item_id AS TEXT) AS item, deleted_at IS NOT NULL AS gone FROM variants
      WHERE shop_id = ? AND shopify_id = CAST(? AS INTEGER)`,
    )
    .bind(shop.id, shopifyId)
    .first<{ item: string | null; gone: number }>()) ?? undefined;

/** An item's stock at each active location that has it. */
export async function listStockOf(database: D1Database, shop: { id: number }, item: string): Promise<LocationStock[]> {
  const { results } = await database
    .prepare(
      `WITH ${PENDING} SELECT CAST(c.shopify_id AS TEXT) AS locationId, c.id AS ours, c.name, c.left_out AS leftOut, l.available,
        ${availableThen("l.inventory_item_id", "c.shopify_id", "COALESCE(l.available, 0)")} AS availableThen, l.on_hand AS onHand, l.committed, l.incoming, l.read_at AS readAt
      FROM levels l JOIN locations c ON c.id = l.location_id AND c.shop_id = l.shop_id AND c.active
      WHERE l.shop_id = ?1 AND l.inventory_item_id = CAST(?2 AS INTEGER) AND l.deleted_at IS NULL ORDER BY c.id`,
    )
    .bind(shop.id, item)
    .all<Omit<LocationStock, "leftOut"> & { leftOut: number }>();
  const stock = results.map((row) => ({ ...row, leftOut: row.leftOut === 1 }));
  return inOrder(stock, ({ name }) => name ?? "");
}

/** An adjustment's key begins so, and ends with what tells it from the others. */
export const adjustmentsOf = (item: string) => `adjust/${item}/`;

const MOST_CHANGES_SHOWN = 20;
const SHOWN_FOR = 24 * 3_600_000;

/** The adjustments of an item that are under way or wait for a person, and those that were refused within a day. */
export async function listChangesOf(
  database: D1Database,
  shop: { id: number },
  item: string,
  now: number,
): Promise<StockChange[]> {
  const writes = await listInventoryWrites(database, shop.id, adjustmentsOf(item), MOST_CHANGES_SHOWN);
  return writes
    .filter(({ state, updatedAt }) => state !== "refused" || updatedAt > now - SHOWN_FOR)
    .filter(({ state }) => state !== "confirmed")
    .flatMap(({ id, changes, state, refusal, createdAt, updatedAt }) => {
      const late = isLate({ posting: state, askedAt: createdAt }, now);
      return changes.map(({ location, delta }) => ({
        id,
        locationId: location,
        delta,
        state,
        late,
        refusal,
        updatedAt,
      }));
    });
}
