import { z } from "zod";
import { productsInDoubt } from "../app/catalog/products-in-doubt.server";
import { ordersInDoubt } from "../app/demand/orders-in-doubt.server";
import type { JobMessage } from "../app/shops/job-messages";
import type { Shop } from "../app/shops/shops.server";
import type { ShopFacts } from "./facts";

interface Question {
  about: "order" | "product";
  statement: D1PreparedStatement;
}

interface InDoubt {
  about: Question["about"];
  shopId: number;
  id: string;
}

const found = z.array(z.object({ shopId: z.number(), id: z.string() }));

/** Asked after all is written: of what did two bodies of one version tell different things? */
export function doubtful(database: D1Database, { lines, products, variants }: ShopFacts): Question[] {
  return [
    ...(lines.length ? [{ about: "order" as const, statement: ordersInDoubt(database, lines) }] : []),
    ...(products.length
      ? [{ about: "product" as const, statement: productsInDoubt(database, products, variants) }]
      : []),
  ];
}

export const inDoubt = (questions: Question[], answers: D1Result[]): InDoubt[] =>
  questions.flatMap(({ about }, index) =>
    found.parse(answers[index]?.results ?? []).map((each) => ({ about, ...each })),
  );

const ORDERS_A_READ = 10;
/** Later than the delivery by any clock, and after the burst that it came in. */
const AFTER = 10;

/** Shopify says which of the two holds. Whoever dies before this has the deliveries again, and the same doubts. */
export async function askAgain(jobs: Queue<JobMessage>, shops: Map<string, Shop>, doubts: InDoubt[]): Promise<void> {
  for (const { id: shopId, domain: shop } of shops.values()) {
    const idsOf = (about: Question["about"]) =>
      doubts.filter((doubt) => doubt.shopId === shopId && doubt.about === about).map(({ id }) => id);
    const orders = idsOf("order");
    for (let at = 0; at < orders.length; at += ORDERS_A_READ)
      await ask({ kind: "read-orders", shop, orders: orders.slice(at, at + ORDERS_A_READ) });
    for (const productId of idsOf("product")) await ask({ kind: "read-product", shop, productId });
  }

  async function ask(message: JobMessage) {
    await jobs.send(message, { contentType: "json", delaySeconds: AFTER });
  }
}
