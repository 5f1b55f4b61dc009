import { CLOCKS_DIFFER } from "../facts/clocks";
import {
  DELETION,
  type Deletion,
  FACT,
  FACTS_OF_LIVE_SHOPS,
  type Fact,
  isNewerThan,
  supersedes,
  unlessGone,
} from "../facts/version-sql";
import { cells } from "../sql/cells-sql";
import { type Barcode, barcodeWords, foldedType, knownBarcodes, productWords, variantWords } from "./words";

export interface ProductFact extends Fact {
  id: string;
  title: string;
  vendor: string;
  /** Empty: it has none; null where it was not told. */
  productType: string | null;
  /** Lower case, as in deliveries: active, unlisted, draft, archived. */
  status: string;
  imageUrl: string | null;
}

export interface VariantFact extends Fact {
  id: string;
  productId: string;
  title: string;
  sku: string | null;
  /** The first of its barcodes. */
  barcode: string | null;
  /** All of them, the first one first; null where no more than the first was told. */
  barcodes: Barcode[] | null;
  inventoryItemId: string | null;
  /** In minor units of the shop's currency; null where the body does not tell it. */
  price: number | null;
  continuesSelling: boolean;
  /** In the shop's zone, and the instant (epoch ms). */
  createdDay: number | null;
  createdAt: number | null;
  /** The version of the product's body that this came in; null where it came by itself. */
  productUpdatedAt: number | null;
}

/** All variants that a product has above the first id and up to the second, by a body of this version; null: no bound. */
export interface VariantListFact extends Fact {
  productId: string;
  variantIds: string[];
  between: [after: string | null, upTo: string | null];
}

/** A product that Shopify deleted, its variants with it. */
export interface ProductDeletion extends Deletion {
  id: string;
}

/** What the catalogue learns: products, variants, and the variants that are gone. At most 4 statements. */
export function catalogChanges(
  database: D1Database,
  facts: {
    products: ProductFact[];
    productDeletions: ProductDeletion[];
    variants: VariantFact[];
    variantLists: VariantListFact[];
    soldVariants: SoldVariant[];
  },
): D1PreparedStatement[] {
  const statements: D1PreparedStatement[] = [];
  if (facts.products.length || facts.productDeletions.length)
    statements.push(productChanges(database, facts.products, facts.productDeletions));
  if (facts.variants.length || facts.variantLists.length)
    statements.push(variantChanges(database, facts.variants, facts.variantLists));
  if (facts.soldVariants.length) statements.push(variantsSold(database, facts.soldVariants));
  if (facts.variantLists.length || facts.productDeletions.length)
    statements.push(variantRemovals(database, facts.variantLists, facts.productDeletions));
  return statements;
}

/** A variant that an order names, and that we may not have met yet. */
interface SoldVariant extends Deletion {
  variantId: string;
  productId: string | null;
}

const PRODUCT = cells({
  ...FACT,
  id: "id",
  title: "value",
  vendor: "value",
  status: "value",
  imageUrl: "value",
  deletedAt: "value",
  titleFolded: "value",
  words: "value",
  titleSort: "value",
  vendorFolded: "value",
  productType: "value",
  productTypeFolded: "value",
});

const GONE = {
  ...{ updatedAt: 0, title: "", vendor: "", status: "deleted", imageUrl: null },
  ...{ titleFolded: null, words: "", titleSort: null, vendorFolded: null },
  ...{ productType: null, productTypeFolded: null },
};

/** Of a deleted product the title stays: what was sold of it is still shown. A type that is not told stays as it was. */
const productChanges = (database: D1Database, products: ProductFact[], deletions: ProductDeletion[]) =>
  database
    .prepare(
      `INSERT INTO products (shop_id, shopify_id, title, vendor, status, image_url, updated_at, triggered_at, deleted_at,
        title_folded, words, title_sort, vendor_folded, product_type, product_type_folded)
      SELECT s.id, ${PRODUCT.cell.id}, ${PRODUCT.cell.title}, ${PRODUCT.cell.vendor}, ${PRODUCT.cell.status}, ${PRODUCT.cell.imageUrl}, ${PRODUCT.cell.updatedAt},
        iif(${PRODUCT.cell.deletedAt} IS NULL, ${PRODUCT.cell.triggeredAt}, 0), ${PRODUCT.cell.deletedAt}, ${PRODUCT.cell.titleFolded}, ${PRODUCT.cell.words},
        ${PRODUCT.cell.titleSort}, ${PRODUCT.cell.vendorFolded}, ${PRODUCT.cell.productType}, ${PRODUCT.cell.productTypeFolded}
      FROM ${FACTS_OF_LIVE_SHOPS} WHERE true
      ON CONFLICT (shop_id, shopify_id) DO UPDATE SET
        ${unlessGone("products", "title", "vendor", "image_url", "updated_at", "triggered_at", "title_folded", "words", "title_sort", "vendor_folded")},
        product_type = COALESCE(excluded.product_type, product_type),
        product_type_folded = iif(excluded.product_type IS NULL, product_type_folded, excluded.product_type_folded),
        status = excluded.status, deleted_at = excluded.deleted_at
      WHERE ${supersedes("products", CLOCKS_DIFFER)}`,
    )
    .bind(
      PRODUCT.json([
        ...products.map((p) => ({
          ...p,
          ...productWords(p),
          productTypeFolded: foldedType(p.productType),
          deletedAt: null,
        })),
        ...deletions.map((p) => ({ ...p, ...GONE, deletedAt: p.triggeredAt })),
      ]),
    );

