// What pages count, kept by triggers, and how the shop stood each day.
import { integer, primaryKey, real, sqliteTable } from "drizzle-orm/sqlite-core";

/** What the pages count, kept by the triggers in the migration; a test recounts. */
export const shopCounts = sqliteTable("shop_counts", {
  shopId: integer("shop_id").primaryKey(),
  variants: integer("variants").notNull().default(0),
  low: integer("low").notNull().default(0),
  /** To order now: the shop as a whole is low, and not snoozed. */
  orderNow: integer("order_now").notNull().default(0),
  /** A location is low, and others can help it. */
  toMove: integer("to_move").notNull().default(0),
  out: integer("out").notNull().default(0),
  untracked: integer("untracked").notNull().default(0),
  /** Open and not snoozed. */
  alerts: integer("alerts").notNull().default(0),
  snoozed: integer("snoozed").notNull().default(0),
  soon: integer("soon").notNull().default(0),
  overstocked: integer("overstocked").notNull().default(0),
  /** Put aside on the Reorder page, and never to be ordered. */
  snoozedLines: integer("snoozed_lines").notNull().default(0),
  excluded: integer("excluded").notNull().default(0),
  /** Sales at risk of what is to order now, in minor units a day. */
  risk: integer("risk").notNull().default(0),
  /** Units available, of what has any. */
  units: integer("units").notNull().default(0),
  /** Units on their way. */
  incoming: integer("incoming").notNull().default(0),
  /** Of what has a cost in the shop's currency, in its minor units. */
  stockValue: integer("stock_value").notNull().default(0),
  /** One more with each change of what is counted here, and of a purchase order: by them an open page notices. */
  changes: integer("changes").notNull().default(0),
  orderChanges: integer("order_changes").notNull().default(0),
});

/**
 * Variants, and what of them is to order now, by the supplier to order from (0: none is known), kept by triggers. A
 * supplier of none may have a row of noughts.
 */
export const supplierCounts = sqliteTable(
  "supplier_counts",
  {
    shopId: integer("shop_id").notNull(),
    supplierId: integer("supplier_id").notNull(),
    /** Those that a list shows. */
    variants: integer("variants").notNull().default(0),
    /** To order now. */
    low: integer("low").notNull(),
    /** Of them, those ordered without being typed: the others' minimum order would last for years. */
    lines: integer("lines").notNull().default(0),
    /** Their units. */
    units: integer("units").notNull(),
    /** What they cost, of what has a cost, in minor units of the supplier's currency. */
    cost: integer("cost").notNull(),
    /** Lines with something to order whose cost is not known. */
    withoutCost: integer("without_cost").notNull(),
    risk: integer("risk").notNull(),
  },
  (t) => [primaryKey({ columns: [t.shopId, t.supplierId] })],
);

/** How the shop stood as its day began, from shop_counts. */
export const dailyFigures = sqliteTable(
  "daily_figures",
  {
    shopId: integer("shop_id").notNull(),
    day: integer("day").notNull(),
    /** Variants. */
    orderNow: integer("order_now").notNull(),
    out: integer("out").notNull(),
    /** Minor units a day. */
    risk: integer("risk").notNull(),
    /** Units. */
    onTheWay: integer("on_the_way").notNull(),
    units: integer("units").notNull(),
    /** Minor units: units × cost of one, of what has a cost in the shop's currency. */
    stockValue: integer("stock_value").notNull(),
    /** Minor units: units × price, of what has a price. */
    retailValue: integer("retail_value").notNull().default(0),
    /** Variants in stock that the values leave out: without a cost, with one in another currency only, without a price. */
    withoutCost: integer("without_cost").notNull().default(0),
    foreignCost: integer("foreign_cost").notNull().default(0),
    withoutPrice: integer("without_price").notNull().default(0),
    /** Past forecasts of the whole shop against what sold: variants, and their sums in units. */
    measured: integer("measured").notNull().default(0),
    actual: real("actual").notNull().default(0),
    forecast: real("forecast").notNull().default(0),
    absoluteError: real("absolute_error").notNull().default(0),
    naiveForecast: real("naive_forecast").notNull().default(0),
    naiveAbsoluteError: real("naive_absolute_error").notNull().default(0),
  },
  (t) => [primaryKey({ columns: [t.shopId, t.day] })],
);
