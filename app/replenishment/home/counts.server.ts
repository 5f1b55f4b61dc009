import { eq, getTableColumns, sql } from "drizzle-orm";
import { shopCounts } from "../../../drizzle/schema";
import { typed } from "../../database";
import { firstImportRuns } from "../../jobs/first-import-sql";

/**
 * Kept by the database as rows change; nothing is counted here. `isReading`: the first import since the install runs,
 * and what it has not come to is as old as what was known before.
 */
export async function findCounts(database: D1Database, shop: { id: number }) {
  const found = await typed(database)
    .select({ ...getTableColumns(shopCounts), isReading: IS_READING })
    .from(shopCounts)
    .where(eq(shopCounts.shopId, shop.id));
  return found[0] ?? { shopId: shop.id, ...NOTHING };
}

const IS_READING = sql<boolean>`${sql.raw(firstImportRuns("shop_counts.shop_id"))}`.mapWith(Boolean);

const NOTHING = {
  variants: 0,
  low: 0,
  orderNow: 0,
  toMove: 0,
  snoozedLines: 0,
  excluded: 0,
  soon: 0,
  overstocked: 0,
  out: 0,
  untracked: 0,
  alerts: 0,
  snoozed: 0,
  ...{ risk: 0, units: 0, incoming: 0, stockValue: 0, changes: 0, orderChanges: 0, isReading: false },
};
