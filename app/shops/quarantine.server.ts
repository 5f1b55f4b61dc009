/** A delivery that could not be used, without its body: a body may hold a buyer. */
export interface Quarantined {
  shop: string;
  topic: string;
  webhookId: string;
  size: number;
  sha256: string;
  reason: string;
  /** The narrowed message, kept only where the consumer failed on it. */
  message: string | null;
  receivedAt: number;
}

const MOST_A_SHOP = 1000;

/** Keeps them for a person to look at, at most 1,000 a shop; the same delivery once. One statement. */
export const quarantined = (database: D1Database, deliveries: Quarantined[]) =>
  database
    .prepare(
      `INSERT INTO quarantine (shop_id, topic, webhook_id, size, sha256, reason, message, received_at)
      SELECT s.id, f.value->>1, f.value->>2, f.value->>3, f.value->>4, f.value->>5, f.value->>6, f.value->>7
      FROM json_each(?1) f JOIN shops s ON s.domain = f.value->>0
      WHERE (SELECT COUNT(*) FROM quarantine q WHERE q.shop_id = s.id) < ${MOST_A_SHOP}
      ON CONFLICT DO NOTHING`,
    )
    .bind(
      JSON.stringify(
        deliveries.map((d) => [d.shop, d.topic, d.webhookId, d.size, d.sha256, d.reason, d.message, d.receivedAt]),
      ),
    );
