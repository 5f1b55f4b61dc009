import { BEING_SENT } from "./claims/claims-sql";

/** Of a shop so many dispatches wait, at most. */
export const MOST_WAITING = 100_000;

/** So many are let go at once. */
const AT_ONCE = 5000;

/** Shops of which more wait than may, with the sequence of the last event that waits too long. One statement. */
export async function listOverfull(database: D1Database, most: number) {
  const { results } = await database
    .prepare(
      `WITH listening AS MATERIALIZED (SELECT DISTINCT shop_id FROM endpoints WHERE deleted_at IS NULL),
      full AS MATERIALIZED (
        SELECT l.shop_id, (
          SELECT d.sequence FROM dispatches d INDEXED BY dispatches_by_state
          WHERE d.shop_id = l.shop_id AND d.state IN ('pending', 'held') AND d.state <> 'delivered'
          ORDER BY d.sequence DESC LIMIT 1 OFFSET ?1) AS last
        FROM listening l)
      SELECT s.id, s.domain, f.last FROM full f CROSS JOIN shops s ON s.id = f.shop_id AND s.uninstalled_at IS NULL
      WHERE f.last IS NOT NULL`,
    )
    .bind(most)
    .all<{ id: number; domain: string; last: number }>();
  return results;
}

/**
 * The oldest of what waits, up to that event, wait no longer: their rows stay, say why and may be recovered as long as their
 * events are kept; their bodies go. Answers with how many. Two statements.
 */
export async function cutBacklog(
  database: D1Database,
  shop: { id: number; last: number },
  now: number,
): Promise<number> {
  const [cut] = await database.batch([
    database
      .prepare(
        `UPDATE dispatches SET state = 'exhausted', reason = ?3, ended_at = ?4
        WHERE (shop_id, endpoint_id, sequence) IN (
          SELECT d.shop_id, d.endpoint_id, d.sequence FROM dispatches d INDEXED BY dispatches_by_state
          WHERE d.shop_id = ?1 AND d.state IN ('pending', 'held') AND d.state <> 'delivered' AND d.sequence <= ?2
            AND (d.lease IS NULL OR d.next_attempt_at <= ?4) AND (d.shop_id, d.endpoint_id, d.sequence) NOT IN ${BEING_SENT}
          ORDER BY d.sequence LIMIT ${AT_ONCE})`,
      )
      .bind(shop.id, shop.last, BACKLOG_FULL, now),
    database
      .prepare(
        `DELETE FROM dispatch_bodies WHERE shop_id = ?1 AND sequence <= ?2 AND EXISTS (
          SELECT 1 FROM dispatches d WHERE d.shop_id = ?1 AND d.endpoint_id = dispatch_bodies.endpoint_id
            AND d.sequence = dispatch_bodies.sequence AND d.state = 'exhausted' AND d.ended_at = ?3 AND d.reason = ?4)`,
      )
      .bind(shop.id, shop.last, now, BACKLOG_FULL),
  ]);
  return cut?.meta.changes ?? 0;
}

const BACKLOG_FULL = `More than ${MOST_WAITING.toLocaleString("en")} events of the shop waited: the oldest were given up.`;
