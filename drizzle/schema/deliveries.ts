// Shopify's deliveries: how many came, and what could not be read.
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";

/** shop_id 0: the delivery matched no shop. */
export const deliveryCounts = sqliteTable(
  "delivery_counts",
  {
    shopId: integer("shop_id").notNull(),
    day: integer("day").notNull(),
    topic: text("topic").notNull(),
    outcome: text("outcome").notNull(),
    count: integer("count").notNull(),
    lastAt: integer("last_at").notNull(),
    /** In ms, of those that were accepted: from Shopify's sending to our rows. The last one's, and the day's longest. */
    lag: integer("lag"),
    worstLag: integer("worst_lag"),
  },
  (t) => [primaryKey({ columns: [t.shopId, t.day, t.topic, t.outcome] })],
);

/** A topic whose deliveries come late, from the first late one until half an hour has gone by without another. */
export const lagAlarms = sqliteTable(
  "lag_alarms",
  {
    shopId: integer("shop_id").notNull(),
    topic: text("topic").notNull(),
    since: integer("since").notNull(),
    lastAt: integer("last_at").notNull(),
    /** In ms, the longest. */
    worstLag: integer("worst_lag").notNull(),
    /** When whoever looks after the app was told; null: not yet. */
    raisedAt: integer("raised_at"),
  },
  (t) => [primaryKey({ columns: [t.shopId, t.topic] })],
);

export const quarantine = sqliteTable(
  "quarantine",
  {
    id: integer("id").primaryKey(),
    shopId: integer("shop_id").notNull(),
    topic: text("topic").notNull(),
    webhookId: text("webhook_id").notNull(),
    size: integer("size").notNull(),
    sha256: text("sha256").notNull(),
    /** Where and why it did not parse, or what the consumer failed on. Never the body. */
    reason: text("reason").notNull(),
    /** The narrowed message, kept whole only when the consumer failed on it. */
    message: text("message"),
    receivedAt: integer("received_at").notNull(),
  },
  (t) => [
    uniqueIndex("quarantine_delivery").on(t.shopId, t.webhookId, t.topic, t.sha256),
    index("quarantine_newest").on(t.shopId, t.id),
    index("quarantine_topics").on(t.shopId, t.topic),
    index("quarantine_age").on(t.receivedAt),
  ],
);
