import { and, eq, sql } from "drizzle-orm";
import { idText, overviews, plans } from "../../../drizzle/schema";
import { storedBarcodes } from "../../catalog/words";
import { typed } from "../../database";
import type { ChosenSimilar } from "../forecasts/chosen-similar";
import { LARGE_SHOP, type PlanAt, windowFrom } from "../plans/plan-at";

/** Undefined when the shop has no such variant, or Shopify deleted it. */
export async function findVariant(database: D1Database, shop: { id: number }, variantId: number) {
  const found = await typed(database)
    .select({
      variantId: overviews.variantId,
      shopifyId: idText(overviews.shopifyId),
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
      sellOut: overviews.sellOut,
      risk: overviews.risk,
      price: overviews.price,
      unitCost: overviews.unitCost,
      similar: sql<
        string | null
      >`(SELECT json_object('variantId', c.similar_id, 'percent', c.percent, 'gone', json(iif(o.hidden = 0, 'false', 'true')),
        'rate', (SELECT f.rate FROM forecasts f WHERE f.shop_id = c.shop_id AND f.variant_id = c.similar_id AND f.location_id = 0),
        'productTitle', COALESCE(o.product_title, ''), 'variantTitle', COALESCE(o.variant_title, ''), 'sku', COALESCE(o.sku, ''))
        FROM similar_variants c LEFT JOIN overviews o ON o.shop_id = c.shop_id AND o.variant_id = c.similar_id
        WHERE c.shop_id = overviews.shop_id AND c.variant_id = overviews.variant_id)`,
    })
    .from(overviews)
    .where(and(eq(overviews.shopId, shop.id), eq(overviews.variantId, variantId), eq(overviews.hidden, false)));
  return found.map(({ barcode, barcodes, similar, ...variant }) => ({
    ...variant,
    similar: similar === null ? null : (JSON.parse(similar) as ChosenSimilar),
    barcodes: shownBarcodes(barcode, barcodes),
  }))[0];
}

/** All of them, the first one first; of a row from before they were stored the first. */
const shownBarcodes = (first: string, stored: string | null) =>
  stored === null ? [first].filter((value) => value !== "") : storedBarcodes(stored);

/**
 * The window that the simple method measures in, the day that the shop's last roll-forward planned for (0 before the
 * first), and whether that left out what is calm.
 */
export async function findPlannedBy(database: D1Database, shop: { id: number }) {
  const found = await database
    .prepare(
      `SELECT (SELECT velocity_window FROM shop_settings WHERE shop_id = ?1) AS "window",
        (SELECT as_of_day FROM shop_demand WHERE shop_id = ?1) AS plannedOn,
        (SELECT variants FROM shop_counts WHERE shop_id = ?1) AS variants`,
    )
    .bind(shop.id)
    .first<{ window: number | null; plannedOn: number | null; variants: number | null }>();
  return {
    window: windowFrom(found?.window ?? 0),
    plannedOn: found?.plannedOn ?? 0,
    isLarge: (found?.variants ?? 0) >= LARGE_SHOP,
  };
}

/** One for each location and, as location 0, one for the whole shop. */
export async function listPlans(database: D1Database, shop: { id: number }, variantId: number): Promise<PlanAt[]> {
  const found = await typed(database)
    .select()
    .from(plans)
    .where(and(eq(plans.shopId, shop.id), eq(plans.variantId, variantId)))
    .orderBy(plans.locationId);
  return found.map(({ shopId: _, ...plan }) => plan);
}
