import { announcement } from "./announcement-sql";
import type { EventType } from "./catalogue";

/** What has happened, known as such: not found by comparing rows. */
export interface News {
  shopId: number;
  type: EventType;
  /** What happened, once: told again, it is no event. */
  key: string;
  data: Record<string, unknown>;
}

/** Their events. One statement, to stand in the batch of what they tell of, before `dispatchesMade`. */
export const eventsTold = (database: D1Database, news: News[], now: number) =>
  database
    .prepare(TOLD)
    .bind(JSON.stringify(news.map(({ shopId, type, key, data }) => [shopId, type, key, data])), now);

const TOLD = announcement(`
news AS (
  SELECT s.id AS shop_id, f.value->>1 AS type, f.value->>2 AS key, f.value->>3 AS data, 1 AS rank, f.key AS place
  FROM json_each(?1) f CROSS JOIN shops s ON s.id = f.value->>0 AND s.uninstalled_at IS NULL
)`);
