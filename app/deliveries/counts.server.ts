import { DAY } from "../days/iso-day";
import { cells } from "../sql/cells-sql";
import type { TopicHealth } from "./topic-health";

/**
 * What became of a delivery. Beside it are counted the lines that are no sale, and that it came slowly (a minute or more
 * after what it tells) or late (half an hour or more).
 */
type Outcome =
  | "accepted"
  | "unreadable"
  | "unknown topic"
  | "unknown shop"
  | "failed"
  | "line without a sale"
  | "refund line without an id"
  | "slow"
  | "late";

const MINUTE = 60_000;
/** From here on (ms) the numbers of the pages are behind. */
export const LATE = 30 * MINUTE;

export function slowness(waited: number): "slow" | "late" | undefined {
  if (waited >= LATE) return "late";
  return waited >= MINUTE ? "slow" : undefined;
}

export interface Counted {
  /** 0: no shop that has the app. */
  shopId: number;
  topic: string;
  outcome: Outcome;
  count: number;
  /** In ms, of one that was accepted: how long after Shopify's sending it is in our rows. */
  lag?: number;
}

const { json, cell } = cells({
  shopId: "value",
  topic: "value",
  outcome: "value",
  count: "value",
  lag: "value",
  worst: "value",
});

/** Adds to the counts of this day (UTC), in the order in which they came; not to those of a shop that was erased since. One statement. */
export const deliveriesCounted = (database: D1Database, counted: Counted[], now: number) =>
  database
    .prepare(
      `INSERT INTO delivery_counts (shop_id, day, topic, outcome, count, last_at, lag, worst_lag)
      SELECT ${cell.shopId}, ?2, ${cell.topic}, ${cell.outcome}, ${cell.count}, ?3, ${cell.lag}, ${cell.worst} FROM json_each(?1) f
      WHERE ${cell.shopId} IN (0, (SELECT id FROM shops WHERE id = ${cell.shopId}))
      ON CONFLICT (shop_id, day, topic, outcome) DO UPDATE SET count = count + excluded.count, last_at = excluded.last_at,
        lag = excluded.lag, worst_lag = COALESCE(MAX(worst_lag, excluded.worst_lag), excluded.worst_lag)`,
    )
    .bind(json(summed(counted)), Math.floor(now / DAY), now);

function summed(counted: Counted[]) {
  const sums = new Map<string, Counted & { worst?: number }>();
  for (const each of counted) {
    const key = JSON.stringify([each.shopId, each.topic, each.outcome]);
    const { count, worst = 0 } = sums.get(key) ?? { count: 0 };
    const longest = each.lag === undefined ? {} : { worst: Math.max(worst, each.lag) };
    sums.set(key, { ...each, count: count + each.count, ...longest });
  }
  return [...sums.values()].map((sum) => ({ ...sum, lag: sum.lag, worst: sum.worst }));
}

/** A delivery that was put aside, counted for the shop of its domain. One statement. */
export const failureCounted = (database: D1Database, { shop, topic }: { shop: string; topic: string }, now: number) =>
  database
    .prepare(
      `INSERT INTO delivery_counts (shop_id, day, topic, outcome, count, last_at)
      VALUES (COALESCE((SELECT id FROM shops WHERE domain = ?1 AND uninstalled_at IS NULL), 0), ?2, ?3, 'failed', 1, ?4)
      ON CONFLICT (shop_id, day, topic, outcome) DO UPDATE SET count = count + 1, last_at = excluded.last_at`,
    )
    .bind(shop, Math.floor(now / DAY), topic.slice(0, 100), now);

/** One statement. */
export async function listTopicHealth(database: D1Database, shop: { id: number }, now: number): Promise<TopicHealth[]> {
  const { results } = await database
    .prepare(
      `WITH last AS MATERIALIZED (
        SELECT topic, lag, MAX(last_at) AS at FROM delivery_counts
        WHERE shop_id = ?1 AND day > ?2 - 14 AND outcome = 'accepted' GROUP BY topic
      )
      SELECT c.topic, l.at AS lastAt, l.lag,
        MAX(worst_lag) FILTER (WHERE outcome = 'accepted' AND day >= ?2 - 1) AS worstLag,
        COALESCE(SUM(count) FILTER (WHERE outcome = 'accepted' AND day >= ?2 - 1), 0) AS accepted,
        COALESCE(SUM(count) FILTER (WHERE outcome = 'slow' AND day >= ?2 - 1), 0) AS slow,
        COALESCE(SUM(count) FILTER (WHERE outcome = 'late' AND day >= ?2 - 1), 0) AS late,
        MAX(last_at) FILTER (WHERE outcome = 'late') AS lastLateAt,
        COALESCE(SUM(count) FILTER (WHERE outcome IN ('unreadable', 'failed')), 0) AS failures,
        MAX(last_at) FILTER (WHERE outcome IN ('unreadable', 'failed')) AS lastFailureAt
      FROM delivery_counts c LEFT JOIN last l ON l.topic = c.topic
      WHERE c.shop_id = ?1 AND c.day > ?2 - 14 GROUP BY c.topic ORDER BY c.topic`,
    )
    .bind(shop.id, Math.floor(now / DAY))
    .all<TopicHealth>();
  return results;
}
