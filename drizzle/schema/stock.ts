// Stock: where it stands, what moved it, what is asked of Shopify, and counts of it.
import { sql } from "drizzle-orm";
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";

export const levels = sqliteTable(
  "levels",
  {
    shopId: integer("shop_id").notNull(),
    inventoryItemId: integer("inventory_item_id").notNull(),
    locationId: integer("location_id").notNull(),
    /** Null: not tracked there. Negative: oversold. */
    available: integer("available"),
    updatedAt: integer("updated_at").notNull(),
    triggeredAt: integer("triggered_at").notNull(),
    /** Two different values came with one version: Shopify is asked again within a minute. */
    doubtful: integer("doubtful", { mode: "boolean" }).notNull().default(false),
    /** The item was disconnected from the location: nothing is available there. */
    deletedAt: integer("deleted_at"),
    /** Shopify's own figures, which no delivery tells: as they were when we last read them. */
    onHand: integer("on_hand"),
    committed: integer("committed"),
    incoming: integer("incoming"),
    readAt: integer("read_at"),
  },
  (t) => [
    primaryKey({ columns: [t.shopId, t.inventoryItemId, t.locationId] }),
    index("levels_doubtful").on(t.shopId).where(sql`doubtful = 1`),
    index("levels_gone").on(t.deletedAt).where(sql`deleted_at IS NOT NULL`),
  ],
);

