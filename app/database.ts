import { type DrizzleD1Database, drizzle } from "drizzle-orm/d1";

type Database = DrizzleD1Database;

/** For pages: typed reads. Set-based writes use the D1 database itself (docs/decisions/0001). */
export const typed = (database: D1Database): Database => drizzle(database);
