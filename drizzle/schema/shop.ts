// The shop: its tokens, settings and jobs.
import { sql } from "drizzle-orm";
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";

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
  /** It never had an endpoint nor an API key, so that nobody can hear what Shopify tells of it. */
  unheard: integer("unheard", { mode: "boolean" }).notNull().default(false),
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
  /** Which orders count as no demand; null: none are left out. JSON; its shape is `keptText`'s. */
  ordersLeftOut: text("orders_left_out"),
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

/** A search, filters, order and tab of a list that the shop has given a name, for all of its staff. */
export const savedViews = sqliteTable(
  "saved_views",
  {
    id: integer("id").primaryKey({ autoIncrement: true }),
    shopId: integer("shop_id").notNull(),
    page: text("page", { enum: ["alerts", "products", "purchase-orders", "reorder"] }).notNull(),
    name: text("name").notNull(),
    nameFolded: text("name_folded").notNull(),
    /** What stands behind the page's path. */
    search: text("search").notNull(),
    createdBy: text("created_by"),
    createdAt: integer("created_at").notNull(),
    updatedAt: integer("updated_at").notNull(),
  },
  (t) => [uniqueIndex("saved_views_name").on(t.shopId, t.page, t.nameFolded)],
);

/** Where each shop lives, kept in the first database once there are several (docs/decisions/0035). Nobody reads it with one. */
export const directory = sqliteTable("directory", {
  domain: text("domain").primaryKey(),
  /** 1 is `DB`, 2 is `DB_2`, … */
  place: integer("place").notNull(),
  /** While it moves: where to. All that is for the shop waits. */
  movingTo: integer("moving_to"),
  /** Since it has moved: where its old rows still are. */
  movedFrom: integer("moved_from"),
  /** When it was entered, or moved last (epoch ms). */
  changedAt: integer("changed_at").notNull(),
});

/** From which number on a database counts its own rows, so that no two give the same one; without a span it takes no new shop. */
export const spans = sqliteTable("spans", {
  base: integer("base").primaryKey(),
  place: integer("place").notNull(),
});
