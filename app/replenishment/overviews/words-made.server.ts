import { barcodeWords, knownBarcodes, productWords, variantWords } from "../../catalog/words";
import { cells } from "../../sql/cells-sql";

const PRODUCT = cells({ shopId: "value", id: "id", titleFolded: "value", words: "value" });
const VARIANT = cells({ id: "value", skuFolded: "value", words: "value", barcodes: "value", barcodeWords: "value" });

/**
 * Makes the words of rows that were written before words were stored, at most `limit` products and as many variants, and
 * brings them into the lists and their search. "more" until none is left. Twice makes no difference: a row that a delivery
 * has written meanwhile has its words and is passed over.
 */
export async function makeWords(database: D1Database, limit: number): Promise<"more" | "done"> {
  const [products, variants] = await database.batch<never>([
    database.prepare(WORDLESS_PRODUCTS).bind(limit),
    database.prepare(WORDLESS_VARIANTS).bind(limit),
  ]);
  const productRows = (products?.results ?? []).map(productRow);
  // A list's row takes its words from product and variant: products come first.
  const variantRows = productRows.length > 0 ? [] : (variants?.results ?? []).map(variantRow);
  if (productRows.length > 0) await database.prepare(PRODUCTS_WORDED).bind(PRODUCT.json(productRows)).run();
  if (variantRows.length > 0)
    await database.batch(
      [VARIANTS_WORDED, LISTS_WORDED].map((sql) => database.prepare(sql).bind(VARIANT.json(variantRows))),
    );
  return productRows.length + variantRows.length > 0 ? "more" : "done";
}

interface WordlessProduct {
  shopId: number;
  id: string;
  title: string;
  vendor: string;
}

const productRow = ({ shopId, id, ...said }: WordlessProduct) => ({ shopId, id, ...productWords(said) });

interface WordlessVariant {
  id: number;
  title: string;
  sku: string | null;
  barcode: string | null;
}

const variantRow = ({ id, title, sku, barcode }: WordlessVariant) => ({
  ...{ id, ...variantWords({ title, sku }) },
  ...barcodeWords(knownBarcodes(barcode)),
});

const WORDLESS_PRODUCTS = `
SELECT shop_id AS shopId, CAST(shopify_id AS TEXT) AS id, title, vendor FROM products INDEXED BY products_wordless
WHERE words IS NULL LIMIT ?`;

const WORDLESS_VARIANTS = `
SELECT id, title, sku, barcode FROM variants INDEXED BY variants_wordless
WHERE words IS NULL AND title IS NOT NULL LIMIT ?`;

const PRODUCTS_WORDED = `
UPDATE products SET title_folded = ${PRODUCT.cell.titleFolded}, words = ${PRODUCT.cell.words}
FROM json_each(?1) f
WHERE products.shop_id = ${PRODUCT.cell.shopId} AND products.shopify_id = ${PRODUCT.cell.id} AND products.words IS NULL`;

const VARIANTS_WORDED = `
UPDATE variants SET sku_folded = ${VARIANT.cell.skuFolded}, words = ${VARIANT.cell.words}, barcodes = ${VARIANT.cell.barcodes}, barcode_words = ${VARIANT.cell.barcodeWords}
FROM json_each(?1) f
WHERE variants.id = ${VARIANT.cell.id} AND variants.words IS NULL`;

/** A row that a plan has not written since its title or SKU changed keeps its old words until then. */
const LISTS_WORDED = `
UPDATE overviews SET sku_folded = v.sku_folded, barcodes = v.barcodes,
  words = p.words || ' ' || v.words || ' ' || COALESCE(v.barcode_words, '')
FROM json_each(?1) f
CROSS JOIN variants v ON v.id = ${VARIANT.cell.id}
CROSS JOIN products p ON p.shop_id = v.shop_id AND p.shopify_id = v.product_id
WHERE overviews.shop_id = v.shop_id AND overviews.variant_id = v.id AND v.words IS NOT NULL`;
