import type { JobMessage } from "../../jobs/messages";
import { askForWrites, writeAskedAgain } from "../../stock/writes/ask-for-writes.server";
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

/** A line's refused write is asked for once more, but not where its receipt was taken back. Answers whether it is under way. */
export const postAgain = (
  database: D1Database,
  jobs: Queue<JobMessage>,
  shop: { id: number; domain: string },
  receiptLineId: number,
  now: number,
): Promise<boolean> => writeAskedAgain(database, jobs, shop, `receipt/${receiptLineId}`, now, TAKEN_BACK);

const TAKEN_BACK = `EXISTS (
  SELECT 1 FROM receipt_lines n CROSS JOIN receipts b ON b.shop_id = n.shop_id AND b.reverses = n.receipt_id
  WHERE n.shop_id = ?1 AND 'receipt/' || n.id = ?2 AND n.id = CAST(substr(?2, 9) AS INTEGER))`;
