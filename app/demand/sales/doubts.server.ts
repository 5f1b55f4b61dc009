import type { ProductFact, VariantFact } from "../../catalog/catalog.server";
import type { InventoryItemFact } from "../../catalog/inventory-items.server";
import { FACT, FACTS_OF_LIVE_SHOPS, factsOfLiveShops } from "../../facts/version-sql";
import { cells } from "../../sql/cells-sql";
import { UNASSIGNED } from "../../sql/zeros";
import { FIRST_OF_LINE, TRIGGERED_AT, UPDATED_AT } from "./line-version-sql";
import { partsTold } from "./parts-sql";
import type { LineFact } from "./sales.server";

/**
 * What only Shopify knows. An order or a product: two bodies of one version told different things of it, or a body told the
 * first barcode of a variant, not known till then, and none of the others. An item: two bodies of one version, too, or it is
 * tracked from now on, or no more, and its levels do not say so.
 */
export interface Doubt {
  shopId: number;
  about: "order" | "product" | "item";
  /** Shopify's. */
  id: string;
}

const LINE = cells({
  ...FACT,
  lineId: "id",
  quantity: "value",
  currentQuantity: "value",
  cancelled: "value",
  test: "value",
  locationId: "id",
  parts: "json",
  channel: "value",
  tags: "json",
});
const PRODUCT = cells({
  ...FACT,
  id: "id",
  title: "value",
  vendor: "value",
  productType: "value",
  status: "value",
  imageUrl: "value",
});
const VARIANT = cells({
  ...FACT,
  id: "id",
  title: "value",
  sku: "value",
  barcode: "value",
  continuesSelling: "value",
  price: "value",
});
const ITEM = cells({ ...FACT, id: "id", tracked: "value", cost: "value" });

/**
 * What these facts leave in doubt. To stand after they are written, in their batch: a batch of somebody else's may have
 * told the other thing. One statement.
 */
export const doubts = (
  database: D1Database,
  facts: { lines: LineFact[]; products: ProductFact[]; variants: VariantFact[]; items: InventoryItemFact[] },
) =>
  database
    .prepare(DOUBTS)
    .bind(LINE.json(facts.lines), PRODUCT.json(facts.products), VARIANT.json(facts.variants), ITEM.json(facts.items));

const DOUBTS = `
  SELECT s.id AS shopId, 'order' AS about, CAST(l.order_id AS TEXT) AS id
  FROM ${FACTS_OF_LIVE_SHOPS}
  CROSS JOIN order_lines l ON l.shop_id = s.id AND l.line_id = ${LINE.cell.lineId}
  ${FIRST_OF_LINE}
  LEFT JOIN locations c ON c.shop_id = s.id AND c.shopify_id = ${LINE.cell.locationId}
  WHERE (${UPDATED_AT}, ${TRIGGERED_AT}) = (${LINE.cell.updatedAt}, ${LINE.cell.triggeredAt})
    AND ((l.quantity, l.current_quantity, l.cancelled, l.test) IS NOT (${LINE.cell.quantity}, ${LINE.cell.currentQuantity}, ${LINE.cell.cancelled}, ${LINE.cell.test})
      OR (NOT l.placed_by_refund AND l.location_id <> COALESCE(c.id, ${UNASSIGNED}))
      OR l.parts IS NOT ${partsTold(LINE.cell.parts)}
      OR (${LINE.cell.channel} IS NOT NULL AND l.tags IS NOT NULLIF(${LINE.cell.tags}, '[]')))
  UNION
  SELECT s.id, 'product', CAST(p.shopify_id AS TEXT)
  FROM ${factsOfLiveShops("?2")}
  CROSS JOIN products p ON p.shop_id = s.id AND p.shopify_id = ${PRODUCT.cell.id}
  WHERE p.deleted_at IS NULL AND (p.updated_at, p.triggered_at) = (${PRODUCT.cell.updatedAt}, ${PRODUCT.cell.triggeredAt})
    AND (p.title, p.vendor, p.status, p.image_url, p.product_type)
      IS NOT (${PRODUCT.cell.title}, ${PRODUCT.cell.vendor}, ${PRODUCT.cell.status}, ${PRODUCT.cell.imageUrl}, COALESCE(${PRODUCT.cell.productType}, p.product_type))
  UNION
  SELECT s.id, 'product', CAST(v.product_id AS TEXT)
  FROM ${factsOfLiveShops("?3")}
  CROSS JOIN variants v ON v.shop_id = s.id AND v.shopify_id = ${VARIANT.cell.id}
  WHERE v.deleted_at IS NULL AND (v.updated_at, v.triggered_at) = (${VARIANT.cell.updatedAt}, ${VARIANT.cell.triggeredAt})
    AND (v.barcodes_whole = 0
      OR (v.title, v.sku, v.barcode, v.continues_selling, v.price)
        IS NOT (${VARIANT.cell.title}, ${VARIANT.cell.sku}, ${VARIANT.cell.barcode}, ${VARIANT.cell.continuesSelling}, COALESCE(${VARIANT.cell.price}, v.price)))
  UNION
  SELECT s.id, 'item', CAST(i.shopify_id AS TEXT)
  FROM ${factsOfLiveShops("?4")}
  CROSS JOIN inventory_items i ON i.shop_id = s.id AND i.shopify_id = ${ITEM.cell.id} AND i.deleted_at IS NULL
  CROSS JOIN levels l ON l.shop_id = i.shop_id AND l.inventory_item_id = i.shopify_id AND l.deleted_at IS NULL
  WHERE i.tracked <> (l.available IS NOT NULL)
  UNION
  SELECT s.id, 'item', CAST(i.shopify_id AS TEXT)
  FROM ${factsOfLiveShops("?4")}
  CROSS JOIN inventory_items i ON i.shop_id = s.id AND i.shopify_id = ${ITEM.cell.id} AND i.deleted_at IS NULL
  WHERE (i.updated_at, i.triggered_at) = (${ITEM.cell.updatedAt}, ${ITEM.cell.triggeredAt})
    AND (i.tracked, i.cost) IS NOT (${ITEM.cell.tracked}, ${ITEM.cell.cost})`;
