// What came of purchase orders, and what it cost.
import { sql } from "drizzle-orm";
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";

/** Goods that came in. A draft is being counted and changes nothing; what is received is the sum of those submitted. */
export const receipts = sqliteTable(
  "receipts",
  {
    id: integer("id").primaryKey({ autoIncrement: true }),
    shopId: integer("shop_id").notNull(),
    orderId: integer("order_id").notNull(),
    state: text("state", { enum: ["draft", "submitted"] }).notNull(),
    /** The shop's day on which the goods came, which need not be that of typing. */
    receivedDay: integer("received_day").notNull(),
    note: text("note"),
    /** The order's rate, as it was then. */
    rate: text("rate"),
    /** The shop's, as it was then; null of a draft. The rate leads to it. */
    currency: text("currency"),
    formToken: text("form_token"),
    /** The receipt that this one takes back, with the same units below 0. */
    reverses: integer("reverses"),
    createdBy: text("created_by"),
    createdAt: integer("created_at").notNull(),
    submittedAt: integer("submitted_at"),
    /** Scanned codes that wait for a person: JSON. */
    codes: text("codes"),
    /**
     * Moved in: goods that came before the shop did. They were never written to Shopify by us, and bear on no average cost.
     * "undated": nobody knows on which day they came.
     */
    history: text("history", { enum: ["dated", "undated"] }),
  },
  (t) => [
    uniqueIndex("receipts_form").on(t.shopId, t.formToken),
    index("receipts_order").on(t.shopId, t.orderId, t.state),
    uniqueIndex("receipts_reverses").on(t.shopId, t.reverses).where(sql`reverses IS NOT NULL`),
    index("receipts_day").on(t.shopId, t.receivedDay),
  ],
);

/** Whole units of a line of the order; below 0 where a receipt is taken back. */
export const receiptLines = sqliteTable(
  "receipt_lines",
  {
    id: integer("id").primaryKey({ autoIncrement: true }),
    shopId: integer("shop_id").notNull(),
    receiptId: integer("receipt_id").notNull(),
    /** The order's line. */
    lineId: integer("line_id").notNull(),
    /** Into stock. */
    accepted: integer("accepted").notNull().default(0),
    /** Came, and is not for sale. */
    damaged: integer("damaged").notNull().default(0),
    /** Went back to the supplier. */
    returned: integer("returned").notNull().default(0),
    /** Units of the variant that the shop had as these came, and what one of them cost by Shopify, in minor units. */
    stockBefore: integer("stock_before"),
    costBefore: integer("cost_before"),
  },
  (t) => [
    uniqueIndex("receipt_lines_receipt").on(t.shopId, t.receiptId, t.lineId),
    index("receipt_lines_line").on(t.shopId, t.lineId, t.receiptId),
  ],
);

/**
 * What a variant costs on average by its receipts, in ten-thousandths of a minor unit of `currency`: made anew from the
 * receipts at each of them, so that it can be told again from them alone. Of a currency that the shop had before it is none.
 */
export const averageCosts = sqliteTable(
  "average_costs",
  {
    shopId: integer("shop_id").notNull(),
    variantId: integer("variant_id").notNull(),
    average: integer("average").notNull(),
    currency: text("currency"),
    /** Why it does not follow from the one before; null where it does. */
    mark: text("mark"),
    updatedAt: integer("updated_at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.shopId, t.variantId] })],
);

/**
 * Variants whose average does not follow yet from what has changed, written in the batch that changes it and gone with the average's own.
 * `token` is another at each change: an average that was reckoned before the last one is not kept.
 */
export const averagesDue = sqliteTable(
  "averages_due",
  {
    shopId: integer("shop_id").notNull(),
    variantId: integer("variant_id").notNull(),
    token: text("token").notNull(),
    since: integer("since").notNull(),
  },
  (t) => [primaryKey({ columns: [t.shopId, t.variantId] })],
);

/**
 * A new cost of a variant that Shopify is to hold, beside the one that it held: kept for good, so that the old one can be put back.
 * Amounts of one unit, in minor units of the shop's currency.
 */
export const costChanges = sqliteTable(
  "cost_changes",
  {
    id: integer("id").primaryKey({ autoIncrement: true }),
    shopId: integer("shop_id").notNull(),
    variantId: integer("variant_id").notNull(),
    /** Null: Shopify held none. */
    oldCost: integer("old_cost"),
    newCost: integer("new_cost").notNull(),
    currency: text("currency").notNull(),
    /** So far from the old one that a person is asked, whatever the setting. */
    isFar: integer("is_far", { mode: "boolean" }).notNull().default(false),
    /** superseded: another cost came before this one was written. */
    state: text("state", {
      enum: ["asked", "queued", "sending", "confirmed", "refused", "declined", "superseded"],
    }).notNull(),
    /** The change whose old cost this one puts back. */
    restores: integer("restores"),
    attempts: integer("attempts").notNull().default(0),
    refusal: text("refusal"),
    /** Shopify's id of the person of the shop; null where nobody was asked. */
    decidedBy: text("decided_by"),
    createdAt: integer("created_at").notNull(),
    updatedAt: integer("updated_at").notNull(),
  },
  (t) => [
    uniqueIndex("cost_changes_open").on(t.shopId, t.variantId).where(sql`state IN ('asked', 'queued')`),
    index("cost_changes_asked").on(t.shopId, t.id).where(sql`state = 'asked'`),
    index("cost_changes_due").on(t.shopId, t.id).where(sql`state IN ('queued', 'sending')`),
    index("cost_changes_variant").on(t.shopId, t.variantId, t.id),
    index("cost_changes_newest").on(t.shopId, t.id),
  ],
);
