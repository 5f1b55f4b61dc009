import { sql } from "drizzle-orm";
import { overviews, supplierTerms } from "../../../drizzle/schema";
import { typed } from "../../database";
import { type Cursor, type Key, type Paged, pageOf } from "../../lists/keyset";
import type { PriceLine } from "../../suppliers/terms";
import { TERMS_COLUMNS } from "../../suppliers/terms.server";

/** Each line reads its place in the list, its terms and its variant: 30 of them stay below 110 rows. */
const PAGE_SIZE = 30;

/** The oldest variants first. */
export async function listPrices(
  database: D1Database,
  shop: { id: number },
  supplierId: number,
  cursor: Cursor,
): Promise<Paged<PriceLine>> {
  const found = await pricePage(database, shop, supplierId, cursor, PAGE_SIZE);
  return pageOf(found, cursor, PAGE_SIZE, ({ variantId }): Key => [variantId, variantId]);
}

export function pricePage(
  database: D1Database,
  shop: { id: number },
  supplierId: number,
  cursor: Cursor,
  size: number,
) {
  const direction = cursor.side === "before" ? sql`DESC` : sql`ASC`;
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
    .where(sql`${supplierTerms.shopId} = ${shop.id} AND ${supplierTerms.supplierId} = ${supplierId}${beyond(cursor)}`)
    .orderBy(sql`${supplierTerms.variantId} ${direction}`)
    .limit(size + 1);
}

const beyond = (cursor: Cursor) => {
  if (cursor.side === "start") return sql``;
  return sql` AND ${supplierTerms.variantId} ${cursor.side === "after" ? sql`>` : sql`<`} ${cursor.key[1]}`;
};
