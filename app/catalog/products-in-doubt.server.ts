import { FACTS_OF_LIVE_SHOPS, factsOfLiveShops } from "../shops/live";
import type { ProductFact, VariantFact } from "./catalog.server";

/**
 * The products of which these facts tell another thing than we hold, of themselves or of a variant, both by one version:
 * only Shopify knows which is later. To stand after they are written. One statement.
 */
export const productsInDoubt = (database: D1Database, products: ProductFact[], variants: VariantFact[]) =>
  database
    .prepare(
      `SELECT s.id AS shopId, CAST(p.shopify_id AS TEXT) AS id
      FROM ${FACTS_OF_LIVE_SHOPS}
      CROSS JOIN products p ON p.shop_id = s.id AND p.shopify_id = CAST(f.value->>3 AS INTEGER)
      WHERE p.deleted_at IS NULL AND (p.updated_at, p.triggered_at) = (f.value->>2, f.value->>1)
        AND (p.title, p.vendor, p.status, p.image_url) IS NOT (f.value->>4, f.value->>5, f.value->>6, f.value->>7)
      UNION
      SELECT s.id, CAST(v.product_id AS TEXT)
      FROM ${factsOfLiveShops("?2")}
      CROSS JOIN variants v ON v.shop_id = s.id AND v.shopify_id = CAST(f.value->>3 AS INTEGER)
      WHERE v.deleted_at IS NULL AND (v.updated_at, v.triggered_at) = (f.value->>2, f.value->>1)
        AND (v.title, v.sku, v.barcode, v.continues_selling)
          IS NOT (f.value->>4, f.value->>5, f.value->>6, f.value->>7)`,
    )
    .bind(
      JSON.stringify(
        products.map((p) => [p.shopId, p.triggeredAt, p.updatedAt, p.id, p.title, p.vendor, p.status, p.imageUrl]),
      ),
      JSON.stringify(
        variants.map((v) => [
          ...[v.shopId, v.triggeredAt, v.updatedAt, v.id, v.title, v.sku, v.barcode, Number(v.continuesSelling)],
        ]),
      ),
    );