const VARIANT = cells({
  ...FACT,
  id: "id",
  productId: "id",
  title: "value",
  sku: "value",
  barcode: "value",
  inventoryItemId: "id",
  continuesSelling: "value",
  createdDay: "value",
  createdAt: "value",
  productUpdatedAt: "value",
  price: "value",
  skuFolded: "value",
  words: "value",
  barcodes: "value",
  barcodeWords: "value",
  barcodesWhole: "value",
});

/**
 * Variants with their facts, and by their id alone those that a list names (version 0: anything is newer). A body older than
 * the product we hold brings back no variant that the newer one no longer had. Where no more than the first barcode is told
 * and it is the one that we hold, the others stay; another one stands alone until a read has told all.
 */
const variantChanges = (database: D1Database, variants: VariantFact[], lists: VariantListFact[]) =>
  database
    .prepare(
      `INSERT INTO variants (shop_id, shopify_id, product_id, title, sku, barcode, inventory_item_id, continues_selling,
        created_day, created_at, price, updated_at, triggered_at, deleted_at, sku_folded, words, barcodes, barcode_words, barcodes_whole)
      SELECT s.id, ${VARIANT.cell.id}, ${VARIANT.cell.productId}, ${VARIANT.cell.title}, ${VARIANT.cell.sku}, ${VARIANT.cell.barcode},
        ${VARIANT.cell.inventoryItemId}, ${VARIANT.cell.continuesSelling}, ${VARIANT.cell.createdDay}, ${VARIANT.cell.createdAt}, ${VARIANT.cell.price}, ${VARIANT.cell.updatedAt},
        iif(${VARIANT.cell.updatedAt} = 0, 0, ${VARIANT.cell.triggeredAt}), iif(${VARIANT.cell.updatedAt} = 0, p.deleted_at, NULL),
        ${VARIANT.cell.skuFolded}, ${VARIANT.cell.words}, ${VARIANT.cell.barcodes}, ${VARIANT.cell.barcodeWords}, ${VARIANT.cell.barcodesWhole}
      FROM ${FACTS_OF_LIVE_SHOPS}
      LEFT JOIN products p ON p.shop_id = s.id AND p.shopify_id = ${VARIANT.cell.productId}
      LEFT JOIN variants v ON v.shop_id = s.id AND v.shopify_id = ${VARIANT.cell.id}
      WHERE (v.id IS NOT NULL AND v.deleted_at IS NULL)
        OR (${VARIANT.cell.triggeredAt} > COALESCE(p.deleted_at + ${CLOCKS_DIFFER}, -1)
          AND (${VARIANT.cell.productUpdatedAt} IS NULL
            OR p.shop_id IS NULL
            OR (p.updated_at, p.triggered_at) <= (${VARIANT.cell.productUpdatedAt}, ${VARIANT.cell.triggeredAt})
            OR v.id IS NOT NULL))
      ON CONFLICT (shop_id, shopify_id) DO UPDATE SET
        product_id = COALESCE(excluded.product_id, product_id), title = excluded.title, sku = excluded.sku,
        barcode = excluded.barcode, sku_folded = excluded.sku_folded, words = excluded.words,
        barcodes = iif(${KEEPS_BARCODES}, barcodes, excluded.barcodes),
        barcode_words = iif(${KEEPS_BARCODES}, barcode_words, excluded.barcode_words),
        barcodes_whole = iif(${KEEPS_BARCODES}, barcodes_whole, excluded.barcodes_whole),
        inventory_item_id = COALESCE(excluded.inventory_item_id, inventory_item_id),
        continues_selling = excluded.continues_selling, created_day = COALESCE(excluded.created_day, created_day),
        created_at = COALESCE(excluded.created_at, created_at),
        price = COALESCE(excluded.price, price),
        updated_at = excluded.updated_at, triggered_at = excluded.triggered_at, deleted_at = NULL
      WHERE ${isNewerThan("variants")} AND excluded.triggered_at > COALESCE(deleted_at, -1)`,
    )
    .bind(
      VARIANT.json([
        ...variants.map(withWords),
        ...lists.flatMap((list) => list.variantIds.map((id) => knownById(list, id, list.productId, list.updatedAt))),
      ]),
    );

