/** SQL: a receipt of the line `l` bears on an average. */
const HAS_COME = `EXISTS (SELECT 1 FROM receipt_lines n CROSS JOIN receipts r ON r.shop_id = n.shop_id AND r.id = n.receipt_id
    AND r.state = 'submitted' AND r.history IS NULL WHERE n.shop_id = l.shop_id AND n.line_id = l.id)`;

const HAS_COSTS =
  "EXISTS (SELECT 1 FROM purchase_order_costs c WHERE c.shop_id = l.shop_id AND c.order_id = l.order_id)";

const DUE = `
INSERT INTO averages_due (shop_id, variant_id, token, since)
SELECT l.shop_id, l.variant_id, ?4, ?5 FROM json_each(?2) f
CROSS JOIN purchase_order_lines l INDEXED BY purchase_order_lines_order ON l.shop_id = ?1 AND l.order_id = f.value AND l.variant_id <> 0
WHERE (l.variant_id IN (SELECT value FROM json_each(?3)) OR ${HAS_COSTS}) AND ${HAS_COME}
ON CONFLICT (shop_id, variant_id) DO UPDATE SET token = excluded.token`;

/**
 * Averages that do not follow any more, to stand in the batch that changes what they follow from: of these variants of the orders, and
 * of all that share a bill beside the goods, as far as they have come. One statement.
 */
export const averagesDue = (
  database: D1Database,
  shop: { id: number },
  orders: readonly number[],
  variants: readonly number[],
  now: number,
): D1PreparedStatement =>
  database.prepare(DUE).bind(shop.id, JSON.stringify(orders), JSON.stringify(variants), crypto.randomUUID(), now);

/**
 * Domains of shops whose averages have been due since `before` (epoch ms): whoever changed something did not come to
 * make them. One statement.
 */
export async function listShopsWithAveragesDue(database: D1Database, before: number): Promise<string[]> {
  const { results } = await database
    .prepare(
      `SELECT DISTINCT s.domain FROM averages_due d CROSS JOIN shops s ON s.id = d.shop_id
      WHERE d.since <= ?1 AND s.uninstalled_at IS NULL LIMIT 100`,
    )
    .bind(before)
    .all<{ domain: string }>();
  return results.map(({ domain }) => domain);
}

/** Variants, by their local ids. One statement. */
export async function listAveragesDue(database: D1Database, shop: { id: number }, limit: number): Promise<number[]> {
  const { results } = await database
    .prepare("SELECT variant_id AS id FROM averages_due WHERE shop_id = ? ORDER BY variant_id LIMIT ?")
    .bind(shop.id, limit)
    .all<{ id: number }>();
  return results.map(({ id }) => id);
}
