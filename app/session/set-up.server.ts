import type { JobMessage } from "../jobs/messages";
import { subscriptionsChecked } from "../shops/shops.server";

interface Asking {
  database: D1Database;
  jobs: Queue<JobMessage>;
}

/** Asks for the subscriptions of a shop, and for its first import where that was never asked for; then notes when. */
export async function askForSetUp(
  { database, jobs }: Asking,
  shop: { id: number; domain: string; checkedAt: number },
  now: number,
): Promise<void> {
  const kinds =
    shop.checkedAt === 0 ? (["converge-subscriptions", "import"] as const) : (["converge-subscriptions"] as const);
  // Together, so that none of them is lost alone; noted afterwards, so that the next visit asks again if this fails.
  await jobs.sendBatch(kinds.map((kind) => ({ body: { kind, shop: shop.domain }, contentType: "json" })));
  await subscriptionsChecked(database, shop.id, now).run();
}
