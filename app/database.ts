import { type DrizzleD1Database, drizzle } from "drizzle-orm/d1";

/** The one place that knows which D1 database holds a shop. Today there is one; docs/decisions/0003 says how more come. */
export const databaseFor = (env: Pick<Env, "DB">): D1Database => env.DB;

export type Database = DrizzleD1Database;

/** For pages: typed reads. Set-based writes use the D1 database itself (docs/decisions/0001). */
export const typed = (database: D1Database): Database => drizzle(database);
