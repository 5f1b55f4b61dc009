// Suppliers and their price lists.
import { sql } from "drizzle-orm";
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";

/** Who sells to the shop. What their orders take and need stands in `rules`, level supplier. */
export const suppliers = sqliteTable(
  "suppliers",
  {
    id: integer("id").primaryKey(),
    shopId: integer("shop_id").notNull(),
    name: text("name").notNull(),
    email: text("email"),
    phone: text("phone"),
    notes: text("notes"),
    /** Of the prices in supplier_terms and of the minimum below. */
    currency: text("currency").notNull(),
    /** The least that an order must be worth, in minor units. */
    minimumValue: integer("minimum_value"),
    archivedAt: integer("archived_at"),
    createdAt: integer("created_at").notNull(),
    updatedAt: integer("updated_at").notNull(),
    /** The name as names are compared (app/words/folded.ts); null where it is still to be folded. */
    nameFolded: text("name_folded"),
    /** Whose `email` and `phone` are above: the primary contact. */
    contactName: text("contact_name"),
    /** JSON: the others, [name, role, email, phone] each; null: none. */
    contacts: text("contacts"),
    /** Lines as printed. */
    address: text("address"),
    paymentTerms: text("payment_terms"),
    /** Days of the week on which it takes orders, bit 0 is Monday; null: any. */
    orderWeekdays: integer("order_weekdays"),
    /** JSON: [first day, last day, name] of each closed period, in order and apart; null: none. */
    closures: text("closures"),
    /** Its costs are quoted with tax in them. */
    costsIncludeTax: integer("costs_include_tax", { mode: "boolean" }).notNull().default(false),
    /** Of its order lines, in basis points, as lines hold theirs; null: no tax. */
    taxRate: integer("tax_rate"),
    /** Where no cost is known: so many basis points of the variant's price or of Shopify's cost. */
    patternBase: text("pattern_base", { enum: ["price", "cost"] }),
    patternPercent: integer("pattern_percent"),
    /** The name as lists sort it, of names beyond ASCII, and what they sort by. */
    nameSort: text("name_sort"),
    nameKey: text("name_key").generatedAlwaysAs(sql`COALESCE(name_sort, lower(name))`, { mode: "virtual" }),
  },
  (t) => [
    index("suppliers_sorted").on(t.shopId, t.nameKey, t.id),
    index("suppliers_to_form").on(t.id).where(sql`name_sort IS NULL AND name GLOB '*[^ -~]*'`),
    uniqueIndex("suppliers_name").on(t.shopId, sql`name COLLATE NOCASE`),
    uniqueIndex("suppliers_name_folded").on(t.shopId, sql`COALESCE(name_folded, lower(name))`),
    index("suppliers_to_fold").on(t.shopId).where(sql`name_folded IS NULL`),
  ],
);

/** Which supplier delivers what Shopify calls a product's vendor. */
export const supplierVendors = sqliteTable(
  "supplier_vendors",
  {
    shopId: integer("shop_id").notNull(),
    vendor: text("vendor").notNull(),
    supplierId: integer("supplier_id").notNull(),
    /** The vendor folded, of vendors beyond ASCII. */
    vendorFolded: text("vendor_folded"),
  },
  (t) => [
    primaryKey({ columns: [t.shopId, t.vendor] }),
    index("supplier_vendors_supplier").on(t.shopId, t.supplierId),
    index("supplier_vendors_folded").on(t.shopId, sql`COALESCE(vendor_folded, lower(vendor))`, t.vendor, t.supplierId),
    index("supplier_vendors_to_form")
      .on(t.shopId, t.vendor)
      .where(sql`vendor_folded IS NULL AND vendor GLOB '*[^ -~]*'`),
  ],
);

/** A supplier's terms for one variant: the price list. Null: as for the supplier's other variants. */
export const supplierTerms = sqliteTable(
  "supplier_terms",
  {
    shopId: integer("shop_id").notNull(),
    variantId: integer("variant_id").notNull(),
    supplierId: integer("supplier_id").notNull(),
    supplierSku: text("supplier_sku"),
    /** Of one unit, in minor units of the supplier's currency. */
    unitCost: integer("unit_cost"),
    leadTimeDays: integer("lead_time_days"),
    minimumOrder: integer("minimum_order"),
    casePack: integer("case_pack"),
    /** The one to order from; at most one a variant. Without any, the vendor's supplier. */
    preferred: integer("preferred", { mode: "boolean" }).notNull().default(false),
    updatedAt: integer("updated_at").notNull(),
    /** What the supplier calls it. */
    description: text("description"),
    /** JSON: [from how many units, cost of one] each, in order; null: none. */
    priceBreaks: text("price_breaks"),
    /** Where to turn when the preferred one cannot deliver. */
    backup: integer("backup", { mode: "boolean" }).notNull().default(false),
  },
  (t) => [
    primaryKey({ columns: [t.shopId, t.variantId, t.supplierId] }),
    index("supplier_terms_supplier").on(t.shopId, t.supplierId, t.variantId),
    uniqueIndex("supplier_terms_preferred").on(t.shopId, t.variantId).where(sql`preferred = 1`),
  ],
);