export const levelDays = sqliteTable(
  "level_days",
  {
    shopId: integer("shop_id").notNull(),
    inventoryItemId: integer("inventory_item_id").notNull(),
    locationId: integer("location_id").notNull(),
    day: integer("day").notNull(),
    /** The highest value seen that day; null when it was untracked at some time of it. */
    maxAvailable: integer("max_available"),
    lastAvailable: integer("last_available"),
    lastUpdatedAt: integer("last_updated_at").notNull(),
    lastTriggeredAt: integer("last_triggered_at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.shopId, t.inventoryItemId, t.locationId, t.day] })],
);

export const movements = sqliteTable(
  "movements",
  {
    id: integer("id").primaryKey(),
    shopId: integer("shop_id").notNull(),
    inventoryItemId: integer("inventory_item_id").notNull(),
    locationId: integer("location_id").notNull(),
    /** New − old, untracked counting as 0: the sum of a level's movements is the level. */
    delta: integer("delta").notNull(),
    availableAfter: integer("available_after"),
    cause: text("cause", { enum: ["import", "shopify", "comparison", "adjustment"] }).notNull(),
    /** The write of ours that made it. */
    writeId: integer("write_id"),
    at: integer("at").notNull(),
    recordedAt: integer("recorded_at").notNull(),
    /** Of that write, which is not kept as long: Shopify's word for why, what it belongs to, and who asked for it. */
    reason: text("reason"),
    reference: text("reference"),
    who: text("who"),
  },
  (t) => [index("movements_level").on(t.shopId, t.inventoryItemId, t.locationId, t.at)],
);

/** What is on its way to us, written by purchasing and transfers, read by plans. */
export const incoming = sqliteTable(
  "incoming",
  {
    shopId: integer("shop_id").notNull(),
    variantId: integer("variant_id").notNull(),
    locationId: integer("location_id").notNull(),
    /**
     * purchase_order, transfer: a line of one, source_id is the line's; split_delivery: a part of an order's line, source_id is
     * the part's. receipt, transfer_move: units whose write Shopify has not answered, below 0 where they leave. shopify_order:
     * one of Shopify's own purchase orders, where the shop counts them.
     */
    source: text("source", {
      enum: ["purchase_order", "split_delivery", "receipt", "transfer", "transfer_move", "shopify_order"],
    }).notNull(),
    sourceId: integer("source_id").notNull(),
    quantity: integer("quantity").notNull(),
    expectedDay: integer("expected_day"),
    /** drafted: not on its way yet, and counted so that nothing is ordered twice. */
    state: text("state", { enum: ["drafted", "ordered"] })
      .notNull()
      .default("ordered"),
    /** The purchase order or transfer that the line belongs to. */
    originId: integer("origin_id").notNull().default(0),
  },
  (t) => [
    primaryKey({ columns: [t.shopId, t.variantId, t.locationId, t.source, t.sourceId] }),
    index("incoming_origin").on(t.shopId, t.originId, t.source),
  ],
);

/** What we ask Shopify to change, kept before it is sent and visible until it is confirmed. */
export const inventoryWrites = sqliteTable(
  "inventory_writes",
  {
    id: integer("id").primaryKey(),
    shopId: integer("shop_id").notNull(),
    /** The same at every try: Shopify takes a change once for each key. */
    idempotencyKey: text("idempotency_key").notNull(),
    /** Keys that Shopify keeps for attempts that failed: what is sent is the key with this number, or, at 0, the key. */
    keysSpent: integer("keys_spent").notNull().default(0),
    /** JSON: {item, location, delta, from}[], Shopify's ids. */
    changes: text("changes").notNull(),
    /** Shopify's word for why, and what it belongs to. */
    reason: text("reason").notNull(),
    reference: text("reference"),
    /** The person of the shop who asked for it. */
    askedBy: text("asked_by"),
    /** uncertain: no answer for a day, for a person to decide; never sent again blindly. */
    state: text("state", { enum: ["queued", "sending", "confirmed", "refused", "uncertain"] }).notNull(),
    attempts: integer("attempts").notNull().default(0),
    refusal: text("refusal"),
    createdAt: integer("created_at").notNull(),
    updatedAt: integer("updated_at").notNull(),
  },
  (t) => [
    uniqueIndex("inventory_writes_key").on(t.shopId, t.idempotencyKey),
    index("inventory_writes_open").on(t.updatedAt).where(sql`state IN ('queued', 'sending')`),
    index("inventory_writes_unsettled").on(t.shopId, t.id).where(sql`state IN ('queued', 'sending', 'uncertain')`),
    index("inventory_writes_settled").on(t.updatedAt).where(sql`state IN ('confirmed', 'refused')`),
  ],
);

/** A count of what is on the shelves of one location. */
export const stockCounts = sqliteTable(
  "stock_counts",
  {
    id: integer("id").primaryKey({ autoIncrement: true }),
    shopId: integer("shop_id").notNull(),
    locationId: integer("location_id").notNull(),
    name: text("name").notNull(),
    state: text("state", { enum: ["draft", "in_progress", "in_review", "completed", "cancelled"] }).notNull(),
    /** How its variants were chosen, and by which vendor or supplier, by name. */
    choice: text("choice", { enum: ["all", "vendor", "supplier", "variants", "scanned"] }).notNull(),
    chosen: text("chosen"),
    /** Who counts does not see how many are expected. */
    blind: integer("blind", { mode: "boolean" }).notNull().default(false),
    formToken: text("form_token"),
    createdBy: text("created_by"),
    createdAt: integer("created_at").notNull(),
    startedAt: integer("started_at"),
    /** When it came to its review, and who brought it there. */
    reviewedAt: integer("reviewed_at"),
    reviewedBy: text("reviewed_by"),
    /** Completed or cancelled: when, by whom, and by which form. */
    endedAt: integer("ended_at"),
    endedBy: text("ended_by"),
    endToken: text("end_token"),
    /** Sums over its lines, for lists: all, those counted, those that differed as it was completed, and by how many units. */
    lineCount: integer("line_count").notNull().default(0),
    countedCount: integer("counted_count").notNull().default(0),
    changedCount: integer("changed_count").notNull().default(0),
    changedUnits: integer("changed_units").notNull().default(0),
  },
  (t) => [
    uniqueIndex("stock_counts_form").on(t.shopId, t.formToken),
    index("stock_counts_state").on(t.shopId, t.state, t.id),
    index("stock_counts_newest").on(t.shopId, t.id),
  ],
);

/** A variant of a count. */
export const stockCountLines = sqliteTable(
  "stock_count_lines",
  {
    id: integer("id").primaryKey({ autoIncrement: true }),
    shopId: integer("shop_id").notNull(),
    countId: integer("count_id").notNull(),
    variantId: integer("variant_id").notNull(),
    /** Counted again, it begins a new round: what was entered before is kept, and counts no more. */
    round: integer("round").notNull().default(1),
    /** Of its round: the sum of what was entered, by how many people, and when the first of it was. Null: not counted yet. */
    counted: integer("counted").notNull().default(0),
    people: integer("people").notNull().default(0),
    firstAt: integer("first_at"),
    /** As the count was completed: what was there at the first scan, and counted less that. Null: not written. */
    expected: integer("expected"),
    change: integer("change"),
  },
  (t) => [uniqueIndex("stock_count_lines_variant").on(t.shopId, t.countId, t.variantId)],
);

/** Units that somebody found of a line, in one scan or several; below 0 where somebody takes some off again. */
export const stockCountEntries = sqliteTable(
  "stock_count_entries",
  {
    id: integer("id").primaryKey({ autoIncrement: true }),
    shopId: integer("shop_id").notNull(),
    countId: integer("count_id").notNull(),
    lineId: integer("line_id").notNull(),
    round: integer("round").notNull(),
    units: integer("units").notNull(),
    /** When it was scanned, which may be before it came here. */
    at: integer("at").notNull(),
    who: text("who"),
    /** Made once where it was scanned, so that what is sent again counts once. */
    token: text("token").notNull(),
  },
  (t) => [
    uniqueIndex("stock_count_entries_token").on(t.shopId, t.token),
    index("stock_count_entries_count").on(t.shopId, t.countId, t.id),
    index("stock_count_entries_line").on(t.shopId, t.lineId, t.round),
  ],
);

/** One comparison of our rows with Shopify's. */
export const reconciliations = sqliteTable(
  "reconciliations",
  {
    id: integer("id").primaryKey(),
    shopId: integer("shop_id").notNull(),
    startedAt: integer("started_at").notNull(),
    finishedAt: integer("finished_at"),
    /** Levels compared. */
    checked: integer("checked").notNull().default(0),
    /** Of them, those that differed and were put right. */
    drifted: integer("drifted").notNull().default(0),
    /** Why it did not end well; null while it runs and when it did. */
    failure: text("failure"),
  },
  (t) => [index("reconciliations_newest").on(t.shopId, t.startedAt)],
);

/** A level that differed from Shopify's though no delivery was on its way. */
export const drifts = sqliteTable(
  "drifts",
  {
    shopId: integer("shop_id").notNull(),
    reconciliationId: integer("reconciliation_id").notNull(),
    inventoryItemId: integer("inventory_item_id").notNull(),
    locationId: integer("location_id").notNull(),
    ours: integer("ours"),
    theirs: integer("theirs"),
    /** When Shopify made the change that we did not hear of. */
    sinceAt: integer("since_at").notNull(),
    foundAt: integer("found_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.shopId, t.reconciliationId, t.inventoryItemId, t.locationId] }),
    index("drifts_age").on(t.foundAt),
  ],
);
