import type { ProductFact, VariantFact } from "./catalog.server";
import type { InventoryItemFact } from "./inventory-items.server";
import { barcodeWords, knownBarcodes } from "./words";

/**
 * Which of these say something else than our rows, or something newer; by their place in the list. Each one statement.
 * What passes the guard without that only confirms a row.
 */
export const listNewsOfProducts = (database: D1Database, shopId: number, facts: ProductFact[]) =>
  listNews(
    database,
    `LEFT JOIN products p ON p.shop_id = ?1 AND p.shopify_id = CAST(f.value->>0 AS INTEGER)
    WHERE p.shop_id IS NULL OR p.deleted_at IS NOT NULL
      OR (p.updated_at <= f.value->>1 AND (p.title, p.vendor, p.status, p.image_url)
        IS NOT (f.value->>2, f.value->>3, f.value->>4, f.value->>5))`,
    shopId,
    facts.map((p) => [p.id, p.updatedAt, p.title, p.vendor, p.status, p.imageUrl]),
  );

export const listNewsOfVariants = (database: D1Database, shopId: number, facts: VariantFact[]) =>
  listNews(
    database,
    `LEFT JOIN variants v ON v.shop_id = ?1 AND v.shopify_id = CAST(f.value->>0 AS INTEGER)
    WHERE v.shop_id IS NULL OR v.deleted_at IS NOT NULL
      OR (v.updated_at <= f.value->>1
        AND (v.product_id, v.inventory_item_id, v.title, v.sku, v.barcodes, v.price, v.continues_selling)
        IS NOT (CAST(f.value->>2 AS INTEGER), CAST(f.value->>3 AS INTEGER), f.value->>4, f.value->>5, f.value->>6,
          COALESCE(f.value->>7, v.price), f.value->>8))`,
    shopId,
    facts.map((v) => [
      ...[v.id, v.updatedAt, v.productId, v.inventoryItemId, v.title, v.sku],
      ...[barcodeWords(v.barcodes ?? knownBarcodes(v.barcode)).barcodes, v.price],
      Number(v.continuesSelling),
    ]),
  );

export const listNewsOfItems = (database: D1Database, shopId: number, facts: InventoryItemFact[]) =>
  listNews(
    database,
    `LEFT JOIN inventory_items i ON i.shop_id = ?1 AND i.shopify_id = CAST(f.value->>0 AS INTEGER)
    WHERE i.shop_id IS NULL OR i.deleted_at IS NOT NULL
      OR (i.updated_at <= f.value->>1 AND (i.tracked, i.cost, i.cost_currency) IS NOT (f.value->>2, f.value->>3, f.value->>4))`,
    shopId,
    facts.map((i) => [i.id, i.updatedAt, Number(i.tracked), i.cost, i.costCurrency]),
  );

/** Every location that we know of, by Shopify's id. One statement. */
export async function listKnownLocations(database: D1Database, shopId: number) {
  const { results } = await database
    .prepare(
      `SELECT CAST(shopify_id AS TEXT) AS id, active, deleted_at IS NOT NULL AS isDeleted FROM locations WHERE shop_id = ?`,
    )
    .bind(shopId)
    .all<{ id: string; active: number; isDeleted: number }>();
  return results.map(({ id, active, isDeleted }) => ({ id, active: Boolean(active), isDeleted: Boolean(isDeleted) }));
}

async function listNews(database: D1Database, rest: string, shopId: number, rows: unknown[][]): Promise<Set<number>> {
  if (!rows.length) return new Set();
  const { results } = await database
    .prepare(`SELECT f.key AS place FROM json_each(?2) f ${rest}`)
    .bind(shopId, JSON.stringify(rows))
    .all<{ place: number }>();
  return new Set(results.map(({ place }) => place));
}
