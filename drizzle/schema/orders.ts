// Purchase orders.
import { sql } from "drizzle-orm";
import { index, integer, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";

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
    /**
     * Decimal: what one unit of that currency is in the shop's; typed, frozen once sent. Null in the shop's own, and
     * while nobody has typed it.
     */
    rate: text("rate"),
    /** The shop's currency that the rate leads to: in another one it is none. Null: before that was kept. */
    rateTo: text("rate_to"),
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
    /** Its mail came back, and nothing since says that the supplier has it; by its timeline. */
    cameBack: integer("came_back", { mode: "boolean" }).notNull().default(false),
    /** When the next of what is awaited is expected; null where nobody knows, or nothing is awaited. */
    nextDay: integer("next_day"),
    /** The next day of which it was last announced that it has gone by. */
    lateToldDay: integer("late_told_day"),
    /** The same of the mail of alerts. */
    lateMailedDay: integer("late_mailed_day"),
    /** Ended before the shop came here: moved in from a former system, as history. */
    history: integer("history", { mode: "boolean" }).notNull().default(false),
  },
  (t) => [
    index("purchase_orders_ordered").on(t.shopId, t.supplierId, t.orderedDay),
    index("purchase_orders_ordered_here").on(t.shopId, t.supplierId, t.orderedDay).where(sql`sale_id IS NULL`),
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
    index("purchase_orders_came_back").on(t.shopId, t.id).where(sql`came_back = 1`),
    index("purchase_orders_billed").on(t.shopId, t.billDay).where(sql`bill_total IS NOT NULL`),
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
    /** As of an order. */
    rateTo: text("rate_to"),
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
  /** Whether Shopify's own purchase orders are on the way, or only shown. */
  shopifyOrders: text("shopify_orders", { enum: ["shown", "counted"] })
    .notNull()
    .default("shown"),
});
