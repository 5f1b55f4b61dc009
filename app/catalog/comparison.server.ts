import { cells } from "../sql/cells-sql";
import type { ProductFact, VariantFact } from "./catalog.server";
import type { InventoryItemFact } from "./inventory-items.server";
import { barcodeWords, knownBarcodes } from "./words";

const PRODUCT = cells({
  id: "id",
  updatedAt: "value",
  title: "value",
  vendor: "value",
  productType: "value",
  status: "value",
  imageUrl: "value",
});
const VARIANT = cells({
  id: "id",
  updatedAt: "value",
  productId: "id",
  inventoryItemId: "id",
  title: "value",
  sku: "value",
  barcode: "value",
  barcodes: "value",
  price: "value",
  continuesSelling: "value",
});
const ITEM = cells({ id: "id", updatedAt: "value", tracked: "value", cost: "value", costCurrency: "value" });

/**
 * Which of these say something else than our rows, or something newer; by their index in the list, and whether they only
 * complete a row. Each one statement. What passes the guard without that only confirms a row.
 */
export const listNewsOfProducts = (database: D1Database, shopId: number, facts: ProductFact[]) =>
  listNews(
    database,
    `LEFT JOIN products p ON p.shop_id = ?1 AND p.shopify_id = ${PRODUCT.cell.id}
    WHERE p.shop_id IS NULL OR p.deleted_at IS NOT NULL
      OR (p.updated_at <= ${PRODUCT.cell.updatedAt} AND (p.title, p.vendor, p.status, p.image_url, p.product_type)
        IS NOT (${PRODUCT.cell.title}, ${PRODUCT.cell.vendor}, ${PRODUCT.cell.status}, ${PRODUCT.cell.imageUrl}, ${TYPE_TOLD}))`,
    shopId,
    PRODUCT.json(facts),
    TELLS_TYPE,
  );

const TYPE_TOLD = `COALESCE(${PRODUCT.cell.productType}, p.product_type)`;

/** A product of which everything was known but its type. */
const TELLS_TYPE = `p.deleted_at IS NULL AND p.product_type IS NULL AND (p.title, p.vendor, p.status, p.image_url)
  IS (${PRODUCT.cell.title}, ${PRODUCT.cell.vendor}, ${PRODUCT.cell.status}, ${PRODUCT.cell.imageUrl})`;

export const listNewsOfVariants = (database: D1Database, shopId: number, facts: VariantFact[]) =>
  listNews(
    database,
    `LEFT JOIN variants v ON v.shop_id = ?1 AND v.shopify_id = ${VARIANT.cell.id}
    WHERE v.shop_id IS NULL OR v.deleted_at IS NOT NULL
      OR (v.updated_at <= ${VARIANT.cell.updatedAt}
        AND (v.product_id, v.inventory_item_id, v.title, v.sku, v.barcodes, v.price, v.continues_selling)
        IS NOT (${VARIANT.cell.productId}, ${VARIANT.cell.inventoryItemId}, ${VARIANT.cell.title}, ${VARIANT.cell.sku}, ${VARIANT.cell.barcodes},
          COALESCE(${VARIANT.cell.price}, v.price), ${VARIANT.cell.continuesSelling}))`,
    shopId,
    VARIANT.json(facts.map((v) => ({ ...v, barcodes: barcodeWords(v.barcodes ?? knownBarcodes(v.barcode)).barcodes }))),
    COMPLETES,
  );

/** A variant of which no more than its first barcode was known, and nothing else differs. */
const COMPLETES = `v.deleted_at IS NULL AND v.barcodes_whole IS NOT 1
  AND (v.product_id, v.inventory_item_id, v.title, v.sku, v.barcode, v.price, v.continues_selling)
    IS (${VARIANT.cell.productId}, ${VARIANT.cell.inventoryItemId}, ${VARIANT.cell.title}, ${VARIANT.cell.sku}, ${VARIANT.cell.barcode},
      COALESCE(${VARIANT.cell.price}, v.price), ${VARIANT.cell.continuesSelling})`;

export const listNewsOfItems = (database: D1Database, shopId: number, facts: InventoryItemFact[]) =>
  listNews(
    database,
    `LEFT JOIN inventory_items i ON i.shop_id = ?1 AND i.shopify_id = ${ITEM.cell.id}
    WHERE i.shop_id IS NULL OR i.deleted_at IS NOT NULL
      OR (i.updated_at <= ${ITEM.cell.updatedAt} AND (i.tracked, i.cost, i.cost_currency) IS NOT (${ITEM.cell.tracked}, ${ITEM.cell.cost}, ${ITEM.cell.costCurrency}))`,
    shopId,
    ITEM.json(facts),
  );

/** Every location that we know of, by Shopify's id. One statement. */
export async function listLocationsToCompare(database: D1Database, shopId: number) {
  const { results } = await database
    .prepare(
      `SELECT CAST(shopify_id AS TEXT) AS id, active, deleted_at IS NOT NULL AS isDeleted FROM locations WHERE shop_id = ?`,
    )
    .bind(shopId)
    .all<{ id: string; active: number; isDeleted: number }>();
  return results.map(({ id, active, isDeleted }) => ({ id, active: Boolean(active), isDeleted: Boolean(isDeleted) }));
}

const NONE = JSON.stringify([]);

async function listNews(
  database: D1Database,
  rest: string,
  shopId: number,
  facts: string,
  completes = "0",
): Promise<Map<number, { completes: boolean }>> {
  if (facts === NONE) return new Map();
  const { results } = await database
    .prepare(`SELECT f.key AS "index", COALESCE(${completes}, 0) AS completes FROM json_each(?2) f ${rest}`)
    .bind(shopId, facts)
    .all<{ index: number; completes: number }>();
  return new Map(results.map(({ index, completes }) => [index, { completes: Boolean(completes) }]));
}
