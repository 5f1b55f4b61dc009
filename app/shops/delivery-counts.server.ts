/** What became of a delivery. Lines that are no sale are counted beside the delivery that held them. */
export type Outcome = "accepted" | "unreadable" | "unknown topic" | "unknown shop" | "failed" | "line without a sale";

export interface Counted {
  /** 0: no shop that has the app. */
  shopId: number;
  topic: string;
  outcome: Outcome;
  count: number;
}

const DAY = 86_400_000;

/** Adds to the counts of this day (UTC). One statement. */
export const deliveriesCounted = (database: D1Database, counted: Counted[], now: number) =>
  database
    .prepare(
      `INSERT INTO delivery_counts (shop_id, day, topic, outcome, count, last_at)
      SELECT f.value->>0, ?2, f.value->>1, f.value->>2, SUM(f.value->>3), ?3 FROM json_each(?1) f GROUP BY 1, 3, 4
      ON CONFLICT (shop_id, day, topic, outcome) DO UPDATE SET count = count + excluded.count, last_at = excluded.last_at`,
    )
    .bind(JSON.stringify(counted.map((c) => [c.shopId, c.topic, c.outcome, c.count])), Math.floor(now / DAY), now);

/** A delivery that was put aside, counted for the shop of its domain. One statement. */
export const failureCounted = (database: D1Database, { shop, topic }: { shop: string; topic: string }, now: number) =>
  database
    .prepare(
      `INSERT INTO delivery_counts (shop_id, day, topic, outcome, count, last_at)
      VALUES (COALESCE((SELECT id FROM shops WHERE domain = ?1 AND uninstalled_at IS NULL), 0), ?2, ?3, 'failed', 1, ?4)
      ON CONFLICT (shop_id, day, topic, outcome) DO UPDATE SET count = count + 1, last_at = excluded.last_at`,
    )
    .bind(shop, Math.floor(now / DAY), topic.slice(0, 100), now);
