import { sql } from "drizzle-orm";
import { overviews, supplierTerms } from "../../../drizzle/schema";
import { typed } from "../../database";
import { type Key, type Paged, type Place, pageOf } from "../../lists/keyset";
import type { PriceLine } from "../../suppliers/terms";
import { TERMS_COLUMNS } from "../../suppliers/terms.server";

/** Each line reads its place in the list, its terms and its variant: 30 of them stay below 110 rows. */
export const PAGE_SIZE = 30;

/** The oldest variants first. */
export async function listPrices(
  database: D1Database,
  shop: { id: number },
  supplierId: number,
  place: Place,
): Promise<Paged<PriceLine>> {
  const found = await pricePage(database, shop, supplierId, place, PAGE_SIZE);
  return pageOf(found, place, PAGE_SIZE, ({ variantId }): Key => [variantId, variantId]);
}

export function pricePage(database: D1Database, shop: { id: number }, supplierId: number, place: Place, size: number) {
  const direction = place.side === "before" ? sql`DESC` : sql`ASC`;
  return typed(database)
    .select({
      ...TERMS_COLUMNS,
      productTitle: sql<string>`COALESCE(${overviews.productTitle}, '')`,
      variantTitle: sql<string>`COALESCE(${overviews.variantTitle}, '')`,
      sku: sql<string>`COALESCE(${overviews.sku}, '')`,
      imageUrl: overviews.imageUrl,
      hidden: sql<boolean>`COALESCE(${overviews.hidden}, 1)`.mapWith(Boolean),
      shopifyId: sql<string>`CAST(${overviews.shopifyId} AS TEXT)`,
    })
    .from(supplierTerms)
    .leftJoin(
      overviews,
      sql`${overviews.shopId} = ${supplierTerms.shopId} AND ${overviews.variantId} = ${supplierTerms.variantId}`,
    )
    .where(sql`${supplierTerms.shopId} = ${shop.id} AND ${supplierTerms.supplierId} = ${supplierId}${beyond(place)}`)
    .orderBy(sql`${supplierTerms.variantId} ${direction}`)
    .limit(size + 1);
}

const beyond = (place: Place) => {
  if (place.side === "start") return sql``;
  return sql` AND ${supplierTerms.variantId} ${place.side === "after" ? sql`>` : sql`<`} ${place.key[1]}`;
};
