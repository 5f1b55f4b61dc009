import type { ProductFact, VariantFact } from "../../catalog/catalog.server";
import type { InventoryItemFact } from "../../catalog/inventory-items.server";
import { FACTS_OF_LIVE_SHOPS, factsOfLiveShops } from "../../facts/version-sql";
import { partsTold } from "./parts-sql";
import type { LineFact } from "./sales.server";

/**
 * What only Shopify knows. An order or a product: two bodies of one version told different things of it, or a body told the
 * first barcode of a variant, not known till then, and none of the others. An item: it is
 * tracked from now on, or no more, and its levels do not say so.
 */
export interface Doubt {
  shopId: number;
  about: "order" | "product" | "item";
  /** Shopify's. */
  id: string;
}

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
    .bind(
      JSON.stringify(
        facts.lines.map((line) => [
          ...[line.shopId, line.triggeredAt, line.updatedAt, line.lineId, line.quantity, line.currentQuantity],
          ...[Number(line.cancelled), Number(line.test), line.locationId, line.parts.length ? line.parts : null],
        ]),
      ),
      JSON.stringify(
        facts.products.map((p) => [
          p.shopId,
          p.triggeredAt,
          p.updatedAt,
          p.id,
          p.title,
          p.vendor,
          p.status,
          p.imageUrl,
        ]),
      ),
      JSON.stringify(
        facts.variants.map((v) => [
          ...[v.shopId, v.triggeredAt, v.updatedAt, v.id, v.title, v.sku, v.barcode, Number(v.continuesSelling)],
          v.price,
        ]),
      ),
      JSON.stringify(facts.items.map((item) => [item.shopId, item.triggeredAt, item.id])),
    );

const DOUBTS = `
  SELECT s.id AS shopId, 'order' AS about, CAST(l.order_id AS TEXT) AS id
  FROM ${FACTS_OF_LIVE_SHOPS}
  CROSS JOIN order_lines l ON l.shop_id = s.id AND l.line_id = CAST(f.value->>3 AS INTEGER)
  LEFT JOIN locations c ON c.shop_id = s.id AND c.shopify_id = CAST(f.value->>8 AS INTEGER)
  WHERE (l.updated_at, l.triggered_at) = (f.value->>2, f.value->>1)
    AND ((l.quantity, l.current_quantity, l.cancelled, l.test) IS NOT (f.value->>4, f.value->>5, f.value->>6, f.value->>7)
      OR (NOT l.placed_by_refund AND l.location_id <> COALESCE(c.id, 0))
      OR l.parts IS NOT ${partsTold("f.value->9")})
  UNION
  SELECT s.id, 'product', CAST(p.shopify_id AS TEXT)
  FROM ${factsOfLiveShops("?2")}
  CROSS JOIN products p ON p.shop_id = s.id AND p.shopify_id = CAST(f.value->>3 AS INTEGER)
  WHERE p.deleted_at IS NULL AND (p.updated_at, p.triggered_at) = (f.value->>2, f.value->>1)
    AND (p.title, p.vendor, p.status, p.image_url) IS NOT (f.value->>4, f.value->>5, f.value->>6, f.value->>7)
  UNION
  SELECT s.id, 'product', CAST(v.product_id AS TEXT)
  FROM ${factsOfLiveShops("?3")}
  CROSS JOIN variants v ON v.shop_id = s.id AND v.shopify_id = CAST(f.value->>3 AS INTEGER)
  WHERE v.deleted_at IS NULL AND (v.updated_at, v.triggered_at) = (f.value->>2, f.value->>1)
    AND (v.barcodes_whole = 0
      OR (v.title, v.sku, v.barcode, v.continues_selling, v.price)
        IS NOT (f.value->>4, f.value->>5, f.value->>6, f.value->>7, COALESCE(f.value->>8, v.price)))
  UNION
  SELECT s.id, 'item', CAST(i.shopify_id AS TEXT)
  FROM ${factsOfLiveShops("?4")}
  CROSS JOIN inventory_items i ON i.shop_id = s.id AND i.shopify_id = CAST(f.value->>2 AS INTEGER) AND i.deleted_at IS NULL
  CROSS JOIN levels l ON l.shop_id = i.shop_id AND l.inventory_item_id = i.shopify_id AND l.deleted_at IS NULL
  WHERE i.tracked <> (l.available IS NOT NULL)`;
