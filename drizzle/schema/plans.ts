// What follows: plans, the lists that show them, alerts.
import { sql } from "drizzle-orm";
import {
  type AnySQLiteColumn,
  index,
  integer,
  primaryKey,
  real,
  sqliteTable,
  text,
  uniqueIndex,
} from "drizzle-orm/sqlite-core";

/** One row a variant and location; location_id 0 is the whole shop. Maintained, never computed on read. */
export const plans = sqliteTable(
  "plans",
  {
    shopId: integer("shop_id").notNull(),
    variantId: integer("variant_id").notNull(),
    locationId: integer("location_id").notNull(),
    /** The shop's day on which it last changed: it says the same on each day up to the shop's last roll-forward. */
    asOfDay: integer("as_of_day").notNull(),
    available: integer("available"),
    incoming: integer("incoming").notNull(),
    position: integer("position").notNull(),
    units7: real("units_7").notNull(),
    units14: real("units_14").notNull(),
    units30: real("units_30").notNull(),
    units60: real("units_60").notNull(),
    units90: real("units_90").notNull(),
    units180: real("units_180").notNull(),
    units365: real("units_365").notNull(),
    /** Days in stock within each window. */
    days7: integer("days_7").notNull(),
    days14: integer("days_14").notNull(),
    days30: integer("days_30").notNull(),
    days60: integer("days_60").notNull(),
    days90: integer("days_90").notNull(),
    days180: integer("days_180").notNull(),
    days365: integer("days_365").notNull(),
    /** Of them, what promotions leave out: units sold on marked days, and marked days in stock. */
    promotionUnits7: real("promotion_units_7").notNull().default(0),
    promotionUnits14: real("promotion_units_14").notNull().default(0),
    promotionUnits30: real("promotion_units_30").notNull().default(0),
    promotionUnits60: real("promotion_units_60").notNull().default(0),
    promotionUnits90: real("promotion_units_90").notNull().default(0),
    promotionUnits180: real("promotion_units_180").notNull().default(0),
    promotionUnits365: real("promotion_units_365").notNull().default(0),
    promotionDays7: integer("promotion_days_7").notNull().default(0),
    promotionDays14: integer("promotion_days_14").notNull().default(0),
    promotionDays30: integer("promotion_days_30").notNull().default(0),
    promotionDays60: integer("promotion_days_60").notNull().default(0),
    promotionDays90: integer("promotion_days_90").notNull().default(0),
    promotionDays180: integer("promotion_days_180").notNull().default(0),
    promotionDays365: integer("promotion_days_365").notNull().default(0),
    /** Days since the variant's sales are known: no window is longer. */
    knownDays: integer("known_days").notNull(),
    /** No longer read: it follows from the day below, which stays where a count of days would change each day. */
    unobservedDays: integer("unobserved_days").notNull(),
    /** The day of its first observed level; days before it count as in stock. Null: never observed, or never out. */
    observedFromDay: integer("observed_from_day"),
    velocity: real("velocity").notNull(),
    safetyStock: real("safety_stock").notNull(),
    /** −1: none. Nothing sells and none is typed, so that it is never low. */
    reorderPoint: integer("reorder_point").notNull(),
    /** Days of cover; 10^9 where nothing sells, so that it sorts. */
    cover: real("cover").notNull(),
    low: integer("low", { mode: "boolean" }).notNull(),
    /** By which velocity, safety stock and reorder point were made. */
    method: text("method", { enum: ["simple", "engine"] })
      .notNull()
      .default("simple"),
    /** Units to order today, 0 where none: of the whole shop in the supplier's lots, of a location its share of them. */
    suggested: integer("suggested").notNull().default(0),
    /** Units to bring to a location from others (below 0: to take from it) where the shop needs no order; of the whole shop how many. */
    moving: integer("moving").notNull().default(0),
    /** Of the whole shop: what is suggested lasts for years, by the minimum order or case pack, and is ordered by hand alone. */
    heldBack: integer("held_back", { mode: "boolean" }).notNull().default(false),
    /**
     * Units a day expected to be missing until an order of the next review comes; of the whole shop: of its places, as
     * much as it sells at most.
     */
    lostUnits: real("lost_units").notNull().default(0),
    /** Units that suffice until the order after next. */
    suffices: integer("suffices").notNull().default(0),
    /** Where it stands on the Reorder page; null: nothing to do. */
    standing: text("standing", { enum: ["low", "move", "soon", "overstocked", "snoozed", "excluded"] }),
    /**
     * What acting on it is worth: minor units lost a day, of overstock minor units tied up, to their first digit. Sorts
     * the Reorder page.
     */
    worth: integer("worth").notNull().default(0),
    /** Of overstock, to the last digit: no index holds it, so that a unit sold or bought moves no entry. */
    tiedUp: integer("tied_up").notNull().default(0),
    /** 0: none is known. */
    supplierId: integer("supplier_id").notNull().default(0),
  },
  (t) => [
    primaryKey({ columns: [t.shopId, t.variantId, t.locationId] }),
    uniqueIndex("plans_standing")
      .on(t.shopId, t.locationId, t.standing, t.worth, t.variantId, t.supplierId)
      .where(sql`standing IS NOT NULL`),
    /** Of the whole shop alone: two thirds of its entries would be locations'. */
    index("plans_supplier")
      .on(t.shopId, t.standing, t.supplierId, t.worth, t.variantId)
      .where(sql`location_id = 0 AND standing IS NOT NULL`),
  ],
);

