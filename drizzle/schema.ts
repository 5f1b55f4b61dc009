import { sql } from "drizzle-orm";
import { blob, index, integer, primaryKey, real, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";

/*
 * Every table, in the order in which a shop meets them. Four habits hold throughout:
 * - `shop_id` stands first in every key, and every query names it.
 * - Shopify's ids are INTEGER here and decimal strings in TypeScript, because D1 rounds what is above 2^53:
 *   bind strings, read with `idText` below.
 * - Instants are epoch milliseconds (`…_at`). Days in the big tables are days since 1970-01-01 in the shop's
 *   time zone (`day`), four bytes where text takes ten.
 * - A version is the pair (`updated_at`, `triggered_at`): Shopify's own time of the change, then of the delivery.
 * There are no foreign keys; docs/decisions/0002 says why. `WITHOUT ROWID` is written by hand in the migration.
 */

/** Reads a Shopify id without rounding: `idText(variants.shopifyId)` selects the decimal string. */
export const idText = (column: { name: string }) => sql<string>`CAST(${column} AS TEXT)`;

// ── The shop ─────────────────────────────────────────────────────────────────────────────────────────────────

export const shops = sqliteTable("shops", {
  id: integer("id").primaryKey(),
  domain: text("domain").notNull().unique(),
  name: text("name"),
  timeZone: text("time_zone").notNull().default("UTC"),
  currency: text("currency").notNull().default("USD"),
  installedAt: integer("installed_at").notNull(),
  uninstalledAt: integer("uninstalled_at"),
  /** First day whose sales we know; a window never reaches back beyond it. */
  salesFromDay: integer("sales_from_day").notNull(),
  subscriptionsCheckedAt: integer("subscriptions_checked_at").notNull().default(0),
  /** The version of name, time zone and currency: 0 until a delivery tells them. */
  updatedAt: integer("updated_at").notNull().default(0),
  triggeredAt: integer("triggered_at").notNull().default(0),
  /** The zone that the days of old sales were counted in, while they are to be counted anew. */
  daysTimeZone: text("days_time_zone"),
  /**
   * That the shop has uninstalled, or is to be erased, as Shopify told it last: kept until it is done, or Shopify has
   * contradicted it. JSON; its shape is `Departure`.
   */
  uninstallTold: text("uninstall_told"),
  erasureTold: text("erasure_told"),
  /** Prices and costs were read with decimals of an engine's: a comparison reads them anew. */
  pricesDoubted: integer("prices_doubted", { mode: "boolean" }).notNull().default(false),
});

export const tokens = sqliteTable("tokens", {
  shopId: integer("shop_id").primaryKey(),
  keyId: text("key_id").notNull(),
  accessToken: text("access_token").notNull(),
  accessExpiresAt: integer("access_expires_at").notNull(),
  refreshToken: text("refresh_token").notNull(),
  refreshExpiresAt: integer("refresh_expires_at").notNull(),
  scopes: text("scopes").notNull(),
  version: integer("version").notNull().default(1),
  /** The lease of whoever refreshes right now; 0 when nobody does. */
  refreshingUntil: integer("refreshing_until").notNull().default(0),
  /** Since when Shopify takes the pair no more: the shop needs a new one. Null while it does. */
  refusedAt: integer("refused_at"),
  /** How often in a row, and until when Shopify is left alone. */
  refusals: integer("refusals").notNull().default(0),
  askAgainAt: integer("ask_again_at").notNull().default(0),
  /** A visit asks for no new pair before. */
  exchangeAgainAt: integer("exchange_again_at").notNull().default(0),
  /** When the merchant was told, once. */
  refusalToldAt: integer("refusal_told_at"),
});

/** Jobs that cannot go on without a token that Shopify takes, kept until there is one. */
export const waitingJobs = sqliteTable(
  "waiting_jobs",
  {
    shopId: integer("shop_id").notNull(),
    /** The job's message, as JSON: the same one waits once. */
    message: text("message").notNull(),
    kind: text("kind").notNull(),
    since: integer("since").notNull(),
  },
  (t) => [primaryKey({ columns: [t.shopId, t.message] })],
);

export const shopSettings = sqliteTable("shop_settings", {
  shopId: integer("shop_id").primaryKey(),
  /** The window that drives the simple method: 7, 14, 30, 60, 90, 180 or 365 days. */
  velocityWindow: integer("velocity_window").notNull().default(30),
  /** Units refunded but not put back into stock still count as sold. */
  refundsKeepSales: integer("refunds_keep_sales", { mode: "boolean" }).notNull().default(false),
  /** Cancelled orders still count as sold. */
  cancellationsKeepSales: integer("cancellations_keep_sales", { mode: "boolean" }).notNull().default(false),
  /** The setup guide was finished or put away: it never comes back. */
  guideClosedAt: integer("guide_closed_at"),
  updatedAt: integer("updated_at").notNull(),
});

export const jobs = sqliteTable(
  "jobs",
  {
    shopId: integer("shop_id").notNull(),
    kind: text("kind").notNull(),
    state: text("state", { enum: ["running", "done", "failed"] }).notNull(),
    /** Where the next step goes on; its shape belongs to the kind. */
    cursor: text("cursor").notNull(),
    counts: text("counts").notNull().default("{}"),
    /** Why the last step failed; null once one has ended well. */
    error: text("error"),
    /** Steps that failed in a row, and since when. */
    failures: integer("failures").notNull().default(0),
    failingSince: integer("failing_since"),
    /** When the schedule last asked for it again: the one that waits longest is asked for first. */
    wokenAt: integer("woken_at").notNull().default(0),
    startedAt: integer("started_at").notNull(),
    updatedAt: integer("updated_at").notNull(),
    finishedAt: integer("finished_at"),
  },
  (t) => [
    primaryKey({ columns: [t.shopId, t.kind] }),
    index("jobs_running").on(t.updatedAt).where(sql`state = 'running'`),
  ],
);

/** What was asked for lately, so that a minute holds one asking of it and one that follows, however often it is wanted. */
export const askings = sqliteTable(
  "askings",
  {
    shopId: integer("shop_id").notNull(),
    /** A job's kind, with what it is about where it is about one thing: `read-product/632910392`. */
    work: text("work").notNull(),
    /** From when on it may be asked for at once. */
    restsUntil: integer("rests_until").notNull(),
  },
  (t) => [primaryKey({ columns: [t.shopId, t.work] }), index("askings_age").on(t.restsUntil)],
);

// ── The catalogue ────────────────────────────────────────────────────────────────────────────────────────────

export const locations = sqliteTable(
  "locations",
  {
    id: integer("id").primaryKey(),
    shopId: integer("shop_id").notNull(),
    shopifyId: integer("shopify_id").notNull(),
    /** Null until Shopify has told it: a delivery may name a location before it is known. */
    name: text("name"),
    active: integer("active", { mode: "boolean" }).notNull().default(true),
    updatedAt: integer("updated_at").notNull().default(0),
    triggeredAt: integer("triggered_at").notNull().default(0),
    deletedAt: integer("deleted_at"),
  },
  (t) => [uniqueIndex("locations_shopify").on(t.shopId, t.shopifyId)],
);

export const products = sqliteTable(
  "products",
  {
    shopId: integer("shop_id").notNull(),
    shopifyId: integer("shopify_id").notNull(),
    title: text("title").notNull(),
    vendor: text("vendor").notNull(),
    status: text("status").notNull(),
    imageUrl: text("image_url"),
    updatedAt: integer("updated_at").notNull(),
    triggeredAt: integer("triggered_at").notNull(),
    deletedAt: integer("deleted_at"),
    /** The title trimmed and folded, where SQLite's own fold of ASCII does not come to the same. */
    titleFolded: text("title_folded"),
    /** What the search index holds of title and vendor; null where it is still to be made. */
    words: text("words"),
    /** The title as lists sort it, and the vendor folded: of texts beyond ASCII, which SQLite's lower() does not serve. */
    titleSort: text("title_sort"),
    vendorFolded: text("vendor_folded"),
  },
  (t) => [
    primaryKey({ columns: [t.shopId, t.shopifyId] }),
    index("products_vendor_folded")
      .on(t.shopId, sql`COALESCE(vendor_folded, lower(vendor))`, t.vendor)
      .where(sql`deleted_at IS NULL`),
    index("products_to_form")
      .on(t.shopId, t.shopifyId)
      .where(sql`(title_sort IS NULL AND title GLOB '*[^ -~]*') OR (vendor_folded IS NULL AND vendor GLOB '*[^ -~]*')`),
    index("products_vendor").on(t.shopId, t.vendor).where(sql`deleted_at IS NULL`),
    index("products_gone").on(t.deletedAt).where(sql`deleted_at IS NOT NULL`),
    index("products_titled").on(t.shopId, t.titleFolded).where(sql`title_folded IS NOT NULL`),
    index("products_wordless").on(t.shopId, t.shopifyId).where(sql`words IS NULL`),
  ],
);

export const variants = sqliteTable(
  "variants",
  {
    /** The small local id by which the big narrow tables know the variant. */
    id: integer("id").primaryKey(),
    shopId: integer("shop_id").notNull(),
    shopifyId: integer("shopify_id").notNull(),
    productId: integer("product_id"),
    inventoryItemId: integer("inventory_item_id"),
    title: text("title"),
    sku: text("sku"),
    barcode: text("barcode"),
    /** In minor units of the shop's currency; null until a body tells it. */
    price: integer("price"),
    continuesSelling: integer("continues_selling", { mode: "boolean" }).notNull().default(false),
    /** First day it could sell, in the shop's zone: no window is longer than since then. */
    createdDay: integer("created_day"),
    /** 0 for a variant known by its id alone: any body is newer. */
    updatedAt: integer("updated_at").notNull().default(0),
    triggeredAt: integer("triggered_at").notNull().default(0),
    /** The tombstone: when Shopify said that it is gone. An older body must not bring it back. */
    deletedAt: integer("deleted_at"),
    /** All of its barcodes, the first one first: JSON [[value, type, [form, …]], …]. */
    barcodes: text("barcodes"),
    /** 1 where these are all; 0 where a body told the first one and the others are still to be read. */
    barcodesWhole: integer("barcodes_whole", { mode: "boolean" }),
    skuFolded: text("sku_folded"),
    /** What the search index holds of title and SKU, and of the barcodes; null where it is still to be made. */
    words: text("words"),
    barcodeWords: text("barcode_words"),
  },
  (t) => [
    index("variants_wordless").on(t.id).where(sql`words IS NULL AND title IS NOT NULL`),
    uniqueIndex("variants_shopify").on(t.shopId, t.shopifyId),
    index("variants_product").on(t.shopId, t.productId),
    index("variants_item").on(t.shopId, t.inventoryItemId),
  ],
);

/** By Shopify's id, apart from variants: it may be told before its variant is. */
export const inventoryItems = sqliteTable(
  "inventory_items",
  {
    shopId: integer("shop_id").notNull(),
    shopifyId: integer("shopify_id").notNull(),
    tracked: integer("tracked", { mode: "boolean" }).notNull(),
    /** In minor units of costCurrency; null where the merchant has typed none. */
    cost: integer("cost"),
    costCurrency: text("cost_currency"),
    updatedAt: integer("updated_at").notNull(),
    triggeredAt: integer("triggered_at").notNull(),
    deletedAt: integer("deleted_at"),
  },
  (t) => [
    primaryKey({ columns: [t.shopId, t.shopifyId] }),
    index("inventory_items_gone").on(t.deletedAt).where(sql`deleted_at IS NOT NULL`),
  ],
);

// ── Stock ────────────────────────────────────────────────────────────────────────────────────────────────────

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
     * the part's. receipt, transfer_move: units whose write Shopify has not answered, below 0 where they leave.
     */
    source: text("source", {
      enum: ["purchase_order", "split_delivery", "receipt", "transfer", "transfer_move"],
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

// ── Suppliers ────────────────────────────────────────────────────────────────────────────────────────────────

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

// ── Demand ───────────────────────────────────────────────────────────────────────────────────────────────────

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
    /** JSON: [our location, units][] in the order of Shopify's ids, where several places shipped it, or one a part: the rest is of location_id. */
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
  },
  (t) => [
    primaryKey({ columns: [t.shopId, t.lineId] }),
    index("order_lines_day").on(t.shopId, t.variantId, t.day, t.locationId),
    index("order_lines_order").on(t.shopId, t.orderId),
    index("order_lines_parts").on(t.shopId, t.variantId, t.day).where(sql`parts IS NOT NULL`),
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
    index("forecasts_error")
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

/** Σ √units over the shop's variants, a day: how busy it was. */
export const shopDemandDays = sqliteTable(
  "shop_demand_days",
  {
    shopId: integer("shop_id").notNull(),
    day: integer("day").notNull(),
    roots: real("roots").notNull(),
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
  /** JSON: how far each of the engine's rates has missed, by the last whole roll-forward before as_of_day. Forecasts as of that day trust by it. */
  trusted: text("trusted").notNull().default("[]"),
  /** The same by the last whole roll-forward, for the next day's. */
  told: text("told").notNull().default("[]"),
});

// ── Replenishment ────────────────────────────────────────────────────────────────────────────────────────────

/**
 * A rule may stand at several levels; each field is taken from the most specific level that sets it: a variant at a
 * location, variant, product, the price list of its supplier (supplier_terms), supplier, shop.
 * subject_id is 0 for the shop, Shopify's id for a product, the local id for a supplier and a variant; location_id is 0
 * where it means all, which it does everywhere but for variants.
 */
export const rules = sqliteTable(
  "rules",
  {
    shopId: integer("shop_id").notNull(),
    level: text("level", { enum: ["shop", "supplier", "product", "variant"] }).notNull(),
    subjectId: integer("subject_id").notNull(),
    locationId: integer("location_id").notNull(),
    leadTimeDays: integer("lead_time_days"),
    coverDays: integer("cover_days"),
    /** Safety as days of sales; a safety stock in units wins over it. */
    safetyDays: integer("safety_days"),
    safetyStock: integer("safety_stock"),
    minimumOrder: integer("minimum_order"),
    casePack: integer("case_pack"),
    velocity: real("velocity"),
    reorderPoint: integer("reorder_point"),
    active: integer("active", { mode: "boolean" }),
    method: text("method", { enum: ["simple", "engine"] }),
    /** The engine's chance not to run out until the next order has come, 0 to 1. */
    serviceLevel: real("service_level"),
    /** Days between two looks at what to order. */
    reviewDays: integer("review_days"),
    /** Standard deviation of the lead time, in days. */
    leadTimeDeviation: real("lead_time_deviation"),
    updatedAt: integer("updated_at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.shopId, t.level, t.subjectId, t.locationId] })],
);

/**
 * Days that the merchant marks: what sold on them says nothing of other days, so that velocity and forecast leave them out
 * like days out of stock. subject_id as in rules.
 */
export const promotions = sqliteTable(
  "promotions",
  {
    id: integer("id").primaryKey(),
    shopId: integer("shop_id").notNull(),
    level: text("level", { enum: ["shop", "product", "variant"] }).notNull(),
    subjectId: integer("subject_id").notNull(),
    name: text("name").notNull(),
    /** The first and the last day of it. */
    fromDay: integer("from_day").notNull(),
    toDay: integer("to_day").notNull(),
    updatedAt: integer("updated_at").notNull(),
  },
  (t) => [
    index("promotions_subject").on(t.shopId, t.level, t.subjectId, t.toDay),
    index("promotions_newest").on(t.shopId, t.fromDay, t.id),
  ],
);

/** Variants put aside on the Reorder page until that day of the shop's. */
export const snoozes = sqliteTable(
  "snoozes",
  {
    shopId: integer("shop_id").notNull(),
    variantId: integer("variant_id").notNull(),
    untilDay: integer("until_day").notNull(),
  },
  (t) => [primaryKey({ columns: [t.shopId, t.variantId] })],
);

/** What the merchant typed on the Reorder page in place of what is suggested: units, until it is cleared. */
export const orderQuantities = sqliteTable(
  "order_quantities",
  {
    shopId: integer("shop_id").notNull(),
    variantId: integer("variant_id").notNull(),
    quantity: integer("quantity").notNull(),
    updatedAt: integer("updated_at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.shopId, t.variantId] })],
);

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
    /** Units a day expected to be missing until an order of the next review comes; of the whole shop: of its places, as much as it sells at most. */
    lostUnits: real("lost_units").notNull().default(0),
    /** Where it stands on the Reorder page; null: nothing to do. */
    standing: text("standing", { enum: ["low", "move", "soon", "overstocked", "snoozed", "excluded"] }),
    /** What acting on it is worth: minor units lost a day, of overstock minor units tied up. Sorts the Reorder page. */
    worth: integer("worth").notNull().default(0),
    /** 0: none is known. */
    supplierId: integer("supplier_id").notNull().default(0),
  },
  (t) => [
    primaryKey({ columns: [t.shopId, t.variantId, t.locationId] }),
    index("plans_standing")
      .on(t.shopId, t.locationId, t.standing, t.worth, t.variantId)
      .where(sql`standing IS NOT NULL`),
    index("plans_supplier")
      .on(t.shopId, t.locationId, t.standing, t.supplierId, t.worth, t.variantId)
      .where(sql`standing IS NOT NULL`),
  ],
);

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
    /** The product's title as lists sort it, of titles beyond ASCII, and what they sort by. */
    titleSort: text("title_sort"),
    titleKey: text("title_key").generatedAlwaysAs(sql`COALESCE(title_sort, lower(product_title))`, { mode: "virtual" }),
  },
  (t) => [
    primaryKey({ columns: [t.shopId, t.variantId] }),
    index("overviews_sorted").on(t.shopId, t.titleKey, t.variantId).where(sql`hidden = 0`),
    index("overviews_to_form")
      .on(t.shopId, t.variantId)
      .where(sql`title_sort IS NULL AND product_title GLOB '*[^ -~]*'`),
    index("overviews_risk").on(t.shopId, t.risk, t.variantId).where(sql`hidden = 0`),
    index("overviews_supplier").on(t.shopId, t.supplierId, t.risk, t.variantId).where(sql`hidden = 0`),
    index("overviews_title").on(t.shopId, sql`product_title COLLATE NOCASE`, t.variantId).where(sql`hidden = 0`),
    index("overviews_cover").on(t.shopId, t.cover, t.variantId).where(sql`hidden = 0`),
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

/**
 * What we announce to a merchant's other systems, in the batch that changes what they tell of. Their names stand in
 * app/outbound/events.
 */
export const events = sqliteTable(
  "events",
  {
    id: integer("id").primaryKey(),
    shopId: integer("shop_id").notNull(),
    type: text("type").notNull(),
    /** What happened, once: "alert/12/opened"; after an alert went on, with the instant: "alert/12/opened/1795834248659". */
    key: text("key").notNull(),
    /** JSON, by the type; ids are strings. */
    data: text("data").notNull(),
    at: integer("at").notNull(),
    /** By which a merchant's systems know it: "evt_…". */
    publicId: text("public_id").notNull().default(""),
    /** Its number in the shop, from 1, without holes. */
    sequence: integer("sequence").notNull().default(0),
  },
  (t) => [
    uniqueIndex("events_key").on(t.shopId, t.key),
    uniqueIndex("events_sequence").on(t.shopId, t.sequence),
    index("events_age").on(t.at),
  ],
);

/** Addresses of a merchant's systems that hear of events. A deleted one keeps its row, without what is secret: its dispatches name it. */
export const endpoints = sqliteTable(
  "endpoints",
  {
    id: integer("id").primaryKey(),
    shopId: integer("shop_id").notNull(),
    name: text("name").notNull(),
    /** JSON: types, `stock.*`, `*`. */
    events: text("events").notNull(),
    /** JSON: what of them is heard, by location, vendor, supplier and variant; {} is all. */
    filters: text("filters").notNull().default("{}"),
    format: text("format").notNull(),
    payload: text("payload", { enum: ["full", "thin"] }).notNull(),
    /** How long a dispatch is tried: a policy's name. */
    retries: text("retries").notNull(),
    timeoutS: integer("timeout_s").notNull(),
    /** Attempts a minute; null: as fast as they come. */
    rateLimit: integer("rate_limit"),
    /** The address as pages show it, without its secret parts. */
    shownUrl: text("shown_url").notNull(),
    /** The key of TOKEN_KEYS that the next four are encrypted under: address, extra headers (JSON), secret, the one before. */
    keyId: text("key_id").notNull(),
    url: text("url").notNull(),
    headers: text("headers").notNull(),
    secret: text("secret").notNull(),
    previousSecret: text("previous_secret"),
    /** Until when both sign. */
    previousUntil: integer("previous_until"),
    /** Off: by the merchant. Disabled: by what its receiver answered. Both hold what they would hear. */
    state: text("state", { enum: ["on", "off", "disabled"] })
      .notNull()
      .default("on"),
    stateAt: integer("state_at").notNull(),
    stateReason: text("state_reason"),
    failuresInRow: integer("failures_in_row").notNull().default(0),
    failingSince: integer("failing_since"),
    lastSuccessAt: integer("last_success_at"),
    lastStatus: integer("last_status"),
    lastError: text("last_error"),
    /** While the breaker is open: when one attempt may be made to see. */
    probeAt: integer("probe_at"),
    /** Its last attempt was slow or failed: it has a queue where it holds up nobody. */
    slow: integer("slow", { mode: "boolean" }).notNull().default(false),
    /** Attempts of the minute (epoch ms / 60,000). */
    rateMinute: integer("rate_minute").notNull().default(0),
    rateUsed: integer("rate_used").notNull().default(0),
    /** Tests by hand of the minute. */
    testMinute: integer("test_minute").notNull().default(0),
    testsUsed: integer("tests_used").notNull().default(0),
    createdAt: integer("created_at").notNull(),
    updatedAt: integer("updated_at").notNull(),
    deletedAt: integer("deleted_at"),
  },
  (t) => [index("endpoints_of_shop").on(t.shopId)],
);

/** One event on its way to one endpoint. Whoever makes an attempt holds its lease; until then it is due again when that ends. */
export const dispatches = sqliteTable(
  "dispatches",
  {
    shopId: integer("shop_id").notNull(),
    endpointId: integer("endpoint_id").notNull(),
    /** The event's. */
    sequence: integer("sequence").notNull(),
    type: text("type").notNull(),
    /** Held: the endpoint is not on. Skipped: it hears of such no more, or has gone. */
    state: text("state", { enum: ["pending", "delivered", "exhausted", "held", "skipped"] }).notNull(),
    attempts: integer("attempts").notNull().default(0),
    nextAttemptAt: integer("next_attempt_at").notNull(),
    lease: text("lease"),
    firstFailedAt: integer("first_failed_at"),
    /** What its last attempt was answered; null where nothing was. */
    lastStatus: integer("last_status"),
    /** Why it is not pending. */
    reason: text("reason"),
    createdAt: integer("created_at").notNull(),
    endedAt: integer("ended_at"),
    /** When the recovery was asked for that sent it again. */
    recoveredAt: integer("recovered_at"),
  },
  (t) => [
    primaryKey({ columns: [t.shopId, t.endpointId, t.sequence] }),
    index("dispatches_due").on(t.shopId, t.endpointId, t.nextAttemptAt).where(sql`state = 'pending'`),
    index("dispatches_tried").on(t.shopId, t.endpointId, t.attempts).where(sql`state = 'pending' AND attempts > 0`),
    index("dispatches_unsent").on(t.shopId, t.endpointId, t.sequence).where(sql`state IN ('exhausted', 'held')`),
    index("dispatches_newest").on(t.shopId, t.sequence),
    index("dispatches_by_state").on(t.shopId, t.state, t.sequence).where(sql`state <> 'delivered'`),
    index("dispatches_by_type").on(t.shopId, t.type, t.sequence),
  ],
);

/** What is sent of a dispatch, from its first attempt on: every other sends the same bytes. */
export const dispatchBodies = sqliteTable(
  "dispatch_bodies",
  {
    shopId: integer("shop_id").notNull(),
    endpointId: integer("endpoint_id").notNull(),
    sequence: integer("sequence").notNull(),
    body: text("body").notNull(),
  },
  (t) => [primaryKey({ columns: [t.shopId, t.endpointId, t.sequence] })],
);

/** One try of a dispatch, with what it was answered. */
export const attempts = sqliteTable(
  "attempts",
  {
    id: integer("id").primaryKey(),
    shopId: integer("shop_id").notNull(),
    endpointId: integer("endpoint_id").notNull(),
    sequence: integer("sequence").notNull(),
    /** The lease that it was made under: recorded twice, it is one. */
    lease: text("lease").notNull(),
    /** Sent again by a person: none of the dispatch's own. */
    byHand: integer("by_hand", { mode: "boolean" }).notNull().default(false),
    at: integer("at").notNull(),
    /** Null where nothing was answered; then the error says why. */
    status: integer("status"),
    error: text("error"),
    durationMs: integer("duration_ms").notNull(),
    /** JSON: [name, value] pairs, bounded; the body's first 16 KB as text. */
    requestHeaders: text("request_headers").notNull(),
    responseHeaders: text("response_headers").notNull(),
    responseBody: text("response_body").notNull(),
  },
  (t) => [
    uniqueIndex("attempts_of_dispatch").on(t.shopId, t.endpointId, t.sequence, t.lease),
    index("attempts_newest").on(t.shopId, t.endpointId, t.at),
  ],
);

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
});

/** Variants, and what of them is to order now, by the supplier to order from (0: none is known), kept by triggers. A supplier of none may have a row of noughts. */
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

// ── Purchasing ───────────────────────────────────────────────────────────────────────────────────────────────

/**
 * What the shop orders from its suppliers. Ids are never given twice: an event's key and Shopify's idempotency key are
 * made of them. Which states there are, and what may follow what, says app/purchasing/orders/purchase-order.ts.
 */
export const purchaseOrders = sqliteTable(
  "purchase_orders",
  {
    id: integer("id").primaryKey({ autoIncrement: true }),
    shopId: integer("shop_id").notNull(),
    /** Prefix and sequence, given once. Numbers may have holes. */
    number: text("number").notNull(),
    state: text("state", {
      enum: ["draft", "sending", "sent", "partial", "received", "closed", "cancelled"],
    }).notNull(),
    supplierId: integer("supplier_id").notNull(),
    /** Where the goods are to come. */
    locationId: integer("location_id").notNull(),
    /** The supplier's, of every amount of the order and its lines. */
    currency: text("currency").notNull(),
    /** Decimal: what one unit of that currency is in the shop's; typed, frozen once sent. Null in the shop's own, and while nobody has typed it. */
    rate: text("rate"),
    expectedDay: integer("expected_day"),
    supplierNote: text("supplier_note"),
    teamNote: text("team_note"),
    /** Payment terms, as printed. */
    terms: text("terms"),
    /** In which order the paper lists the lines. */
    lineOrder: text("line_order", { enum: ["entered", "sku", "name"] })
      .notNull()
      .default("entered"),
    shipToId: integer("ship_to_id"),
    paymentAccountId: integer("payment_account_id"),
    source: text("source", {
      enum: ["suggestions", "hand", "copy", "file", "dropship", "api", "stocky"],
    }).notNull(),
    /** The sale that it serves, of a dropship order only: such goods never come into the shop's own stock. */
    saleId: integer("sale_id"),
    saleName: text("sale_name"),
    /** The form that made it: the same form a second time is answered with this order. */
    formToken: text("form_token"),
    billNumber: text("bill_number"),
    billDay: integer("bill_day"),
    /** Minor units of the order's currency. */
    billTotal: integer("bill_total"),
    /** One more with each change. */
    version: integer("version").notNull().default(1),
    /** The shop's day on which it went to the supplier. */
    orderedDay: integer("ordered_day"),
    sentAt: integer("sent_at"),
    /** Closed or cancelled. */
    endedAt: integer("ended_at"),
    endReason: text("end_reason"),
    /** Shopify's id of the person of the shop; null where the app or a key of the API did it. */
    createdBy: text("created_by"),
    createdAt: integer("created_at").notNull(),
    updatedAt: integer("updated_at").notNull(),
    // Sums of its lines and receipts for the list, made anew from those rows in the batch of every change; never counted up.
    lineCount: integer("line_count").notNull().default(0),
    unitsOrdered: integer("units_ordered").notNull().default(0),
    /** Accepted and damaged. */
    unitsReceived: integer("units_received").notNull().default(0),
    /** Still awaited, by its lines. */
    unitsOpen: integer("units_open").notNull().default(0),
    /** Net of tax, of the lines whose cost is known, in minor units. */
    linesAmount: integer("lines_amount").notNull().default(0),
    /** Tax of these lines. */
    taxAmount: integer("tax_amount").notNull().default(0),
    linesWithoutCost: integer("lines_without_cost").notNull().default(0),
    /** When the next of what is awaited is expected; null where nobody knows, or nothing is awaited. */
    nextDay: integer("next_day"),
    /** The next day of which it was last announced that it has gone by. */
    lateToldDay: integer("late_told_day"),
    /** Ended before the shop came here: moved in from a former system, as history. */
    history: integer("history", { mode: "boolean" }).notNull().default(false),
  },
  (t) => [
    index("purchase_orders_ordered").on(t.shopId, t.supplierId, t.orderedDay),
    index("purchase_orders_present").on(t.shopId, t.id).where(sql`history = 0`),
    index("purchase_orders_history").on(t.shopId, t.id).where(sql`history = 1`),
    uniqueIndex("purchase_orders_number").on(t.shopId, t.number),
    uniqueIndex("purchase_orders_form").on(t.shopId, t.formToken),
    index("purchase_orders_newest").on(t.shopId, t.id),
    index("purchase_orders_state").on(t.shopId, t.state, t.id),
    index("purchase_orders_supplier").on(t.shopId, t.supplierId, t.id),
    index("purchase_orders_next")
      .on(t.shopId, t.nextDay, t.id)
      .where(sql`state IN ('sent', 'partial') AND next_day IS NOT NULL`),
    index("purchase_orders_sale").on(t.shopId, t.saleId).where(sql`sale_id IS NOT NULL`),
  ],
);

/** The same variant may stand on two lines: what came is counted by line. */
export const purchaseOrderLines = sqliteTable(
  "purchase_order_lines",
  {
    id: integer("id").primaryKey({ autoIncrement: true }),
    shopId: integer("shop_id").notNull(),
    orderId: integer("order_id").notNull(),
    /** As entered. */
    position: integer("position").notNull(),
    variantId: integer("variant_id").notNull(),
    /** Units. */
    ordered: integer("ordered").notNull(),
    /** Of all units, exact, in minor units of the order's currency. Null: unknown; 0: free. */
    amount: integer("amount"),
    /** What was typed or quoted: so much for so many units, from which the amount of another quantity is made. */
    pricedAmount: integer("priced_amount"),
    pricedUnits: integer("priced_units").notNull().default(1),
    /** By hand, so that no price list changes it. */
    costTyped: integer("cost_typed", { mode: "boolean" }).notNull().default(false),
    /** Basis points: 2000 are 20 %. Null: no tax. */
    taxRate: integer("tax_rate"),
    /** The amount includes it. */
    taxIncluded: integer("tax_included", { mode: "boolean" }).notNull().default(false),
    /** As the paper says it; both from the price list when the line was made. */
    supplierSku: text("supplier_sku"),
    description: text("description"),
    /** Of one unit, in grams; null where nobody has typed it. Freight may be shared by it. */
    weight: integer("weight"),
    /** Units in a pack, shown beside units; null where none is known. */
    pack: integer("pack"),
    /** Units that will not come any more, by a decision about this line. */
    closedShort: integer("closed_short").notNull().default(0),
    closedReason: text("closed_reason"),
    /** Units on the supplier's bill; null while there is none. */
    billed: integer("billed"),
    /** Moved in: what a former system called the variant. Until one is linked to it, variant_id is 0. */
    toldSku: text("told_sku"),
    toldBarcode: text("told_barcode"),
    /** The form that added it: the same form a second time adds nothing. */
    formToken: text("form_token"),
    createdAt: integer("created_at").notNull(),
  },
  (t) => [
    index("purchase_order_lines_order").on(t.shopId, t.orderId, t.position),
    index("purchase_order_lines_variant").on(t.shopId, t.variantId, t.orderId),
    index("purchase_order_lines_unlinked").on(t.shopId, t.id).where(sql`variant_id = 0`),
    uniqueIndex("purchase_order_lines_form").on(t.shopId, t.formToken),
  ],
);

/** A line that comes in parts, each on a day of its own. Without any it comes on the order's expected day. */
export const purchaseOrderDeliveries = sqliteTable(
  "purchase_order_deliveries",
  {
    id: integer("id").primaryKey({ autoIncrement: true }),
    shopId: integer("shop_id").notNull(),
    lineId: integer("line_id").notNull(),
    day: integer("day").notNull(),
    /** Units. */
    quantity: integer("quantity").notNull(),
  },
  (t) => [uniqueIndex("purchase_order_deliveries_line").on(t.shopId, t.lineId, t.day)],
);

/** What an order costs beside its goods; it may become known long after they came. */
export const purchaseOrderCosts = sqliteTable(
  "purchase_order_costs",
  {
    id: integer("id").primaryKey({ autoIncrement: true }),
    shopId: integer("shop_id").notNull(),
    orderId: integer("order_id").notNull(),
    kind: text("kind", { enum: ["freight", "duty", "insurance", "other"] }).notNull(),
    label: text("label"),
    /** In minor units of its own currency. */
    amount: integer("amount").notNull(),
    currency: text("currency").notNull(),
    /** Decimal: what one unit of that currency is in the shop's. Null in the shop's own. */
    rate: text("rate"),
    /** By what the lines share it. */
    spread: text("spread", { enum: ["value", "quantity", "weight"] }).notNull(),
    formToken: text("form_token"),
    createdAt: integer("created_at").notNull(),
  },
  (t) => [
    index("purchase_order_costs_order").on(t.shopId, t.orderId),
    uniqueIndex("purchase_order_costs_form").on(t.shopId, t.formToken),
  ],
);

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

/** Orders of a former system as their file told them: what makes a second import of the same file change nothing. */
export const pastOrders = sqliteTable(
  "past_orders",
  {
    shopId: integer("shop_id").notNull(),
    /** The order's number there, folded. */
    key: text("key").notNull(),
    /** JSON, app/purchasing/moving-in/past-order.ts. */
    told: text("told").notNull(),
    /** The file that told it last. */
    fileId: integer("file_id").notNull(),
    updatedAt: integer("updated_at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.shopId, t.key] })],
);

/** Files of a former system, whole, so that they can be read again another way. */
export const keptFiles = sqliteTable(
  "kept_files",
  {
    id: integer("id").primaryKey({ autoIncrement: true }),
    shopId: integer("shop_id").notNull(),
    name: text("name").notNull(),
    /** Bytes. */
    size: integer("size").notNull(),
    /** Hexadecimal: the same file twice is one. */
    sha256: text("sha256").notNull(),
    pieces: integer("pieces").notNull(),
    /** JSON: what of it came, and what did not; null until it was brought in. */
    result: text("result"),
    createdAt: integer("created_at").notNull(),
    broughtInAt: integer("brought_in_at"),
  },
  (t) => [uniqueIndex("kept_files_content").on(t.shopId, t.sha256)],
);

export const keptFilePieces = sqliteTable(
  "kept_file_pieces",
  {
    shopId: integer("shop_id").notNull(),
    fileId: integer("file_id").notNull(),
    piece: integer("piece").notNull(),
    bytes: blob("bytes", { mode: "buffer" }).notNull(),
  },
  (t) => [primaryKey({ columns: [t.shopId, t.fileId, t.piece] })],
);

/** What a former system called a variant → the variant, as a person has said. */
export const variantLinks = sqliteTable(
  "variant_links",
  {
    shopId: integer("shop_id").notNull(),
    /** A SKU or barcode, folded. */
    code: text("code").notNull(),
    variantId: integer("variant_id").notNull(),
    updatedAt: integer("updated_at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.shopId, t.code] })],
);

/**
 * What a variant costs on average by its receipts, in ten-thousandths of a minor unit of the shop's currency: made anew from the
 * receipts at each of them, so that it can be told again from them alone.
 */
export const averageCosts = sqliteTable(
  "average_costs",
  {
    shopId: integer("shop_id").notNull(),
    variantId: integer("variant_id").notNull(),
    average: integer("average").notNull(),
    /** Why it does not follow from the one before; null where it does. */
    mark: text("mark"),
    updatedAt: integer("updated_at").notNull(),
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

/** Who did what to an order. */
export const purchaseOrderTimeline = sqliteTable(
  "purchase_order_timeline",
  {
    id: integer("id").primaryKey({ autoIncrement: true }),
    shopId: integer("shop_id").notNull(),
    orderId: integer("order_id").notNull(),
    at: integer("at").notNull(),
    /** Shopify's id of the person of the shop; null where the app or a key of the API did it. */
    who: text("who"),
    what: text("what").notNull(),
    /** JSON, by what it was. */
    detail: text("detail"),
  },
  (t) => [index("purchase_order_timeline_order").on(t.shopId, t.orderId, t.id)],
);

/** Addresses of the shop's own that goods may go to. */
export const shipToAddresses = sqliteTable(
  "ship_to_addresses",
  {
    id: integer("id").primaryKey({ autoIncrement: true }),
    shopId: integer("shop_id").notNull(),
    name: text("name").notNull(),
    /** Lines as printed. */
    address: text("address").notNull(),
    archivedAt: integer("archived_at"),
    createdAt: integer("created_at").notNull(),
  },
  (t) => [index("ship_to_addresses_shop").on(t.shopId, t.id)],
);

/** From which the shop pays. */
export const paymentAccounts = sqliteTable(
  "payment_accounts",
  {
    id: integer("id").primaryKey({ autoIncrement: true }),
    shopId: integer("shop_id").notNull(),
    title: text("title").notNull(),
    method: text("method").notNull(),
    /** Never more of a number than this. */
    lastFour: text("last_four"),
    archivedAt: integer("archived_at"),
    createdAt: integer("created_at").notNull(),
  },
  (t) => [index("payment_accounts_shop").on(t.shopId, t.id)],
);

/** How the shop orders, and what its papers say of it. A shop without a row orders as the defaults say. */
export const purchasingSettings = sqliteTable("purchasing_settings", {
  shopId: integer("shop_id").primaryKey(),
  companyName: text("company_name"),
  email: text("email"),
  phone: text("phone"),
  /** Lines as printed. */
  address: text("address"),
  /** "#rrggbb". */
  accentColour: text("accent_colour"),
  /** PNG or JPEG in base64, and which. */
  logo: text("logo"),
  logoType: text("logo_type"),
  numberPrefix: text("number_prefix").notNull().default("PO-"),
  /** Rises only. */
  nextNumber: integer("next_number").notNull().default(1),
  terms: text("terms"),
  supplierNote: text("supplier_note"),
  /** Whether lines may be added to what was sent; the rest of it is locked. */
  addAfterSending: integer("add_after_sending", { mode: "boolean" }).notNull().default(false),
  /** Whether a new cost goes to Shopify. */
  costToShopify: text("cost_to_shopify", { enum: ["off", "ask", "automatic"] })
    .notNull()
    .default("off"),
  updatedAt: integer("updated_at").notNull().default(0),
});

// ── Reports ──────────────────────────────────────────────────────────────────────────────────────────────────

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

// ── Mail ─────────────────────────────────────────────────────────────────────────────────────────────────────

/** Who hears of low stock by mail, and how often. */
export const alertMail = sqliteTable("alert_mail", {
  shopId: integer("shop_id").primaryKey(),
  /** JSON: addresses of the merchant's own people. Empty: nobody. */
  recipients: text("recipients").notNull(),
  frequency: text("frequency", { enum: ["at_once", "daily", "weekly"] }).notNull(),
  /** The last alert that a mail told of. Each alert knows by itself whether it was told. */
  toldUpTo: integer("told_up_to").notNull(),
  /** How often was told: of two that tell at once, one counts. */
  tellings: integer("tellings").notNull().default(0),
  /** The shop's day of the last digest. */
  lastDay: integer("last_day").notNull().default(0),
  /** On which day of the week the weekly mail comes: 1 is Monday, 7 Sunday, 0 never. */
  weekDay: integer("week_day").notNull().default(1),
  /** The shop's day for which it was last told. */
  weekLastDay: integer("week_last_day").notNull().default(0),
  /** Since when it has been told that the sync stands still, and how often it was: of two that tell at once, one counts. */
  stillSince: integer("still_since"),
  stills: integer("stills").notNull().default(0),
  updatedAt: integer("updated_at").notNull(),
});

/** Mail on its way out; to the merchant and their suppliers only. */
export const mails = sqliteTable(
  "mails",
  {
    id: integer("id").primaryKey(),
    shopId: integer("shop_id").notNull(),
    /** What it tells, once: "alerts/2026-11-21". */
    key: text("key").notNull(),
    /** JSON: addresses. */
    recipients: text("recipients").notNull(),
    subject: text("subject").notNull(),
    text: text("text").notNull(),
    html: text("html").notNull(),
    /** JSON: [name, the app's address that gives it] of each file that went along; null: none. */
    attachments: text("attachments"),
    state: text("state", { enum: ["queued", "sent", "failed"] }).notNull(),
    attempts: integer("attempts").notNull().default(0),
    failure: text("failure"),
    createdAt: integer("created_at").notNull(),
    sentAt: integer("sent_at"),
  },
  (t) => [
    uniqueIndex("mails_key").on(t.shopId, t.key),
    index("mails_queued").on(t.createdAt).where(sql`state = 'queued'`),
    index("mails_age").on(t.createdAt),
  ],
);

// ── The API ──────────────────────────────────────────────────────────────────────────────────────────────────

/** By which a merchant's own systems ask. Of the secret only its SHA-256 is kept. */
export const apiKeys = sqliteTable(
  "api_keys",
  {
    id: integer("id").primaryKey(),
    shopId: integer("shop_id").notNull(),
    name: text("name").notNull(),
    /** Comma-separated: read, write_stock, write_purchasing, write_events. */
    scopes: text("scopes").notNull(),
    hash: text("hash").notNull(),
    /** The secret's last four characters. */
    hint: text("hint").notNull(),
    /** Shopify's number of the member of staff who made it. */
    createdBy: text("created_by").notNull(),
    createdAt: integer("created_at").notNull(),
    /** To the minute. */
    lastUsedAt: integer("last_used_at"),
    revokedAt: integer("revoked_at"),
  },
  (t) => [
    index("api_keys_hash").on(t.hash),
    index("api_keys_of_shop").on(t.shopId),
    index("api_keys_revoked").on(t.revokedAt).where(sql`revoked_at IS NOT NULL`),
  ],
);

/** What a write of the API was answered, for a day: the same key of it again gets the same answer. */
export const apiAnswers = sqliteTable(
  "api_answers",
  {
    shopId: integer("shop_id").notNull(),
    apiKeyId: integer("api_key_id").notNull(),
    idempotencyKey: text("idempotency_key").notNull(),
    /** SHA-256 of method, path and body. */
    requestHash: text("request_hash").notNull(),
    /** Whoever runs it holds this, until that time (epoch ms); then another may. */
    lease: text("lease").notNull(),
    leaseUntil: integer("lease_until").notNull(),
    /** Null while it runs. */
    status: integer("status"),
    location: text("location"),
    /** The body, encrypted under that key of TOKEN_KEYS: some hold a secret. */
    keyId: text("key_id"),
    body: text("body"),
    createdAt: integer("created_at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.shopId, t.apiKeyId, t.idempotencyKey] }), index("api_answers_age").on(t.createdAt)],
);

// ── Deliveries ───────────────────────────────────────────────────────────────────────────────────────────────

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
    createdBy: text("created_by"),
    createdAt: integer("created_at").notNull(),
  },
  (t) => [
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

/** The number that the next transfer of a shop bears. */
export const transferNumbers = sqliteTable("transfer_numbers", {
  shopId: integer("shop_id").primaryKey(),
  next: integer("next").notNull(),
});
