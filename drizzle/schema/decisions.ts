// What the merchant decides of replenishment.
import { sql } from "drizzle-orm";
import { index, integer, primaryKey, real, sqliteTable, text } from "drizzle-orm/sqlite-core";

/**
 * A rule may stand at several levels; each field is taken from the most specific level that sets it: a variant at a
 * location, variant, product, the price list of its supplier (supplier_terms), supplier, shop.
 * subject_id is 0 for the shop, Shopify's id for a product, the local id for a supplier and a variant; location_id is 0
 * where it means all, which it does everywhere but for variants.
 */
export const rules = sqliteTable(
  "rules",
  {
    shopId: integer("shop_id").notNull(),
    level: text("level", { enum: ["shop", "supplier", "product", "variant"] }).notNull(),
    subjectId: integer("subject_id").notNull(),
    locationId: integer("location_id").notNull(),
    leadTimeDays: integer("lead_time_days"),
    coverDays: integer("cover_days"),
    /** Safety as days of sales; a safety stock in units wins over it. */
    safetyDays: integer("safety_days"),
    safetyStock: integer("safety_stock"),
    minimumOrder: integer("minimum_order"),
    casePack: integer("case_pack"),
    velocity: real("velocity"),
    reorderPoint: integer("reorder_point"),
    active: integer("active", { mode: "boolean" }),
    sellOut: integer("sell_out", { mode: "boolean" }),
    method: text("method", { enum: ["simple", "engine"] }),
    /** The engine's chance not to run out until the next order has come, 0 to 1. */
    serviceLevel: real("service_level"),
    /** Days between two looks at what to order. */
    reviewDays: integer("review_days"),
    /** Standard deviation of the lead time, in days. */
    leadTimeDeviation: real("lead_time_deviation"),
    updatedAt: integer("updated_at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.shopId, t.level, t.subjectId, t.locationId] })],
);

/**
 * Days that the merchant marks: what sold on them says nothing of other days, so that velocity and forecast leave them out
 * like days out of stock. subject_id as in rules.
 */
export const promotions = sqliteTable(
  "promotions",
  {
    id: integer("id").primaryKey(),
    shopId: integer("shop_id").notNull(),
    level: text("level", { enum: ["shop", "vendor", "product_type", "product", "variant"] }).notNull(),
    /** Of a vendor or a product type a number of its own, that of its first row here. */
    subjectId: integer("subject_id").notNull(),
    name: text("name").notNull(),
    /** The first and the last day of it. */
    fromDay: integer("from_day").notNull(),
    toDay: integer("to_day").notNull(),
    updatedAt: integer("updated_at").notNull(),
    /** An uplift: what is expected of a day to come, in percent of a usual one. Null: days that are left out, no more. */
    percent: integer("percent"),
    vendor: text("vendor"),
    vendorFolded: text("vendor_folded"),
    productType: text("product_type"),
    productTypeFolded: text("product_type_folded"),
    /** The first row of the uplift that this is one more variant of. */
    ofId: integer("of_id"),
  },
  (t) => [
    index("promotions_subject").on(t.shopId, t.level, t.subjectId, t.toDay),
    index("promotions_newest").on(t.shopId, t.fromDay, t.id),
    index("promotions_uplifts").on(t.shopId, t.fromDay, t.id).where(sql`percent IS NOT NULL AND of_id IS NULL`),
    index("promotions_more").on(t.shopId, t.ofId, t.subjectId).where(sql`of_id IS NOT NULL`),
    index("promotions_vendor").on(t.shopId, t.vendorFolded, t.subjectId).where(sql`level = 'vendor'`),
    index("promotions_type").on(t.shopId, t.productTypeFolded, t.subjectId).where(sql`level = 'product_type'`),
  ],
);

/** Which other variant a new one is forecast like until it has days of its own, and times what. */
export const similarVariants = sqliteTable(
  "similar_variants",
  {
    shopId: integer("shop_id").notNull(),
    variantId: integer("variant_id").notNull(),
    similarId: integer("similar_id").notNull(),
    percent: integer("percent").notNull(),
    updatedAt: integer("updated_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.shopId, t.variantId] }),
    // Who is planned with a variant: those that are forecast like it.
    index("similar_variants_of").on(t.shopId, t.similarId),
  ],
);

/** Variants put aside on the Reorder page until that day of the shop's. */
export const snoozes = sqliteTable(
  "snoozes",
  {
    shopId: integer("shop_id").notNull(),
    variantId: integer("variant_id").notNull(),
    untilDay: integer("until_day").notNull(),
  },
  (t) => [primaryKey({ columns: [t.shopId, t.variantId] })],
);

/** What the merchant typed on the Reorder page in place of what is suggested: units, until it is cleared. */
export const orderQuantities = sqliteTable(
  "order_quantities",
  {
    shopId: integer("shop_id").notNull(),
    variantId: integer("variant_id").notNull(),
    quantity: integer("quantity").notNull(),
    updatedAt: integer("updated_at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.shopId, t.variantId] })],
);
