// Mail.
import { sql } from "drizzle-orm";
import { index, integer, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";

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
