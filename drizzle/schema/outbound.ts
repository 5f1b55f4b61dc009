// What is announced to a merchant's systems, and its way there.
import { sql } from "drizzle-orm";
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";

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
    /** JSON: [status or null, ms] of its newest attempts, the newest first, a hundred at most. */
    recent: text("recent").notNull().default("[]"),
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
    /** Of the request that added it: sent again it adds no other. */
    formToken: text("form_token"),
  },
  (t) => [index("endpoints_of_shop").on(t.shopId), uniqueIndex("endpoints_form").on(t.shopId, t.formToken)],
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
    /** Of whoever sends it again by hand, until `nextAttemptAt`. */
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
    /** The endpoint's as it was first taken to be sent: every attempt is written so. Null before, and where its body is kept. */
    format: text("format"),
    payload: text("payload", { enum: ["full", "thin"] }),
  },
  (t) => [
    primaryKey({ columns: [t.shopId, t.endpointId, t.sequence] }),
    index("dispatches_due").on(t.shopId, t.endpointId, t.nextAttemptAt).where(sql`state = 'pending'`),
    index("dispatches_tried").on(t.shopId, t.endpointId, t.attempts).where(sql`state = 'pending' AND attempts > 0`),
    index("dispatches_unsent").on(t.shopId, t.endpointId, t.sequence).where(sql`state IN ('exhausted', 'held')`),
    index("dispatches_unsent_by_state")
      .on(t.shopId, t.endpointId, t.state, t.sequence)
      .where(sql`state IN ('exhausted', 'held')`),
    index("dispatches_newest").on(t.shopId, t.sequence),
    index("dispatches_by_state").on(t.shopId, t.state, t.sequence).where(sql`state <> 'delivered'`),
    index("dispatches_by_type").on(t.shopId, t.type, t.sequence),
  ],
);

/**
 * What somebody is sending now of an endpoint: one row, where each dispatch's own would be written once more. It goes
 * as it is recorded.
 */
export const dispatchClaims = sqliteTable(
  "dispatch_claims",
  {
    shopId: integer("shop_id").notNull(),
    endpointId: integer("endpoint_id").notNull(),
    lease: text("lease").notNull(),
    /** Epoch ms: whoever holds it by then has died. */
    until: integer("until").notNull(),
    /** The endpoint's, of those that were never taken before. */
    format: text("format").notNull(),
    payload: text("payload", { enum: ["full", "thin"] }).notNull(),
    /** JSON: numbers of events. */
    sequences: text("sequences").notNull(),
  },
  (t) => [primaryKey({ columns: [t.shopId, t.endpointId, t.lease] })],
);

/**
 * What is sent of a dispatch where its event alone does not say it, from its first attempt on: every other sends the same bytes. All
 * others are made anew by their format, which is the same for ever.
 */
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
  (t) => [uniqueIndex("attempts_of_dispatch").on(t.shopId, t.endpointId, t.sequence, t.lease)],
);
