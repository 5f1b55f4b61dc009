/*
 * Every table, by the room that it belongs to: drizzle-kit and the app read them from here. Four habits hold throughout:
 * - `shop_id` stands first in every key, and every query names it.
 * - Shopify's ids are INTEGER here and decimal strings in TypeScript, because D1 rounds what is above 2^53:
 *   bind strings, read with `idText`.
 * - Instants are epoch milliseconds (`…_at`). Days in the big tables are days since 1970-01-01 in the shop's
 *   time zone (`day`), four bytes where text takes ten.
 * - A version is the pair (`updated_at`, `triggered_at`): Shopify's own time of the change, then of the delivery.
 * There are no foreign keys; docs/decisions/0002 says why. `WITHOUT ROWID` is written by hand in the migration.
 */
export * from "./schema/api";
export * from "./schema/catalogue";
export * from "./schema/counts";
export * from "./schema/decisions";
export * from "./schema/deliveries";
export * from "./schema/demand";
export * from "./schema/id-text";
export * from "./schema/mail";
export * from "./schema/moving-in";
export * from "./schema/orders";
export * from "./schema/outbound";
export * from "./schema/plans";
export * from "./schema/receiving";
export * from "./schema/reports";
export * from "./schema/shop";
export * from "./schema/shopify-orders";
export * from "./schema/stock";
export * from "./schema/suppliers";
export * from "./schema/transfers";
