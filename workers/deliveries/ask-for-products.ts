import { takeTurns } from "../../app/jobs/askings.server";
import type { JobMessage } from "../../app/jobs/messages";
import type { Shop } from "../../app/shops/shops.server";

/**
 * Has products read from Shopify, each at most twice a minute: once at once, and once more for all that was told of it in
 * the meantime. `after`: seconds that a reading waits at the least.
 */
export async function askForProducts(
  database: D1Database,
  jobs: Queue<JobMessage>,
  shops: Map<string, Shop>,
  products: { shopId: number; productId: string }[],
  { now, after }: { now: number; after: number },
): Promise<void> {
  if (!products.length) return;
  const domains = new Map([...shops.values()].map((shop) => [shop.id, shop.domain]));
  const askings = products.map(({ shopId, productId }) => ({ shopId, work: `${KIND}/${productId}` }));
  for (const { shopId, work, wait } of await takeTurns(database, askings, now)) {
    const shop = domains.get(shopId);
    if (!shop) continue;
    const message: JobMessage = { kind: KIND, shop, productId: work.slice(KIND.length + 1) };
    await jobs.send(message, { contentType: "json", delaySeconds: Math.max(after, Math.ceil(wait / 1000)) });
  }
}

const KIND = "read-product";
