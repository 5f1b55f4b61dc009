import type { JobMessage } from "../../jobs/messages";
import { askForWrites } from "../../stock/writes/ask-for-writes.server";
import type { PostedLine } from "./received";

/** Asks for the writes of a receipt to be sent; where a message is lost the schedule asks again. */
export const askForPostings = (
  jobs: Queue<JobMessage>,
  shop: { domain: string },
  lines: readonly Pick<PostedLine, "key" | "posting">[],
): Promise<void> =>
  askForWrites(
    jobs,
    shop,
    lines.flatMap(({ key, posting }) => (key !== null && posting === "queued" ? [key] : [])),
  );

/**
 * A refused write is asked for once more, by a person who has put right what stood in its way: under a new key, since Shopify may
 * hold the old one for the refusal. Not where its receipt was taken back meanwhile. Answers whether it is under way.
 */
export async function postAgain(
  database: D1Database,
  jobs: Queue<JobMessage>,
  shop: { id: number; domain: string },
  receiptLineId: number,
  now: number,
): Promise<boolean> {
  const { meta } = await database
    .prepare(
      `UPDATE inventory_writes SET state = 'queued', refusal = NULL, attempts = 0, keys_spent = keys_spent + 1, created_at = ?3, updated_at = ?3
      WHERE shop_id = ?1 AND idempotency_key = 'receipt/' || CAST(?2 AS INTEGER) AND state = 'refused' AND NOT EXISTS (
        SELECT 1 FROM receipt_lines n CROSS JOIN receipts b ON b.shop_id = n.shop_id AND b.reverses = n.receipt_id
        WHERE n.shop_id = ?1 AND n.id = ?2)`,
    )
    .bind(shop.id, receiptLineId, now)
    .run();
  const key = `receipt/${receiptLineId}`;
  if (meta.changes > 0) await askForPostings(jobs, shop, [{ key, posting: "queued" }]);
  return meta.changes > 0;
}
