import { and, eq } from "drizzle-orm";
import { idText, overviews, plans } from "../../../drizzle/schema";
import { storedBarcodes } from "../../catalog/words";
import { typed } from "../../database";
import type { PlanAt } from "../plans/plan-at";

/** Undefined when the shop has no such variant, or Shopify deleted it. */
export async function findVariant(database: D1Database, shop: { id: number }, variantId: number) {
  const found = await typed(database)
    .select({
      variantId: overviews.variantId,
      productId: idText(overviews.productId),
      productTitle: overviews.productTitle,
      variantTitle: overviews.variantTitle,
      sku: overviews.sku,
      barcode: overviews.barcode,
      barcodes: overviews.barcodes,
      vendor: overviews.vendor,
      imageUrl: overviews.imageUrl,
      status: overviews.status,
      low: overviews.low,
      out: overviews.out,
      untracked: overviews.untracked,
      standing: overviews.standing,
      risk: overviews.risk,
    })
    .from(overviews)
    .where(and(eq(overviews.shopId, shop.id), eq(overviews.variantId, variantId), eq(overviews.hidden, false)));
  return found.map(({ barcode, barcodes, ...variant }) => ({
    ...variant,
    barcodes: shownBarcodes(barcode, barcodes),
  }))[0];
}

/** All of them, the first one first; of a row from before they were stored the first. */
const shownBarcodes = (first: string, stored: string | null) =>
  stored === null ? [first].filter((value) => value !== "") : storedBarcodes(stored);

/** One for each location and, as location 0, one for the whole shop. */
export async function listPlans(database: D1Database, shop: { id: number }, variantId: number): Promise<PlanAt[]> {
  const found = await typed(database)
    .select()
    .from(plans)
    .where(and(eq(plans.shopId, shop.id), eq(plans.variantId, variantId)))
    .orderBy(plans.locationId);
  return found.map(({ shopId: _, ...plan }) => plan);
}
