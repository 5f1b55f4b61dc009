import { productWords } from "../../catalog/words";
import { cells } from "../../sql/cells-sql";
import { beyondAscii } from "../../words/beyond-ascii";
import { sortForm } from "../../words/search-words";

const PRODUCT = cells({ shopId: "value", id: "id", titleSort: "value", vendorFolded: "value" });
const LINE = cells({ shopId: "value", id: "value", titleSort: "value" });

/**
 * Makes the forms by which titles are sorted and vendors compared, of rows that were written before they were stored: at most
 * `limit` products and as many lines. "more" until none is left. Twice makes no difference.
 */
export async function makeForms(database: D1Database, limit: number): Promise<"more" | "done"> {
  const [products, lines] = await database.batch<never>([
    database.prepare(PRODUCTS_TO_FORM).bind(limit),
    database.prepare(LINES_TO_FORM).bind(limit),
  ]);
  const productRows = (products?.results ?? []).map(productRow);
  const lineRows = (lines?.results ?? []).map(lineRow);
  if (productRows.length + lineRows.length === 0) return "done";
  await database.batch([
    database.prepare(PRODUCTS_FORMED).bind(PRODUCT.json(productRows)),
    database.prepare(LINES_FORMED).bind(LINE.json(lineRows)),
  ]);
  return "more";
}

const productRow = ({ shopId, id, ...said }: { shopId: number; id: string; title: string; vendor: string }) => ({
  ...{ shopId, id, ...productWords(said) },
});

const lineRow = ({ shopId, id, title }: { shopId: number; id: number; title: string }) => ({
  ...{ shopId, id, titleSort: sortForm(title) },
});

const PRODUCTS_TO_FORM = `
SELECT shop_id AS shopId, CAST(shopify_id AS TEXT) AS id, title, vendor FROM products INDEXED BY products_to_form
WHERE (title_sort IS NULL AND ${beyondAscii("title")}) OR (vendor_folded IS NULL AND ${beyondAscii("vendor")}) LIMIT ?`;

const LINES_TO_FORM = `
SELECT shop_id AS shopId, variant_id AS id, product_title AS title FROM overviews INDEXED BY overviews_to_form
WHERE title_sort IS NULL AND ${beyondAscii("product_title")} LIMIT ?`;

const PRODUCTS_FORMED = `
UPDATE products SET title_sort = ${PRODUCT.cell.titleSort}, vendor_folded = ${PRODUCT.cell.vendorFolded} FROM json_each(?1) f
WHERE products.shop_id = ${PRODUCT.cell.shopId} AND products.shopify_id = ${PRODUCT.cell.id}`;

const LINES_FORMED = `
UPDATE overviews SET title_sort = ${LINE.cell.titleSort} FROM json_each(?1) f
WHERE overviews.shop_id = ${LINE.cell.shopId} AND overviews.variant_id = ${LINE.cell.id}`;