/** What of a line of the lists seldom changes, none of it null. */
const named = (t: Record<"variantId" | "productTitle" | "supplierId", AnySQLiteColumn>) => [
  ...[t.variantId, t.productTitle],
  sql`CASE WHEN title_sort IS NULL THEN '' ELSE title_sort END`,
  sql`CASE WHEN product_type_folded IS NULL THEN '' ELSE product_type_folded END`,
  t.supplierId,
];

/**
 * One row a variant, wide, as the lists show it: a page of 50 reads 51 index entries and 51 rows. Its triggers keep the
 * counts below and `overview_search`, an FTS5 table that drizzle knows nothing of; both stand in the migrations.
 */
export const overviews = sqliteTable(
  "overviews",
  {
    shopId: integer("shop_id").notNull(),
    variantId: integer("variant_id").notNull(),
    shopifyId: integer("shopify_id").notNull(),
    productId: integer("product_id").notNull(),
    productTitle: text("product_title").notNull(),
    variantTitle: text("variant_title").notNull(),
    sku: text("sku").notNull(),
    barcode: text("barcode").notNull(),
    vendor: text("vendor").notNull(),
    imageUrl: text("image_url"),
    status: text("status").notNull(),
    available: integer("available"),
    position: integer("position").notNull(),
    units: real("units").notNull(),
    days: integer("days").notNull(),
    velocity: real("velocity").notNull(),
    /** −1: none. */
    reorderPoint: integer("reorder_point").notNull(),
    cover: real("cover").notNull(),
    /** In steps, as the lists of the whole shop have both in their indexes: a unit more or less seldom moves one. */
    availableStep: integer("available_step").notNull().default(0),
    coverStep: real("cover_step").notNull().default(0),
    /** At one location at least, position ≤ reorder point. */
    low: integer("low", { mode: "boolean" }).notNull(),
    out: integer("out", { mode: "boolean" }).notNull(),
    untracked: integer("untracked", { mode: "boolean" }).notNull(),
    /** JSON, by location: [location, available, position, velocity, reorder point, low, incoming, cover, suggested, moving][]. */
    stock: text("stock").notNull(),
    /** Neither written nor read any more; goes once no older Worker runs. */
    ownRule: text("own_rule"),
    /** Deleted in Shopify or not told yet: kept for the history, shown nowhere. */
    hidden: integer("hidden", { mode: "boolean" }).notNull(),
    /** The one to order from; 0: none is known. */
    supplierId: integer("supplier_id").notNull().default(0),
    /** What the supplier asks for one, in minor units of the supplier's currency; without a supplier of the shop's. */
    unitCost: integer("unit_cost"),
    /** In minor units of the shop's currency. */
    price: integer("price"),
    incoming: integer("incoming").notNull().default(0),
    /** The rate ÷ what it was 28 days before; null where no forecast stands. */
    trend: real("trend"),
    /** What the velocity was taken from. */
    velocityFrom: text("velocity_from", { enum: ["window", "forecast", "hand"] })
      .notNull()
      .default("window"),
    leadTimeDays: integer("lead_time_days").notNull().default(0),
    minimumOrder: integer("minimum_order").notNull().default(1),
    casePack: integer("case_pack").notNull().default(1),
    /** Units to order for the whole shop today. */
    suggested: integer("suggested").notNull().default(0),
    /** That lasts for years, by the minimum order or case pack: it is ordered by hand alone. */
    heldBack: integer("held_back", { mode: "boolean" }).notNull().default(false),
    /** No longer read: they follow from cover and today, and would change each day. */
    stockOutDay: integer("stock_out_day"),
    orderByDay: integer("order_by_day"),
    /** Sales at risk: units a day expected to be missing × price, in minor units; 0 where no price is known. */
    risk: integer("risk").notNull().default(0),
    standing: text("standing", { enum: ["low", "move", "soon", "overstocked", "snoozed", "excluded"] }),
    /** Available × cost in minor units of the shop's currency; null where no cost in it is known. */
    stockValue: integer("stock_value"),
    skuFolded: text("sku_folded"),
    /** As of the variant: [[value, type, [form, …]], …]. */
    barcodes: text("barcodes"),
    /** What the search index holds; null where it is still to be made, and the texts themselves stand in the index. */
    words: text("words"),
    /** The product's type as types are compared; null: none, or none told. */
    productTypeFolded: text("product_type_folded"),
    /** A rule says to sell it out and never reorder. */
    sellOut: integer("sell_out", { mode: "boolean" }).notNull().default(false),
    /** The product's title as lists sort it, of titles beyond ASCII, and what they sort by. */
    titleSort: text("title_sort"),
    titleKey: text("title_key").generatedAlwaysAs(sql`COALESCE(title_sort, lower(product_title))`, { mode: "virtual" }),
  },
  (t) => [
    primaryKey({ columns: [t.shopId, t.variantId] }),
    // Four are unique and hold what seldom changes, so that an upsert finds whether that has (`whereDifferentInPart`).
    uniqueIndex("overviews_sorted")
      .on(t.shopId, t.titleKey, ...named(t), t.low, t.out, t.untracked, t.sellOut)
      .where(sql`hidden = 0`),
    index("overviews_sell_out").on(t.shopId, t.variantId).where(sql`hidden = 0 AND sell_out = 1`),
    index("overviews_type")
      .on(t.shopId, t.productTypeFolded, t.variantId)
      .where(sql`hidden = 0 AND product_type_folded IS NOT NULL`),
    index("overviews_to_form")
      .on(t.shopId, t.variantId)
      .where(sql`title_sort IS NULL AND product_title GLOB '*[^ -~]*'`),
    uniqueIndex("overviews_risk")
      .on(t.shopId, t.risk, ...named(t), t.low, t.out, t.untracked, t.sellOut)
      .where(sql`hidden = 0`),
    index("overviews_supplier").on(t.shopId, t.supplierId, t.risk, t.variantId).where(sql`hidden = 0`),
    uniqueIndex("overviews_tracked")
      .on(t.shopId, t.coverStep, ...named(t), t.risk, t.low, t.out, t.sellOut, t.availableStep)
      .where(sql`hidden = 0 AND untracked = 0`),
    uniqueIndex("overviews_available")
      .on(t.shopId, t.availableStep, ...named(t), t.risk, t.low, t.out, t.sellOut)
      .where(sql`hidden = 0 AND untracked = 0`),
    index("overviews_low").on(t.shopId, t.cover, t.variantId).where(sql`hidden = 0 AND low = 1`),
    index("overviews_out").on(t.shopId, t.cover, t.variantId).where(sql`hidden = 0 AND "out" = 1`),
    index("overviews_untracked").on(t.shopId, t.cover, t.variantId).where(sql`hidden = 0 AND untracked = 1`),
  ],
);

