import type { JobMessage } from "../../jobs/messages";

/** Queues take so many messages at once. */
const AT_ONCE = 100;

/** Asks for these writes to be sent; where a message is lost the schedule asks again. */
export async function askForWrites(
  jobs: Queue<JobMessage>,
  shop: { domain: string },
  keys: readonly string[],
): Promise<void> {
  for (let from = 0; from < keys.length; from += AT_ONCE)
    await jobs.sendBatch(
      keys.slice(from, from + AT_ONCE).map((key) => ({
        body: { kind: "write-inventory" as const, shop: shop.domain, key },
        contentType: "json" as const,
      })),
    );
}
