import { planChanges } from "../../app/replenishment/plans.server";
import { PRODUCT_VARIANTS } from "../../app/shopify/graphql/product";
import { dayOf } from "../../app/shops/calendar";
import type { JobMessage } from "../../app/shops/job-messages";
import { rowChanges } from "../fact-changes";
import { noFacts } from "../facts";
import type { JobStep } from "./job";
import { variantFact } from "./variant-fact";

/** Reads all variants of a product whose delivery held only the first hundred. */
export const readProduct: JobStep<Extract<JobMessage, { kind: "read-product" }>> = async (
  { admin, database, shop, now },
  { productId },
) => {
  for (let after: string | null = null, more = true; more; ) {
    const page: Awaited<ReturnType<typeof read>> = await read(after);
    if (!page) return "done";
    const variants = page.variants.nodes.map((variant) => variantFact(shop, now, variant, null));
    await database.batch(rowChanges(database, { ...noFacts(), variants }, now));
    after = page.variants.pageInfo.endCursor;
    more = page.variants.pageInfo.hasNextPage;
  }
  const touched = [{ shopId: shop.id, items: [], products: [productId], lines: [], orders: [] }];
  await database.batch(planChanges(database, touched, [{ shopId: shop.id, today: dayOf(now, shop.timeZone) }], now));
  return "done";

  async function read(after: string | null) {
    const { product } = await admin.request(PRODUCT_VARIANTS, { id: `gid://shopify/Product/${productId}`, after });
    return product;
  }
};
