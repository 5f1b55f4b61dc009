import { cells } from "../sql/cells-sql";
import { LATE } from "./counts.server";

/** In place of a topic: what waits for Shopify, not for us. Whoever looks after the app hears of it; the numbers here are not behind. */
export const WRITES = "inventory_writes";

/** A delivery that came, or still waits, half an hour or more after what it tells; or a change of stock that waits for long. */
export interface LateDelivery {
  shop: string;
  topic: string;
  /** In ms. */
  lag: number;
}

interface LagAlarm {
  shop: string;
  topic: string;
  /** Epoch ms: when the first late one was seen. */
  since: number;
  /** In ms. */
  worstLag: number;
}

const { json, cell } = cells({ shop: "value", topic: "value", lag: "value" });

/** Begins an alarm of each topic, or goes on with it. One statement. */
export const latenessNoted = (database: D1Database, late: LateDelivery[], now: number) =>
  database
    .prepare(
      `INSERT INTO lag_alarms (shop_id, topic, since, last_at, worst_lag)
      SELECT s.id, ${cell.topic}, ?2, ?2, MAX(${cell.lag}) FROM json_each(?1) f
      JOIN shops s ON s.domain = ${cell.shop} AND s.uninstalled_at IS NULL WHERE true GROUP BY 1, 2
      ON CONFLICT DO UPDATE SET last_at = MAX(last_at, excluded.last_at), worst_lag = MAX(worst_lag, excluded.worst_lag)`,
    )
    .bind(json(late), now);

const TOLD = `(SELECT domain FROM shops WHERE id = shop_id) AS shop, topic, since, worst_lag AS worstLag`;

/** Alarms to be raised, each once, and those over by `now`. Two statements. */
export async function turnAlarms(database: D1Database, now: number): Promise<{ raised: LagAlarm[]; over: LagAlarm[] }> {
  const [raised, over] = await database.batch<LagAlarm>([
    database.prepare(`UPDATE lag_alarms SET raised_at = ? WHERE raised_at IS NULL RETURNING ${TOLD}`).bind(now),
    database.prepare(`DELETE FROM lag_alarms WHERE last_at <= ? RETURNING ${TOLD}`).bind(now - LATE),
  ]);
  return { raised: raised?.results ?? [], over: over?.results ?? [] };
}

/** Does an alarm last, of deliveries that came late or still wait? One statement. */
export async function isBehind(database: D1Database, shop: { id: number }, now: number): Promise<boolean> {
  const lasts = await database
    .prepare("SELECT 1 FROM lag_alarms WHERE shop_id = ?1 AND topic <> ?3 AND last_at > ?2 LIMIT 1")
    .bind(shop.id, now - LATE, WRITES)
    .first();
  return lasts !== null;
}
