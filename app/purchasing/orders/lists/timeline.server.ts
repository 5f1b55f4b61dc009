import type { TimelineLine } from "../timeline";

const MOST_SHOWN = 100;

/** What happened to an order, the last first. */
export async function listTimeline(
  database: D1Database,
  shop: { id: number },
  orderId: number,
): Promise<TimelineLine[]> {
  const { results } = await database
    .prepare(
      `SELECT id, at, who, what, detail FROM purchase_order_timeline WHERE shop_id = ?1 AND order_id = ?2
      ORDER BY id DESC LIMIT +?3`,
    )
    .bind(shop.id, orderId, MOST_SHOWN)
    .all<TimelineLine>();
  return results;
}
