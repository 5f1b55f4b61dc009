import { announcement } from "../../app/outbound/events/announcement-sql";
import type { EventType } from "../../app/outbound/events/catalogue";
import { cells } from "../../app/sql/cells-sql";

/** What is said to have happened, without rows that it follows from. */
export interface News {
  shopId: number;
  type: EventType;
  /** What happened, once: told again, it is no event. */
  key: string;
  data: Record<string, unknown>;
}

const { json, cell } = cells({ shopId: "value", type: "value", key: "value", data: "value" });

/** Their events. One statement, to stand in the batch of what they tell of, before `dispatchesMade`. */
export const eventsTold = (database: D1Database, news: News[], now: number) =>
  database.prepare(TOLD).bind(json(news.map((each) => ({ ...each, data: JSON.stringify(each.data) }))), now);

const TOLD = announcement(`
news AS (
  SELECT s.id AS shop_id, ${cell.type} AS type, ${cell.key} AS key, ${cell.data} AS data, 1 AS rank, f.key AS position
  FROM json_each(?1) f CROSS JOIN shops s ON s.id = ${cell.shopId} AND s.uninstalled_at IS NULL
)`);
