import type { Database } from "./database";

/** Every fact that changes a level, a sale or the catalogue. An independent model replays them. */
export type FactKind =
  | "seeded"
  | "installed"
  | "uninstalled"
  | "scopes_changed"
  | "order_placed"
  | "order_edited"
  | "order_fulfilled"
  | "order_cancelled"
  | "order_refunded"
  | "order_deleted"
  | "level_changed"
  | "level_connected"
  | "level_disconnected"
  | "product_created"
  | "product_changed"
  | "product_deleted"
  | "variant_changed"
  | "location_created"
  | "location_changed"
  | "shop_changed"
  | "subscription_dropped";

export function writeLog(database: Database, at: number, kind: FactKind, facts: Record<string, unknown>): void {
  database.run("insert into log(at, kind, facts) values (?, ?, ?)", at, kind, JSON.stringify(facts));
}

export function readLog(database: Database, after: number, limit = 1000): unknown[] {
  return database
    .all<{ seq: number; at: number; kind: string; facts: string }>(
      "select * from log where seq > ? order by seq limit ?",
      after,
      limit,
    )
    .map((row) => ({ seq: row.seq, at: row.at, kind: row.kind, facts: JSON.parse(row.facts) }));
}