/**
 * The SKUs of what the lists show, trimmed and compared whatever their case (by hand in the migration), for files that name
 * variants by them. Kept by triggers, since an index of overviews would be written at each change of a plan.
 */
export const skus = sqliteTable(
  "skus",
  {
    shopId: integer("shop_id").notNull(),
    sku: text("sku").notNull(),
    variantId: integer("variant_id").notNull(),
  },
  (t) => [primaryKey({ columns: [t.shopId, t.sku, t.variantId] })],
);

/** Variants by the forms of all their barcodes (app/words/barcode.ts), of those that the lists show. Kept as `skus` is. */
export const barcodes = sqliteTable(
  "barcodes",
  {
    shopId: integer("shop_id").notNull(),
    form: text("form").notNull(),
    variantId: integer("variant_id").notNull(),
  },
  (t) => [primaryKey({ columns: [t.shopId, t.form, t.variantId] })],
);

export const alerts = sqliteTable(
  "alerts",
  {
    id: integer("id").primaryKey(),
    shopId: integer("shop_id").notNull(),
    variantId: integer("variant_id").notNull(),
    locationId: integer("location_id").notNull(),
    openedAt: integer("opened_at").notNull(),
    closedAt: integer("closed_at"),
    /** Put aside until that day of the shop's; the schedule sets it to null when the day has come. */
    snoozedUntilDay: integer("snoozed_until_day"),
    /** Opened by the first import: announced in one digest, not one by one. */
    initial: integer("initial", { mode: "boolean" }).notNull(),
    availableThen: integer("available_then"),
    positionThen: integer("position_then").notNull(),
    reorderPointThen: integer("reorder_point_then").notNull(),
    /** When it last went on after it had closed without any stock. Null: never. */
    reopenedAt: integer("reopened_at"),
    /** The highest position since it closed. Null while it is open, and where nobody looked. */
    peakPosition: integer("peak_position"),
    /** When a mail told of it, or it was put aside while one told of others. */
    toldAt: integer("told_at"),
  },
  (t) => [
    uniqueIndex("alerts_open").on(t.shopId, t.variantId, t.locationId).where(sql`closed_at IS NULL`),
    index("alerts_newest")
      .on(t.shopId, t.openedAt, t.id, t.variantId, t.locationId)
      .where(sql`closed_at IS NULL AND snoozed_until_day IS NULL`),
    index("alerts_snoozed")
      .on(t.shopId, t.snoozedUntilDay, t.id)
      .where(sql`closed_at IS NULL AND snoozed_until_day IS NOT NULL`),
    index("alerts_closed").on(t.shopId, t.closedAt, t.id).where(sql`closed_at IS NOT NULL`),
    index("alerts_past").on(t.shopId, t.variantId, t.closedAt, t.locationId).where(sql`closed_at IS NOT NULL`),
    index("alerts_untold").on(t.shopId, t.snoozedUntilDay, t.id).where(sql`closed_at IS NULL AND told_at IS NULL`),
  ],
);
