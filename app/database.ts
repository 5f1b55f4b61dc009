import { sql } from "drizzle-orm";
import { type DrizzleD1Database, drizzle } from "drizzle-orm/d1";
import { SQLiteAsyncDialect } from "drizzle-orm/sqlite-core";

type Database = DrizzleD1Database;

/** For pages: typed reads. Set-based writes use the D1 database itself (docs/decisions/0001). */
export const typed = (database: D1Database): Database => drizzle(database);

/** `+`: SQLite looks at a bare limit that is bound, and prepares its statement anew each time that one is. */
Object.defineProperty(SQLiteAsyncDialect.prototype, "buildLimit", {
  value: (limit: number | undefined) => (limit === undefined ? undefined : sql` limit +${limit}`),
});
