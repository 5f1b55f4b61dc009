import { barcodeWords, knownBarcodes, productWords, variantWords } from "../../catalog/words";

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
  if (productRows.length > 0) await database.prepare(PRODUCTS_WORDED).bind(JSON.stringify(productRows)).run();
  if (variantRows.length > 0)
    await database.batch(
      [VARIANTS_WORDED, LISTS_WORDED].map((sql) => database.prepare(sql).bind(JSON.stringify(variantRows))),
    );
  return productRows.length + variantRows.length > 0 ? "more" : "done";
}

function productRow({ shopId, id, title, vendor }: { shopId: number; id: string; title: string; vendor: string }) {
  const { titleFolded, words } = productWords({ title, vendor });
  return [shopId, id, titleFolded, words];
}

interface WordlessVariant {
  id: number;
  title: string;
  sku: string | null;
  barcode: string | null;
}

function variantRow({ id, title, sku, barcode }: WordlessVariant) {
  const { skuFolded, words } = variantWords({ title, sku });
  const known = barcodeWords(knownBarcodes(barcode));
  return [id, skuFolded, words, known.barcodes, known.barcodeWords];
}

const WORDLESS_PRODUCTS = `
SELECT shop_id AS shopId, CAST(shopify_id AS TEXT) AS id, title, vendor FROM products INDEXED BY products_wordless
WHERE words IS NULL LIMIT ?`;

const WORDLESS_VARIANTS = `
SELECT id, title, sku, barcode FROM variants INDEXED BY variants_wordless
WHERE words IS NULL AND title IS NOT NULL LIMIT ?`;

const PRODUCTS_WORDED = `
UPDATE products SET title_folded = f.value->>2, words = f.value->>3
FROM json_each(?1) f
WHERE products.shop_id = f.value->>0 AND products.shopify_id = CAST(f.value->>1 AS INTEGER) AND products.words IS NULL`;

const VARIANTS_WORDED = `
UPDATE variants SET sku_folded = f.value->>1, words = f.value->>2, barcodes = f.value->>3, barcode_words = f.value->>4
FROM json_each(?1) f
WHERE variants.id = f.value->>0 AND variants.words IS NULL`;

/** A row that a plan has not written since its title or SKU changed keeps its old words until then. */
const LISTS_WORDED = `
UPDATE overviews SET sku_folded = v.sku_folded, barcodes = v.barcodes,
  words = p.words || ' ' || v.words || ' ' || COALESCE(v.barcode_words, '')
FROM json_each(?1) f
CROSS JOIN variants v ON v.id = f.value->>0
CROSS JOIN products p ON p.shop_id = v.shop_id AND p.shopify_id = v.product_id
WHERE overviews.shop_id = v.shop_id AND overviews.variant_id = v.id AND v.words IS NOT NULL`;
