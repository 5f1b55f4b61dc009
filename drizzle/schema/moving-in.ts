// What was brought from a former system.
import { blob, integer, primaryKey, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";

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
