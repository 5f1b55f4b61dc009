import type { JobMessage } from "../../jobs/messages";
import { groupsOf } from "../../lists/groups";

/** Queues take so many messages at once. */
const AT_ONCE = 100;

/** Asks for these writes to be sent; where a message is lost the schedule asks again. */
export async function askForWrites(
  jobs: Queue<JobMessage>,
  shop: { domain: string },
  keys: readonly string[],
): Promise<void> {
  for (const some of groupsOf(keys, AT_ONCE))
    await jobs.sendBatch(
      some.map((key) => ({
        body: { kind: "write-inventory" as const, shop: shop.domain, key },
        contentType: "json" as const,
      })),
    );
}

/**
 * A refused write once more, under a new key, since Shopify may hold the old one for the refusal. `unless`: SQL of ?1 shop and
 * ?2 key that stands against it. One statement.
 */
export const writeQueuedAgain = (
  database: D1Database,
  shop: { id: number },
  key: string,
  now: number,
  unless: string,
): D1PreparedStatement =>
  database
    .prepare(
      `UPDATE inventory_writes SET state = 'queued', refusal = NULL, attempts = 0, keys_spent = keys_spent + 1, created_at = ?3, updated_at = ?3
      WHERE shop_id = ?1 AND idempotency_key = ?2 AND state = 'refused' AND NOT (${unless})`,
    )
    .bind(shop.id, key, now);

/** By a person who has put right what stood in its way. Answers whether it is under way. */
export async function writeAskedAgain(
  database: D1Database,
  jobs: Queue<JobMessage>,
  shop: { id: number; domain: string },
  key: string,
  now: number,
  unless = "0",
): Promise<boolean> {
  const { meta } = await writeQueuedAgain(database, shop, key, now, unless).run();
  if (meta.changes > 0) await askForWrites(jobs, shop, [key]);
  return meta.changes > 0;
}
