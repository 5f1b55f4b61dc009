// What was ordered in Shopify itself.
import { sql } from "drizzle-orm";
import { index, integer, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";

/** Purchase orders that a merchant made in Shopify itself, as they were last read. */
export const shopifyOrders = sqliteTable(
  "shopify_orders",
  {
    id: integer("id").primaryKey({ autoIncrement: true }),
    shopId: integer("shop_id").notNull(),
    shopifyId: integer("shopify_id").notNull(),
    name: text("name").notNull(),
    status: text("status", { enum: ["draft", "ordered"] }).notNull(),
    currency: text("currency").notNull(),
    supplier: text("supplier"),
    /** Shopify's id and its name at the time; null where the order has none, or it is gone. */
    destinationId: integer("destination_id"),
    destination: text("destination"),
    createdAt: integer("created_at").notNull(),
    orderedAt: integer("ordered_at"),
    archivedAt: integer("archived_at"),
    /** JSON: ShopifyLine[]. They come and go with their order. */
    lines: text("lines").notNull(),
    lineCount: integer("line_count").notNull(),
    units: integer("units").notNull(),
    /** Null where Shopify does not tell us of its shipments. */
    unitsReceived: integer("units_received"),
    /** With tax, in minor units, of the lines whose cost is known. */
    amount: integer("amount").notNull(),
    linesWithoutCost: integer("lines_without_cost").notNull(),
    expectedDay: integer("expected_day"),
    /** When Shopify was asked for it: what an earlier question brings later changes nothing. */
    readAt: integer("read_at").notNull(),
    /** Since when Shopify no longer lists it. */
    goneAt: integer("gone_at"),
  },
  (t) => [
    uniqueIndex("shopify_orders_own").on(t.shopId, t.shopifyId),
    index("shopify_orders_newest").on(t.shopId, t.createdAt, t.id).where(sql`gone_at IS NULL`),
    index("shopify_orders_gone").on(t.goneAt).where(sql`gone_at IS NOT NULL`),
  ],
);
