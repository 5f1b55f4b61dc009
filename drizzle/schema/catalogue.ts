// The catalogue: what Shopify says there is.
import { sql } from "drizzle-orm";
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";

export const locations = sqliteTable(
  "locations",
  {
    id: integer("id").primaryKey(),
    shopId: integer("shop_id").notNull(),
    shopifyId: integer("shopify_id").notNull(),
    /** Null until Shopify has told it: a delivery may name a location before it is known. */
    name: text("name"),
    active: integer("active", { mode: "boolean" }).notNull().default(true),
    /** The merchant's own word: its stock is not for sale, so that no plan counts on it. */
    leftOut: integer("left_out", { mode: "boolean" }).notNull().default(false),
    updatedAt: integer("updated_at").notNull().default(0),
    triggeredAt: integer("triggered_at").notNull().default(0),
    deletedAt: integer("deleted_at"),
  },
  (t) => [uniqueIndex("locations_shopify").on(t.shopId, t.shopifyId)],
);

export const products = sqliteTable(
  "products",
  {
    shopId: integer("shop_id").notNull(),
    shopifyId: integer("shopify_id").notNull(),
    title: text("title").notNull(),
    vendor: text("vendor").notNull(),
    status: text("status").notNull(),
    imageUrl: text("image_url"),
    updatedAt: integer("updated_at").notNull(),
    triggeredAt: integer("triggered_at").notNull(),
    deletedAt: integer("deleted_at"),
    /** The title trimmed and folded, where SQLite's own fold of ASCII does not come to the same. */
    titleFolded: text("title_folded"),
    /** What the search index holds of title and vendor; null where it is still to be made. */
    words: text("words"),
    /** The title as lists sort it, and the vendor folded: of texts beyond ASCII, which SQLite's lower() does not serve. */
    titleSort: text("title_sort"),
    vendorFolded: text("vendor_folded"),
    /** Empty: Shopify says that it has none; null until Shopify has told it. Folded where it has one. */
    productType: text("product_type"),
    productTypeFolded: text("product_type_folded"),
  },
  (t) => [
    primaryKey({ columns: [t.shopId, t.shopifyId] }),
    index("products_vendor_folded")
      .on(t.shopId, sql`COALESCE(vendor_folded, lower(vendor))`, t.vendor)
      .where(sql`deleted_at IS NULL`),
    index("products_to_form")
      .on(t.shopId, t.shopifyId)
      .where(sql`(title_sort IS NULL AND title GLOB '*[^ -~]*') OR (vendor_folded IS NULL AND vendor GLOB '*[^ -~]*')`),
    index("products_type")
      .on(t.shopId, t.productTypeFolded, t.shopifyId)
      .where(sql`product_type_folded IS NOT NULL AND deleted_at IS NULL`),
    index("products_vendor").on(t.shopId, t.vendor).where(sql`deleted_at IS NULL`),
    index("products_gone").on(t.deletedAt).where(sql`deleted_at IS NOT NULL`),
    index("products_titled").on(t.shopId, t.titleFolded).where(sql`title_folded IS NOT NULL`),
    index("products_wordless").on(t.shopId, t.shopifyId).where(sql`words IS NULL`),
  ],
);

export const variants = sqliteTable(
  "variants",
  {
    /** The small local id by which the big narrow tables know the variant. */
    id: integer("id").primaryKey(),
    shopId: integer("shop_id").notNull(),
    shopifyId: integer("shopify_id").notNull(),
    productId: integer("product_id"),
    inventoryItemId: integer("inventory_item_id"),
    title: text("title"),
    sku: text("sku"),
    barcode: text("barcode"),
    /** In minor units of the shop's currency; null until a body tells it. */
    price: integer("price"),
    continuesSelling: integer("continues_selling", { mode: "boolean" }).notNull().default(false),
    /** First day it could sell, in the shop's zone: no window is longer than since then. */
    createdDay: integer("created_day"),
    /** The instant of it, by which that day is found anew where the zone changes; null until a body tells it. */
    createdAt: integer("created_at"),
    /** 0 for a variant known by its id alone: any body is newer. */
    updatedAt: integer("updated_at").notNull().default(0),
    triggeredAt: integer("triggered_at").notNull().default(0),
    /** The tombstone: when Shopify said that it is gone. An older body must not bring it back. */
    deletedAt: integer("deleted_at"),
    /** All of its barcodes, the first one first: JSON [[value, type, [form, …]], …]. */
    barcodes: text("barcodes"),
    /** 1 where these are all; 0 where a body told the first one and the others are still to be read. */
    barcodesWhole: integer("barcodes_whole", { mode: "boolean" }),
    skuFolded: text("sku_folded"),
    /** What the search index holds of title and SKU, and of the barcodes; null where it is still to be made. */
    words: text("words"),
    barcodeWords: text("barcode_words"),
  },
  (t) => [
    index("variants_wordless").on(t.id).where(sql`words IS NULL AND title IS NOT NULL`),
    uniqueIndex("variants_shopify").on(t.shopId, t.shopifyId),
    index("variants_product").on(t.shopId, t.productId),
    index("variants_item").on(t.shopId, t.inventoryItemId),
    /** By local id: who goes through all of a shop asks for the next ones again and again. */
    index("variants_of_shop").on(t.shopId),
  ],
);

/** By Shopify's id, apart from variants: it may be told before its variant is. */
export const inventoryItems = sqliteTable(
  "inventory_items",
  {
    shopId: integer("shop_id").notNull(),
    shopifyId: integer("shopify_id").notNull(),
    tracked: integer("tracked", { mode: "boolean" }).notNull(),
    /** In minor units of costCurrency; null where the merchant has typed none. */
    cost: integer("cost"),
    costCurrency: text("cost_currency"),
    updatedAt: integer("updated_at").notNull(),
    triggeredAt: integer("triggered_at").notNull(),
    deletedAt: integer("deleted_at"),
  },
  (t) => [
    primaryKey({ columns: [t.shopId, t.shopifyId] }),
    index("inventory_items_gone").on(t.deletedAt).where(sql`deleted_at IS NOT NULL`),
  ],
);
