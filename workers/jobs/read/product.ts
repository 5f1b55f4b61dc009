import { dayOf } from "../../../app/days/calendar";
import type { JobMessage } from "../../../app/jobs/messages";
import { planChanges } from "../../../app/replenishment/planning/replan.server";
import { PRODUCT_VARIANTS } from "../../../app/shopify/graphql/product";
import { factChanges, rowChanges } from "../../deliveries/fact-changes";
import { noFacts } from "../../deliveries/facts";
import { productFact } from "../bulk/catalog";
import type { JobStep } from "../job";
import { variantFact } from "./variant-fact";

/**
 * Reads a product with all its variants: its delivery held only the first hundred,
 * and of each the first barcode, or could not be read at all.
 */
export const readProduct: JobStep<Extract<JobMessage, { kind: "read-product" }>> = async (
  { admin, database, shop, now },
  { productId },
) => {
  for (let after: string | null = null, more = true; more; ) {
    const page: Awaited<ReturnType<typeof read>> = await read(after);
    if (!page) {
      const productDeletions = [{ shopId: shop.id, triggeredAt: now, id: productId }];
      await database.batch(factChanges(database, { ...noFacts(), productDeletions }, [shop], now));
      return "done";
    }
    const products = [productFact(shop, now, page)];
    const variants = page.variants.nodes.map((variant) => variantFact(shop, now, variant, variant.barcodes.nodes));
    await database.batch(rowChanges(database, { ...noFacts(), products, variants }, now));
    after = page.variants.pageInfo.endCursor;
    more = page.variants.pageInfo.hasNextPage;
  }
  const touched = [{ shopId: shop.id, products: [productId] }];
  const today = [{ shopId: shop.id, today: dayOf(now, shop.timeZone) }];
  // Its delivery did not tell of all its variants, or nothing of it: what it told of is announced as it is now known.
  const told = { shopId: shop.id, triggeredAt: now, type: "product.updated" as const, id: productId };
  await database.batch(planChanges(database, touched, today, now, [told]));
  return "done";

  async function read(after: string | null) {
    const { product } = await admin.request(PRODUCT_VARIANTS, { id: `gid://shopify/Product/${productId}`, after });
    return product;
  }
};
