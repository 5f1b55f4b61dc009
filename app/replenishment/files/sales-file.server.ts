import { listLocationNames } from "../../catalog/known-locations.server";
import { csvResponse } from "../../csv/csv-response";
import { gidOf, SHOPIFY_ID } from "../../csv/shopify-id";
import { isoDay } from "../../days/iso-day";
import { ownTitle } from "../../words/own-title";

/** So many rows a query: 450,000 rows take 46 of the 50 queries that a request has on Cloudflare's free plan. */
const ROWS_AT_ONCE = 10_000;

type SoldOnDay = {
  variantId: number;
  day: number;
  locationId: number;
  units: number;
  shopifyId: string | null;
  sku: string | null;
  productTitle: string | null;
  variantTitle: string | null;
};

/** Net units sold of each variant on each day at each location; a day on which nothing sold has no row. */
export async function salesFile(database: D1Database, shop: { id: number }) {
  const locations = await listLocationNames(database, shop);
  return csvResponse<SoldOnDay>({
    name: "sales-by-day.csv",
    headings: [SHOPIFY_ID.label, "SKU", "Product", "Variant", "Day", "Location", "Units"],
    cells: ({ variantTitle, ...sold }) => [
      sold.shopifyId && gidOf("ProductVariant", sold.shopifyId),
      sold.sku,
      sold.productTitle,
      variantTitle === null ? null : ownTitle({ variantTitle }),
      isoDay(sold.day),
      locations[sold.locationId] ?? null,
      sold.units,
    ],
    listAfter: (last) => soldAfter(database, shop, last),
  });
}

/** In the order of the table's own key, so that each row is read once. */
async function soldAfter(database: D1Database, shop: { id: number }, last: SoldOnDay | undefined) {
  const { results } = await database
    .prepare(
      `SELECT d.variant_id AS variantId, d.day, d.location_id AS locationId, d.units,
        CAST(v.shopify_id AS TEXT) AS shopifyId, o.sku, o.product_title AS productTitle, o.variant_title AS variantTitle
      FROM daily_sales d
      LEFT JOIN variants v ON v.shop_id = d.shop_id AND v.id = d.variant_id
      LEFT JOIN overviews o ON o.shop_id = d.shop_id AND o.variant_id = d.variant_id
      WHERE d.shop_id = ?1 AND d.units <> 0 AND (d.variant_id, d.day, d.location_id) > (?2, ?3, ?4)
      ORDER BY d.variant_id, d.day, d.location_id LIMIT ?5`,
    )
    .bind(shop.id, last?.variantId ?? 0, last?.day ?? 0, last?.locationId ?? 0, ROWS_AT_ONCE)
    .all<SoldOnDay>();
  return results;
}
