// Transfers between the shop's locations.
import { sql } from "drizzle-orm";
import { index, integer, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";

/** Stock that goes from one of the shop's locations to another. What became of it is told by its moves alone. */
export const transfers = sqliteTable(
  "transfers",
  {
    id: integer("id").primaryKey({ autoIncrement: true }),
    shopId: integer("shop_id").notNull(),
    /** Given once. Numbers may have holes. */
    number: text("number").notNull(),
    // State, sums and times are made anew from lines and moves in the batch of every change; never counted up.
    state: text("state", { enum: ["draft", "in_transit", "partial", "received", "cancelled"] }).notNull(),
    fromId: integer("from_id").notNull(),
    toId: integer("to_id").notNull(),
    note: text("note"),
    expectedDay: integer("expected_day"),
    /** The form that made it: the same form a second time is answered with this transfer. */
    formToken: text("form_token"),
    /** One more with each change. */
    version: integer("version").notNull().default(1),
    lineCount: integer("line_count").notNull().default(0),
    units: integer("units").notNull().default(0),
    unitsInTransit: integer("units_in_transit").notNull().default(0),
    /** Accepted and damaged, where it goes to. */
    unitsReceived: integer("units_received").notNull().default(0),
    shippedAt: integer("shipped_at"),
    /** Received whole, or cancelled. */
    endedAt: integer("ended_at"),
    /** Shopify's id of the person of the shop; null where a key of the API did it. */
    createdBy: text("created_by"),
    createdAt: integer("created_at").notNull(),
    updatedAt: integer("updated_at").notNull(),
  },
  (t) => [
    uniqueIndex("transfers_number").on(t.shopId, t.number),
    uniqueIndex("transfers_form").on(t.shopId, t.formToken),
    index("transfers_newest").on(t.shopId, t.id),
    index("transfers_state").on(t.shopId, t.state, t.id),
    index("transfers_expected").on(t.shopId, t.expectedDay, t.id).where(sql`state IN ('in_transit', 'partial')`),
  ],
);

export const transferLines = sqliteTable(
  "transfer_lines",
  {
    id: integer("id").primaryKey({ autoIncrement: true }),
    shopId: integer("shop_id").notNull(),
    transferId: integer("transfer_id").notNull(),
    /** As entered. */
    position: integer("position").notNull(),
    variantId: integer("variant_id").notNull(),
    /** Units. */
    quantity: integer("quantity").notNull(),
    /** The form that added it: the same form a second time adds nothing. */
    formToken: text("form_token"),
    createdAt: integer("created_at").notNull(),
  },
  (t) => [
    uniqueIndex("transfer_lines_variant").on(t.shopId, t.transferId, t.variantId),
    index("transfer_lines_of_variant").on(t.shopId, t.variantId, t.transferId),
    uniqueIndex("transfer_lines_form").on(t.shopId, t.formToken),
  ],
);

/** What happened to a transfer's goods: they left, came (some of them), came back, or never left because it was cancelled. */
export const transferMoves = sqliteTable(
  "transfer_moves",
  {
    id: integer("id").primaryKey({ autoIncrement: true }),
    shopId: integer("shop_id").notNull(),
    transferId: integer("transfer_id").notNull(),
    kind: text("kind", { enum: ["shipped", "received", "returned", "cancelled"] }).notNull(),
    /** The shop's day. */
    day: integer("day").notNull(),
    note: text("note"),
    formToken: text("form_token").notNull(),
    /** Of what was received: the receipt that it takes back. Its units are negative then. */
    reverses: integer("reverses"),
    createdBy: text("created_by"),
    createdAt: integer("created_at").notNull(),
  },
  (t) => [
    uniqueIndex("transfer_moves_reverses").on(t.shopId, t.reverses).where(sql`reverses IS NOT NULL`),
    index("transfer_moves_transfer").on(t.shopId, t.transferId, t.id),
    uniqueIndex("transfer_moves_form").on(t.shopId, t.formToken),
  ],
);

/** Whole units of a line of the transfer. */
export const transferMoveLines = sqliteTable(
  "transfer_move_lines",
  {
    id: integer("id").primaryKey({ autoIncrement: true }),
    shopId: integer("shop_id").notNull(),
    moveId: integer("move_id").notNull(),
    /** The transfer's line. */
    lineId: integer("line_id").notNull(),
    /** Out of stock where they were shipped, into stock where they came. */
    accepted: integer("accepted").notNull(),
    /** Came broken, or did not come: they have left transit, and are nowhere for sale. */
    damaged: integer("damaged").notNull().default(0),
  },
  (t) => [
    uniqueIndex("transfer_move_lines_move").on(t.shopId, t.moveId, t.lineId),
    index("transfer_move_lines_line").on(t.shopId, t.lineId, t.moveId),
  ],
);

/** What was counted of a transfer and is not received yet: it may wait for days, and nothing follows from it. */
export const transferDrafts = sqliteTable(
  "transfer_drafts",
  {
    id: integer("id").primaryKey({ autoIncrement: true }),
    shopId: integer("shop_id").notNull(),
    transferId: integer("transfer_id").notNull(),
    /** The form that counts; the move that it becomes bears the same. */
    formToken: text("form_token").notNull(),
    /** The shop's day on which the goods came. */
    day: integer("day").notNull(),
    note: text("note"),
    /** JSON: {lineId, accepted, damaged}[], lines of the transfer. */
    counts: text("counts").notNull(),
    /** JSON: scanned codes that wait for a person. */
    codes: text("codes").notNull(),
    createdBy: text("created_by"),
    createdAt: integer("created_at").notNull(),
  },
  (t) => [
    uniqueIndex("transfer_drafts_form").on(t.shopId, t.formToken),
    index("transfer_drafts_transfer").on(t.shopId, t.transferId, t.id),
  ],
);

/** The number that the next transfer of a shop bears. */
export const transferNumbers = sqliteTable("transfer_numbers", {
  shopId: integer("shop_id").primaryKey(),
  next: integer("next").notNull(),
});
