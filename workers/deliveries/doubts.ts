import * as z from "zod";
import type { Doubt } from "../../app/demand/sales/doubts.server";
import type { JobMessage } from "../../app/jobs/messages";
import type { Shop } from "../../app/shops/shops.server";
import { askForProducts } from "./ask-for-products";

/** What the database answered of doubts. */
export const doubtsIn = (answer: D1Result | undefined): Doubt[] => told.parse(answer?.results ?? []);

const told = z.array(z.object({ shopId: z.number(), about: z.enum(["order", "product", "item"]), id: z.string() }));

const ORDERS_A_READ = 10;
const ITEMS_A_READ = 20;
/** In seconds. Later than the delivery by any clock, and after the burst that it came in. */
const AFTER = 10;

/** Shopify says what holds. Whoever dies before this has the deliveries again, and the same doubts. */
export async function askAgain(
  database: D1Database,
  jobs: Queue<JobMessage>,
  shops: Map<string, Shop>,
  doubts: Doubt[],
  now: number,
): Promise<void> {
  const products = doubts.flatMap(({ about, shopId, id }) => (about === "product" ? [{ shopId, productId: id }] : []));
  await askForProducts(database, jobs, shops, products, { now, after: AFTER });
  for (const { id: shopId, domain: shop } of shops.values()) {
    const idsOf = (about: Doubt["about"]) => [
      ...new Set(doubts.filter((doubt) => doubt.shopId === shopId && doubt.about === about).map(({ id }) => id)),
    ];
    for (const orders of parts(idsOf("order"), ORDERS_A_READ)) await ask({ kind: "read-orders", shop, orders });
    for (const items of parts(idsOf("item"), ITEMS_A_READ)) await ask({ kind: "read-levels", shop, items });
  }

  async function ask(message: JobMessage) {
    await jobs.send(message, { contentType: "json", delaySeconds: AFTER });
  }
}

const parts = (ids: string[], size: number) =>
  Array.from({ length: Math.ceil(ids.length / size) }, (_, index) => ids.slice(index * size, (index + 1) * size));
