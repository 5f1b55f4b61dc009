import { csvResponse } from "../../csv/csv-response";
import { gidOf, SHOPIFY_ID } from "../../csv/shopify-id";
import { isoDay } from "../../days/iso-day";
import type { PromotionLevel } from "../../demand/promotions/promotion";
import { factorOf } from "../../demand/promotions/uplift";

const ROWS_AT_ONCE = 500;

type Row = {
  id: number;
  level: PromotionLevel;
  name: string;
  fromDay: number;
  toDay: number;
  percent: number | null;
  vendor: string | null;
  productType: string | null;
  productId: string | null;
  variantId: string | null;
  sku: string | null;
};

const LEVEL_WORDS: Record<PromotionLevel, string> = {
  ...{ shop: "Shop", vendor: "Vendor", product_type: "Product type", product: "Product", variant: "Variant" },
};

/** Promotions and uplifts, one row of each that they are for; the factor is blank where days are left out and no more. */
export const promotionFile = (database: D1Database, shop: { id: number }) =>
  csvResponse<Row>({
    name: "promotions.csv",
    headings: [
      ...["Name", "First day", "Last day", "Times the usual", "Level", "Vendor", "Product type"],
      ...[SHOPIFY_ID.label, "SKU"],
    ],
    cells: ({ name, fromDay, toDay, percent, level, vendor, productType, productId, variantId, sku }) => [
      ...[name, isoDay(fromDay), isoDay(toDay), percent === null ? null : factorOf({ percent }), LEVEL_WORDS[level]],
      ...[vendor, productType],
      variantId ? gidOf("ProductVariant", variantId) : productId && gidOf("Product", productId),
      sku,
    ],
    listAfter: (last) => rowsAfter(database, shop, last),
  });

async function rowsAfter(database: D1Database, shop: { id: number }, last: Row | undefined) {
  const [day, id] = last ? [last.fromDay, last.id] : [0, 0];
  const { results } = await database
    .prepare(
      `SELECT m.id, m.level AS "level", m.name, m.from_day AS fromDay, m.to_day AS toDay, m.percent, m.vendor, m.product_type AS productType,
        iif(m.level = 'product', CAST(m.subject_id AS TEXT), NULL) AS productId, CAST(v.shopify_id AS TEXT) AS variantId, o.sku
      FROM promotions m INDEXED BY promotions_newest
      LEFT JOIN variants v ON m.level = 'variant' AND v.id = m.subject_id AND v.shop_id = m.shop_id
      LEFT JOIN overviews o ON o.shop_id = v.shop_id AND o.variant_id = v.id
      WHERE m.shop_id = ?1 AND (m.from_day, m.id) > (?2, ?3) ORDER BY m.from_day, m.id LIMIT ${ROWS_AT_ONCE}`,
    )
    .bind(shop.id, day, id)
    .all<Row>();
  return results;
}
