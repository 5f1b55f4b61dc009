import { inOrder } from "../../words/in-order";

/** Types of the shop's products, by name; of types that differ in case alone, the spelling of the first product. One statement. */
export async function listProductTypes(database: D1Database, shop: { id: number }): Promise<string[]> {
  const { results } = await database.prepare(TYPES).bind(shop.id).all<{ type: string }>();
  return inOrder(results, ({ type }) => type).map(({ type }) => type);
}

/** The index is stepped through: a row or two for each type. */
const next = (behind: string) => `(SELECT MIN(product_type_folded) FROM products INDEXED BY products_type
  WHERE shop_id = ?1 AND deleted_at IS NULL AND product_type_folded IS NOT NULL AND product_type_folded > ${behind})`;

const TYPES = `
WITH RECURSIVE t(folded) AS (
  SELECT ${next("''")} UNION ALL SELECT ${next("t.folded")} FROM t WHERE t.folded IS NOT NULL)
SELECT (SELECT p.product_type FROM products p INDEXED BY products_type
  WHERE p.shop_id = ?1 AND p.deleted_at IS NULL AND p.product_type_folded = t.folded ORDER BY p.shopify_id LIMIT 1) AS type
FROM t WHERE t.folded IS NOT NULL`;