/** Rows of before barcodes were stored have none to keep. */
const KEEPS_BARCODES =
  "excluded.barcodes_whole = 0 AND excluded.barcode IS variants.barcode AND variants.barcodes IS NOT NULL";

const withWords = (v: VariantFact) => ({
  ...v,
  ...variantWords(v),
  ...barcodeWords(v.barcodes ?? knownBarcodes(v.barcode)),
  barcodesWhole: v.barcodes !== null,
});

const BY_ID = {
  ...{ updatedAt: 0, title: null, sku: null, barcode: null, inventoryItemId: null, continuesSelling: false },
  createdDay: null,
  createdAt: null,
  price: null,
  skuFolded: null,
  words: null,
  barcodes: null,
  barcodeWords: null,
  barcodesWhole: null,
};

const knownById = (fact: Fact, id: string, productId: string, productUpdatedAt: number) => ({
  ...{ ...fact, ...BY_ID, id, productId, productUpdatedAt },
});

const SOLD = cells({ ...DELETION, variantId: "id", productId: "id" });

/**
 * By its id alone what an order names and nobody has told yet (version 0, too); of a deleted product it is known as gone. Most
 * are there: they are looked for first, and cost nothing else.
 */
const variantsSold = (database: D1Database, sold: SoldVariant[]) =>
  database
    .prepare(
      `INSERT INTO variants (shop_id, shopify_id, product_id, deleted_at)
      SELECT s.id, ${SOLD.cell.variantId}, ${SOLD.cell.productId},
        (SELECT p.deleted_at FROM products p WHERE p.shop_id = s.id AND p.shopify_id = ${SOLD.cell.productId})
      FROM ${FACTS_OF_LIVE_SHOPS}
      WHERE NOT EXISTS (SELECT 1 FROM variants v WHERE v.shop_id = s.id AND v.shopify_id = ${SOLD.cell.variantId})
      ON CONFLICT DO NOTHING`,
    )
    .bind(SOLD.json(sold));

const LIST = cells({ ...FACT, productId: "id", variantIds: "json", after: "id", upTo: "id" });

const WHOLE = { updatedAt: null, variantIds: [], after: null, upTo: null };

/**
 * Deletes carry no time of their own: the tombstone takes the delivery's. Of lists only the newest counts; with a
 * product all its variants go.
 */
const variantRemovals = (database: D1Database, lists: VariantListFact[], deletions: ProductDeletion[]) =>
  database
    .prepare(
      `UPDATE variants SET deleted_at = gone.triggered_at
      FROM (
        SELECT v.id, MAX(${LIST.cell.triggeredAt}) AS triggered_at
        FROM ${FACTS_OF_LIVE_SHOPS}
        CROSS JOIN products p ON p.shop_id = s.id AND p.shopify_id = ${LIST.cell.productId}
          AND iif(${LIST.cell.updatedAt} IS NULL, p.deleted_at >= ${LIST.cell.triggeredAt}, (p.updated_at, p.triggered_at) = (${LIST.cell.updatedAt}, ${LIST.cell.triggeredAt}))
        CROSS JOIN variants v ON v.shop_id = s.id AND v.product_id = p.shopify_id
        WHERE v.deleted_at IS NULL AND v.triggered_at < ${LIST.cell.triggeredAt} + (${LIST.cell.updatedAt} IS NULL) * ${CLOCKS_DIFFER + 1}
          AND (${LIST.cell.after} IS NULL OR v.shopify_id > ${LIST.cell.after})
          AND (${LIST.cell.upTo} IS NULL OR v.shopify_id <= ${LIST.cell.upTo})
          AND v.shopify_id NOT IN (SELECT CAST(i.value AS INTEGER) FROM json_each(${LIST.cell.variantIds}) i)
        GROUP BY v.id
      ) gone
      WHERE variants.id = gone.id`,
    )
    .bind(
      LIST.json([
        ...lists.map(({ between: [after, upTo], ...list }) => ({ ...list, after, upTo })),
        ...deletions.map((gone) => ({ ...gone, ...WHOLE, productId: gone.id })),
      ]),
    );
