// Demand: what was sold, and what will be.
import { sql } from "drizzle-orm";
import { index, integer, primaryKey, real, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";

export const orderLines = sqliteTable(
  "order_lines",
  {
    shopId: integer("shop_id").notNull(),
    lineId: integer("line_id").notNull(),
    orderId: integer("order_id").notNull(),
    /** 0: no body has named one; it sells nothing. */
    variantId: integer("variant_id").notNull(),
    /** 0: Shopify has not said where it was sold. */
    locationId: integer("location_id").notNull(),
    /**
     * JSON: [our location, units][] in the order of Shopify's ids, where several places shipped it, or one a part: the
     * rest is of location_id.
     */
    parts: text("parts"),
    day: integer("day").notNull(),
    processedAt: integer("processed_at").notNull(),
    quantity: integer("quantity").notNull(),
    currentQuantity: integer("current_quantity").notNull(),
    cancelled: integer("cancelled", { mode: "boolean" }).notNull(),
    test: integer("test", { mode: "boolean" }).notNull(),
    updatedAt: integer("updated_at").notNull(),
    triggeredAt: integer("triggered_at").notNull(),
    /** Where this line counted before its last change: that day's sum is rebuilt as well. */
    wasVariantId: integer("was_variant_id"),
    wasLocationId: integer("was_location_id"),
    wasParts: text("was_parts"),
    /** The order's, as the shop counts them: "#1001". Null of a body from before it was asked for. */
    orderName: text("order_name"),
    wasDay: integer("was_day"),
    /** Only a refund told the location, for want of anything better. */
    placedByRefund: integer("placed_by_refund", { mode: "boolean" }).notNull().default(false),
    /** Where its order came from, as Shopify names it; empty where it has no name, null where nobody has told it yet. */
    channel: text("channel"),
    /** A company bought it; null where nobody has told it: Shopify's own reads do not. */
    wholesale: integer("wholesale", { mode: "boolean" }),
    /** JSON: prints of the order's tags, rising; null: none. */
    tags: text("tags"),
    /** By the shop's settings it counts as no demand. */
    leftOut: integer("left_out", { mode: "boolean" }).notNull().default(false),
    /** The first of the lines that were written with this one, of one order; null: they were not, or it came alone. */
    firstLineId: integer("first_line_id"),
    /** Of the first: the last version that told all of them as they stood. It alone is written then. */
    standsUpdatedAt: integer("stands_updated_at"),
    standsTriggeredAt: integer("stands_triggered_at"),
  },
  (t) => [
    primaryKey({ columns: [t.shopId, t.lineId] }),
    uniqueIndex("order_lines_day").on(t.shopId, t.variantId, t.day, t.locationId, t.lineId),
    index("order_lines_order").on(t.shopId, t.orderId),
    index("order_lines_parts").on(t.shopId, t.variantId, t.day).where(sql`parts IS NOT NULL`),
    index("order_lines_left_out").on(t.shopId, t.variantId, t.day).where(sql`left_out`),
    index("order_lines_channel").on(t.shopId, t.channel).where(sql`channel IS NOT 'web'`),
  ],
);

/** What of a line was given back. It may come before its line; Shopify never changes it. */
export const refundLines = sqliteTable(
  "refund_lines",
  {
    shopId: integer("shop_id").notNull(),
    lineId: integer("line_id").notNull(),
    refundLineId: integer("refund_line_id").notNull(),
    orderId: integer("order_id").notNull(),
    quantity: integer("quantity").notNull(),
    /** Put back into stock. */
    restocked: integer("restocked", { mode: "boolean" }).notNull(),
    /** 0: Shopify has not said where. */
    locationId: integer("location_id").notNull(),
    createdAt: integer("created_at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.shopId, t.lineId, t.refundLineId] }), index("refund_lines_age").on(t.createdAt)],
);

/** Orders of which an export does not tell all: what of them came back, and from where each part went. */
export const ordersToRead = sqliteTable(
  "orders_to_read",
  {
    shopId: integer("shop_id").notNull(),
    orderId: integer("order_id").notNull(),
  },
  (t) => [primaryKey({ columns: [t.shopId, t.orderId] })],
);

/** Tombstones of orders: their lines count nothing, whether they come before or after. */
export const deletedOrders = sqliteTable(
  "deleted_orders",
  {
    shopId: integer("shop_id").notNull(),
    orderId: integer("order_id").notNull(),
    deletedAt: integer("deleted_at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.shopId, t.orderId] }), index("deleted_orders_age").on(t.deletedAt)],
);

export const dailySales = sqliteTable(
  "daily_sales",
  {
    shopId: integer("shop_id").notNull(),
    variantId: integer("variant_id").notNull(),
    day: integer("day").notNull(),
    /** 0: unassigned. */
    locationId: integer("location_id").notNull(),
    units: integer("units").notNull(),
  },
  (t) => [primaryKey({ columns: [t.shopId, t.variantId, t.day, t.locationId] })],
);

/**
 * What the engine makes of the days before as_of_day; location_id 0 is the whole shop. Slow: made by the nightly
 * roll-forward, at the end of an import and when a rule has changed, never by a delivery. What never sold has no row.
 */
export const forecasts = sqliteTable(
  "forecasts",
  {
    shopId: integer("shop_id").notNull(),
    variantId: integer("variant_id").notNull(),
    locationId: integer("location_id").notNull(),
    /** The shop's day on which it last changed. */
    asOfDay: integer("as_of_day").notNull(),
    /** What of the rule it was made with. The mean is rate × (lead time + review days). */
    leadTimeDays: integer("lead_time_days").notNull(),
    reviewDays: integer("review_days").notNull(),
    leadTimeDeviation: real("lead_time_deviation").notNull(),
    serviceLevel: real("service_level").notNull(),
    /** Units a day, to four decimals. */
    rate: real("rate").notNull(),
    /** The rate ÷ what it was 28 days before: 1 is level. */
    trend: real("trend").notNull(),
    /** Of the units that sell within lead time + review days. */
    variance: real("variance").notNull(),
    /** q: order when the position is below it. */
    reorderLevel: integer("reorder_level").notNull(),
    /** One time in ten less sells within lead time + review days, one time in ten more. */
    /** The columns have their names from before `low` was an alert's alone. */
    p10: real("low").notNull(),
    p90: real("high").notNull(),
    inStockDays: integer("in_stock_days").notNull(),
    outDays: integer("out_days").notNull(),
    /** Days in stock that a promotion left out. */
    promotionDays: integer("promotion_days").notNull().default(0),
    lowConfidence: integer("low_confidence", { mode: "boolean" }).notNull(),
    /** Units a day that it begins with, beside its own days; null where it has enough of them. */
    startRate: real("start_rate"),
    /** The variant whose they are; null: the shop's launches'. */
    similarId: integer("similar_id"),
    /** Forecasts made at past days with what was known then, against what sold: sums over so many windows. */
    windows: integer("windows").notNull(),
    actual: real("actual").notNull(),
    forecast: real("forecast").notNull(),
    absoluteError: real("absolute_error").notNull(),
    /** The same of the mean of 30 days. */
    naiveForecast: real("naive_forecast").notNull(),
    naiveAbsoluteError: real("naive_absolute_error").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.shopId, t.variantId, t.locationId] }),
    uniqueIndex("forecasts_error")
      .on(
        t.shopId,
        t.absoluteError,
        t.variantId,
        t.windows,
        t.actual,
        t.forecast,
        t.naiveForecast,
        t.naiveAbsoluteError,
      )
      .where(sql`location_id = 0 AND windows > 0`),
  ],
);

/**
 * A variant's days before until_day as the engine keeps them, to go on from when the next is over, with its sales and what was seen
 * of its stock since from_day. Made anew from the days themselves whenever one of those changes: two triggers then forget it.
 */
export const courses = sqliteTable(
  "courses",
  {
    shopId: integer("shop_id").notNull(),
    variantId: integer("variant_id").notNull(),
    untilDay: integer("until_day").notNull(),
    /** What besides its days it follows from: where that has changed, it does not hold. */
    basis: text("basis").notNull(),
    /** JSON: sales and observations since the first day. */
    days: text("days").notNull(),
    /** Base64 of the engine's numbers, of the whole shop and of each place. */
    numbers: text("numbers").notNull(),
  },
  (t) => [primaryKey({ columns: [t.shopId, t.variantId] })],
);

/** Σ √units over the shop's variants, a day: how busy it was. */
export const shopDemandDays = sqliteTable(
  "shop_demand_days",
  {
    shopId: integer("shop_id").notNull(),
    day: integer("day").notNull(),
    roots: real("roots").notNull(),
    /**
     * The shop's usual √units a day as of that evening, as it was when its days were last gone through or, since, that
     * night; null: not known.
     */
    pace: real("pace"),
    /** Whether a promotion of the whole shop left the day out then. */
    marked: integer("marked", { mode: "boolean" }),
  },
  (t) => [primaryKey({ columns: [t.shopId, t.day] })],
);

/** What the shop as a whole says of each variant: its launches of one too new to say it, its past of the engine's rates. */
export const shopDemand = sqliteTable("shop_demand", {
  shopId: integer("shop_id").primaryKey(),
  /** The days before it are in shop_demand_days. */
  asOfDay: integer("as_of_day").notNull(),
  /** Median units a day of recent launches in their first weeks; null without launches. */
  launchRate: real("launch_rate"),
  /**
   * JSON: how far each of the engine's rates has missed, by the last whole roll-forward before as_of_day. Forecasts as
   * of that day trust by it.
   */
  trusted: text("trusted").notNull().default("[]"),
  /** The same by the last whole roll-forward, for the next day's. */
  told: text("told").notNull().default("[]"),
  /** JSON: from which of the kept days on the engine's rates were trusted by what, the oldest first. */
  trusts: text("trusts"),
  /** Which going through of all the shop's days its kept ones are of: what was made of an earlier one's does not go with them. */
  series: integer("series").notNull().default(0),
});
