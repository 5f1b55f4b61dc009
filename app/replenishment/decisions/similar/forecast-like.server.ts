import { scopeOf, TOUCHED, type Touched } from "../../touched-sql";

/** No more are planned with one decision; the night plans the rest. */
const MOST = 200;

/** Variants that are forecast like one of the touched, directly or by way of others. */
export async function listForecastLike(database: D1Database, shopId: number, touched: Touched[]): Promise<Touched[]> {
  const { results } = await database
    .prepare(
      `WITH RECURSIVE ${TOUCHED},
      alike(id) AS (
        SELECT s.variant_id FROM touched t
        CROSS JOIN similar_variants s INDEXED BY similar_variants_of ON s.shop_id = t.shop_id AND s.similar_id = t.variant_id
        UNION SELECT s.variant_id FROM alike a
        CROSS JOIN similar_variants s INDEXED BY similar_variants_of ON s.shop_id = ?2 AND s.similar_id = a.id
        LIMIT ${MOST}
      )
      SELECT id FROM alike`,
    )
    .bind(scopeOf(touched), shopId)
    .all<{ id: number }>();
  return results.length > 0 ? [{ shopId, variants: results.map(({ id }) => id) }] : [];
}
