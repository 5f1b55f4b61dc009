/** The next so many of a shop's variants by local id, as a range; undefined when there are no more. */
export async function listVariantsAfter(database: D1Database, shopId: number, after: number, limit: number) {
  const range = await database
    .prepare(
      `SELECT MIN(id) AS "from", MAX(id) AS "to" FROM
        (SELECT id FROM variants WHERE shop_id = ? AND id > ? ORDER BY id LIMIT ?)`,
    )
    .bind(shopId, after, limit)
    .first<{ from: number | null; to: number | null }>();
  return range?.from == null || range.to == null ? undefined : { from: range.from, to: range.to };
}
