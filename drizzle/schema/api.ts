// The API.
import { sql } from "drizzle-orm";
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";

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
    formToken: text("form_token"),
  },
  (t) => [
    index("api_keys_hash").on(t.hash),
    index("api_keys_of_shop").on(t.shopId),
    uniqueIndex("api_keys_form").on(t.shopId, t.formToken),
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
