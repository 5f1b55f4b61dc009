interface VariantToMove {
  variantId: number;
  productTitle: string;
  variantTitle: string;
  sku: string;
  imageUrl: string | null;
}

/** Names of these variants, of those that the shop has, in the order in which they are given. One statement. */
export async function listVariantsToMove(
  database: D1Database,
  shop: { id: number },
  variants: readonly number[],
): Promise<VariantToMove[]> {
  const { results } = await database
    .prepare(
      `SELECT v.id AS variantId, COALESCE(p.title, '') AS productTitle, COALESCE(v.title, '') AS variantTitle,
        COALESCE(v.sku, '') AS sku, p.image_url AS imageUrl
      FROM json_each(?2) f CROSS JOIN variants v ON v.shop_id = ?1 AND v.id = f.value AND v.deleted_at IS NULL
      LEFT JOIN products p ON p.shop_id = v.shop_id AND p.shopify_id = v.product_id ORDER BY f.key`,
    )
    .bind(shop.id, JSON.stringify(variants))
    .all<VariantToMove>();
  return results;
}
