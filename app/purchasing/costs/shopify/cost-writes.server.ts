import { HELD } from "./proposals.server";

/** A cost on its way to Shopify; in minor units of the currency. */
export interface DueCost {
  id: number;
  item: string;
  cost: number;
  currency: string;
  attempts: number;
  createdAt: number;
}

/** Of two of one variant the newer is written, whichever was to be sent first. One statement. */
export const costsOvertaken = (database: D1Database, shop: { id: number }, now: number) =>
  database
    .prepare(
      `UPDATE cost_changes INDEXED BY cost_changes_due SET state = 'superseded', updated_at = ?2 WHERE shop_id = ?1 AND state IN ('queued', 'sending')
      AND EXISTS (SELECT 1 FROM cost_changes n WHERE n.shop_id = ?1 AND n.variant_id = cost_changes.variant_id AND n.id > cost_changes.id
        AND n.state IN ('queued', 'sending', 'confirmed'))`,
    )
    .bind(shop.id, now);

/** Those that are to be written, the oldest first. */
export async function listDueCosts(database: D1Database, shop: { id: number }, limit: number): Promise<DueCost[]> {
  const { results } = await database
    .prepare(
      `SELECT c.id, CAST(v.inventory_item_id AS TEXT) AS item, c.new_cost AS cost, c.currency, c.attempts, c.created_at AS createdAt
      FROM cost_changes c INDEXED BY cost_changes_due CROSS JOIN variants v ON v.shop_id = c.shop_id AND v.id = c.variant_id
      WHERE c.shop_id = ?1 AND c.state IN ('queued', 'sending') ORDER BY c.id LIMIT ?2`,
    )
    .bind(shop.id, limit)
    .all<DueCost>();
  return results;
}

/**
 * Noted before it is sent, with the cost that it then takes the place of. Where Shopify holds the new one already, a try whose answer
 * was lost may have set it: what stood before stays the old one. One statement.
 */
export const costSending = (database: D1Database, shop: { id: number }, id: number, now: number) =>
  database
    .prepare(
      `UPDATE cost_changes SET state = 'sending', attempts = attempts + 1, updated_at = ?3, old_cost = iif(attempts > 0, old_cost, (
        SELECT iif(${HELD} IS cost_changes.new_cost, cost_changes.old_cost, ${HELD}) FROM variants v CROSS JOIN shops shop ON shop.id = v.shop_id
        LEFT JOIN inventory_items i ON i.shop_id = v.shop_id AND i.shopify_id = v.inventory_item_id
        WHERE v.shop_id = ?1 AND v.id = cost_changes.variant_id))
      WHERE shop_id = ?1 AND id = ?2 AND state IN ('queued', 'sending')`,
    )
    .bind(shop.id, id, now);

/** One statement. */
export const costEnded = (
  database: D1Database,
  shop: { id: number },
  id: number,
  { state, refusal = null }: { state: "confirmed" | "refused"; refusal?: string | null },
  now: number,
) =>
  database
    .prepare(
      `UPDATE cost_changes SET state = ?3, refusal = ?4, updated_at = ?5 WHERE shop_id = ?1 AND id = ?2 AND state = 'sending'`,
    )
    .bind(shop.id, id, state, refusal, now);

/** Shops with costs to write that nobody has begun, or that stand still since `before`. One statement. */
export async function listShopsWithNewCosts(database: D1Database, before: number): Promise<string[]> {
  const { results } = await database
    .prepare(
      `SELECT DISTINCT s.domain FROM cost_changes c INDEXED BY cost_changes_due CROSS JOIN shops s ON s.id = c.shop_id
      WHERE c.state IN ('queued', 'sending') AND (c.state = 'queued' OR c.updated_at < ?1) AND s.uninstalled_at IS NULL
        AND NOT EXISTS (SELECT 1 FROM waiting_jobs j WHERE j.shop_id = c.shop_id AND j.kind = 'write-costs') LIMIT 100`,
    )
    .bind(before)
    .all<{ domain: string }>();
  return results.map(({ domain }) => domain);
}
