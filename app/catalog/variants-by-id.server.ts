import { fullTitle } from "../sql/full-title-sql";

/** A variant that a filter names, by Shopify's id; its product's title and its own. */
interface NamedById {
  shopifyId: string;
  name: string;
}

/** Those that the catalogue has, in the order in which they are asked for; what is gone is left out. One statement. */
export async function listVariantsById(
  database: D1Database,
  shop: { id: number },
  shopifyIds: readonly string[],
): Promise<NamedById[]> {
  if (shopifyIds.length === 0) return [];
  const { results } = await database
    .prepare(
      `SELECT f.value AS shopifyId, ${fullTitle("p")}
        || iif(COALESCE(v.sku, '') = '', '', ' (' || v.sku || ')') AS name
      FROM json_each(?2) f
      CROSS JOIN variants v ON v.shop_id = ?1 AND v.shopify_id = CAST(f.value AS INTEGER)
      CROSS JOIN products p ON p.shop_id = ?1 AND p.shopify_id = v.product_id
      ORDER BY f.key`,
    )
    .bind(shop.id, JSON.stringify(shopifyIds))
    .all<NamedById>();
  return results;
}

/** Shopify's ids of a variant and its product. The product is null where nobody has told it. */
export type ShopifyIds = { shopifyId: string; productId: string | null };

/** Of each variant by its local id. One statement. */
export async function listShopifyIds(
  database: D1Database,
  shop: { id: number },
  variantIds: readonly number[],
): Promise<Map<number, ShopifyIds>> {
  if (variantIds.length === 0) return new Map();
  const { results } = await database
    .prepare(
      `SELECT v.id, CAST(v.shopify_id AS TEXT) AS shopifyId, CAST(v.product_id AS TEXT) AS productId FROM json_each(?2) f
      CROSS JOIN variants v ON v.id = f.value AND v.shop_id = ?1`,
    )
    .bind(shop.id, JSON.stringify(variantIds))
    .all<ShopifyIds & { id: number }>();
  return new Map(results.map(({ id, ...ids }) => [id, ids]));
}
