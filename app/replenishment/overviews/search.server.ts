import { sql } from "drizzle-orm";
import { overviews } from "../../../drizzle/schema";
import { typed } from "../../database";
import { type Cursor, type Key, type Paged, pageOf } from "../../lists/keyset";
import type { Overview } from "./overview";
import { asOverview, OVERVIEW_COLUMNS, PAGE_SIZE } from "./overviews.server";
import { MOST_HITS, searchExpression } from "./search";

/** The variants in whose title, SKU, barcode or vendor every word of the text occurs, by title. `count` ends at 200. */
export async function searchOverviews(
  database: D1Database,
  shop: { id: number },
  text: string,
  cursor: Cursor,
): Promise<Paged<Overview> & { count: number }> {
  const found = (await overviewsFound(database, shop, text)).map(asOverview);
  const keyOf = (row: Overview): Key => [row.productTitle, row.variantId];
  return { ...pageOf(nearest(found, cursor), cursor, PAGE_SIZE, keyOf), count: found.length };
}

/** The variants that bear one of these forms of a code, as a barcode or as their SKU. */
export async function listVariantsOfCode(database: D1Database, shop: { id: number }, forms: readonly string[]) {
  const { results } = await database
    .prepare(
      `SELECT b.variant_id AS id FROM json_each(?2) f CROSS JOIN barcodes b ON b.shop_id = ?1 AND b.form = f.value
      UNION SELECT k.variant_id FROM json_each(?2) f CROSS JOIN skus k ON k.shop_id = ?1 AND k.sku = f.value LIMIT ${MOST_HITS}`,
    )
    .bind(shop.id, JSON.stringify(forms))
    .all<{ id: number }>();
  return results.map(({ id }) => id);
}

/**
 * All hits are read for each page: sorted, they come to less than 1,000 rows. The plus keeps the search off the index by
 * title, which would read the whole shop.
 */
export const overviewsFound = (database: D1Database, shop: { id: number }, text: string) =>
  typed(database)
    .select(OVERVIEW_COLUMNS)
    .from(overviews)
    .where(
      sql`${overviews.shopId} = ${shop.id} AND +${overviews.hidden} = 0 AND ${overviews.variantId} IN (
        SELECT rowid FROM overview_search WHERE overview_search MATCH ${searchExpression(shop.id, text)} LIMIT +${MOST_HITS})`,
    )
    .orderBy(overviews.titleKey, overviews.variantId);

/** One row more than the page, nearest to the cursor first. A row that no longer matches is the start. */
function nearest(found: Overview[], cursor: Cursor) {
  if (cursor.side === "start") return found.slice(0, PAGE_SIZE + 1);
  const [, id] = cursor.key;
  const at = found.findIndex(({ variantId }) => variantId === id);
  if (cursor.side === "after") return found.slice(at + 1, at + 1 + PAGE_SIZE + 1);
  return found.slice(Math.max(0, at - PAGE_SIZE - 1), Math.max(0, at)).reverse();
}
