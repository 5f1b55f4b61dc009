/** As long as the longest window, and what a late import may still ask of it. */
const DAYS_OF_LEVELS = 400;

/**
 * Days in stock of some variants that no window reaches any more: one statement. The latest day before those that are
 * kept stays, since it says how they open.
 */
export const levelDaysForgotten = (
  database: D1Database,
  shopId: number,
  range: { from: number; to: number },
  today: number,
) =>
  database
    .prepare(
      `DELETE FROM level_days WHERE (shop_id, inventory_item_id, location_id, day) IN (
        SELECT d.shop_id, d.inventory_item_id, d.location_id, d.day
        FROM variants v
        CROSS JOIN levels l ON l.shop_id = v.shop_id AND l.inventory_item_id = v.inventory_item_id
        CROSS JOIN level_days d ON d.shop_id = l.shop_id AND d.inventory_item_id = l.inventory_item_id
          AND d.location_id = l.location_id AND d.day < ?4
        WHERE v.id BETWEEN ?2 AND ?3 AND +v.shop_id = ?1
          AND d.day < (SELECT MAX(k.day) FROM level_days k WHERE k.shop_id = d.shop_id
            AND k.inventory_item_id = d.inventory_item_id AND k.location_id = d.location_id AND k.day <= ?4))`,
    )
    .bind(shopId, range.from, range.to, today - DAYS_OF_LEVELS);
