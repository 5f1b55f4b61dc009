// Reports, made anew each night.
import { sql } from "drizzle-orm";
import { index, integer, primaryKey, real, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";

/**
 * What the reports list, as of the shop's last roll-forward; app/reports defines each. An amount is in minor units of the
 * shop's currency, and 0 where no cost or price is known, so that it sorts. Each index holds all that its list shows.
 */
export const variantFigures = sqliteTable(
  "variant_figures",
  {
    shopId: integer("shop_id").notNull(),
    variantId: integer("variant_id").notNull(),
    /** Available; 0 where it is oversold or not tracked. */
    units: integer("units").notNull(),
    /** Of one unit; null where none is known in the shop's currency. */
    cost: integer("cost"),
    /** A cost is known, in another currency. */
    foreignCost: integer("foreign_cost", { mode: "boolean" }).notNull(),
    price: integer("price"),
    stockValue: integer("stock_value").notNull(),
    /** Units a day, to three decimals. */
    velocity: real("velocity").notNull(),
    /** Days, to one decimal; 10^9 where nothing sells; null where it is not tracked, or neither sells nor is in stock. */
    cover: real("cover"),
    sold90: integer("sold_90").notNull(),
    /** Sold ÷ (sold + in stock); null where it is not tracked, or both are 0. */
    sellThrough: real("sell_through"),
    lastSoldDay: integer("last_sold_day"),
    dead: integer("dead", { mode: "boolean" }).notNull(),
    /** Units that an order of today would fill up to. */
    needed: integer("needed").notNull(),
    excess: integer("excess").notNull(),
    excessValue: integer("excess_value").notNull(),
    sold365: integer("sold_365").notNull(),
    revenue: integer("revenue").notNull(),
    abc: text("abc", { enum: ["A", "B", "C"] }),
    /** Of the last 90 days. */
    outDays: integer("out_days").notNull(),
    /** Units that would have sold on them, to one decimal. */
    missed: real("missed").notNull(),
    missedSales: integer("missed_sales").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.shopId, t.variantId] }),
    // What a night without a sale leaves alone, so that an upsert finds whether it has (`whereDifferentInPart`).
    uniqueIndex("variant_figures_settled").on(
      ...[t.shopId, t.variantId, t.units, t.stockValue, t.sold90, t.sold365, t.revenue, t.dead],
      ...[t.cost, t.price, t.sellThrough, t.lastSoldDay].map(({ name }) =>
        sql.raw(`CASE WHEN ${name} IS NULL THEN '' ELSE ${name} END`),
      ),
    ),
    index("variant_figures_value")
      .on(t.shopId, t.stockValue, t.variantId, t.units, t.cost, t.price)
      .where(sql`units > 0`),
    index("variant_figures_cover")
      .on(t.shopId, t.cover, t.variantId, t.units, t.velocity)
      .where(sql`cover IS NOT NULL`),
    index("variant_figures_sell_through")
      .on(t.shopId, t.sellThrough, t.variantId, t.sold90, t.units)
      .where(sql`sell_through IS NOT NULL`),
    index("variant_figures_dead")
      .on(t.shopId, t.stockValue, t.variantId, t.units, t.cost, t.lastSoldDay)
      .where(sql`dead = 1`),
    index("variant_figures_excess")
      .on(t.shopId, t.excessValue, t.variantId, t.excess, t.units, t.needed, t.velocity, t.cost)
      .where(sql`excess > 0`),
    index("variant_figures_revenue")
      .on(t.shopId, t.revenue, t.variantId, t.abc, t.sold365, t.price)
      .where(sql`sold_365 > 0`),
    index("variant_figures_missed")
      .on(t.shopId, t.missedSales, t.variantId, t.outDays, t.velocity, t.missed, t.price)
      .where(sql`missed > 0`),
  ],
);

/** A report's chart and totals, made with the figures: what of its list falls into each part. */
export const reportParts = sqliteTable(
  "report_parts",
  {
    shopId: integer("shop_id").notNull(),
    report: text("report").notNull(),
    part: integer("part").notNull(),
    /** The shop's day on which it was made. */
    day: integer("day").notNull(),
    variants: integer("variants").notNull(),
    /** What the report counts, and what stands beside it. */
    units: real("units").notNull(),
    beside: integer("beside").notNull(),
    /** Minor units. */
    value: integer("value").notNull(),
    /** Variants that the value leaves out: without the cost or price, with a cost in another currency only. */
    withoutValue: integer("without_value").notNull(),
    foreignValue: integer("foreign_value").notNull(),
  },
  (t) => [primaryKey({ columns: [t.shopId, t.report, t.part] })],
);

/** The engine and the mean of 30 days, each in charge of the shop's own past: the newest result, with how it was made. */
export const replays = sqliteTable("replays", {
  shopId: integer("shop_id").primaryKey(),
  madeAt: integer("made_at").notNull(),
  /** The best sellers that were played, and the days that count. */
  variants: integer("variants").notNull(),
  days: integer("days").notNull(),
  leadTimeDays: integer("lead_time_days").notNull(),
  coverDays: integer("cover_days").notNull(),
  /** Days of sales that the mean kept as safety. Both are compared at the stock that it had on average. */
  safetyDays: integer("safety_days").notNull(),
  /** Units asked for on those days, in stock on an average day, and lost for want of stock. */
  asked: real("asked").notNull(),
  stock: real("stock").notNull(),
  meanLost: real("mean_lost").notNull(),
  /** Null where the engine never came to as much stock, or as little. */
  engineLost: real("engine_lost"),
});
