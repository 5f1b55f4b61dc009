import type { JobMessage } from "../jobs/messages";
import { cells } from "../sql/cells-sql";

/** What one sendBatch may carry. */
const AT_ONCE = 100;

const { json, cell } = cells({ shopId: "value", message: "value" });

/** Keeps a job until Shopify lets its shop in again; the same one once. One statement. */
export const jobWaits = (
  database: D1Database,
  shop: { id: number },
  { round: _, ...message }: JobMessage,
  now: number,
) =>
  database
    .prepare("INSERT INTO waiting_jobs (shop_id, message, kind, since) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING")
    .bind(shop.id, JSON.stringify(message), message.kind, now);

/** The shop has gone: nothing waits for it. One statement. */
export const waitingJobsDropped = (database: D1Database, shop: { id: number }) =>
  database.prepare("DELETE FROM waiting_jobs WHERE shop_id = ?").bind(shop.id);

/**
 * Sends the jobs that waited on their way again, a hundred at once, where Shopify lets their shop in: of this shop, or of
 * all. The rows go last: whoever dies before has them sent twice, which changes nothing.
 */
export async function resumeWaitingJobs(
  { database, jobs }: { database: D1Database; jobs: Queue<JobMessage> },
  shop?: { id: number },
): Promise<void> {
  const { results } = await database
    .prepare(
      `SELECT w.shop_id AS shopId, w.message FROM waiting_jobs w
      JOIN tokens t ON t.shop_id = w.shop_id AND t.refused_at IS NULL
      WHERE w.shop_id = COALESCE(?1, w.shop_id) ORDER BY w.since LIMIT ?2`,
    )
    .bind(shop?.id ?? null, AT_ONCE)
    .all<{ shopId: number; message: string }>();
  if (!results.length) return;
  await jobs.sendBatch(results.map(({ message }) => ({ body: JSON.parse(message), contentType: "json" as const })));
  await database
    .prepare(
      `DELETE FROM waiting_jobs WHERE (shop_id, message) IN (SELECT ${cell.shopId}, ${cell.message} FROM json_each(?) f)`,
    )
    .bind(json(results))
    .run();
}
