import { and, asc, eq, gt, gte, min, sql } from "drizzle-orm";
import { dailyFigures, incoming } from "../../../drizzle/schema";
import { sellable } from "../../catalog/for-sale-sql";
import { typed } from "../../database";
import type { DayFigures } from "./figures";

const DAYS = 30;

/** The last month, the oldest day first. A day on which nobody counted is absent. */
export const listDayFigures = (database: D1Database, shop: { id: number }, today: number): Promise<DayFigures[]> =>
  typed(database)
    .select({
      day: dailyFigures.day,
      orderNow: dailyFigures.orderNow,
      out: dailyFigures.out,
      onTheWay: dailyFigures.onTheWay,
      stockValue: dailyFigures.stockValue,
    })
    .from(dailyFigures)
    .where(and(eq(dailyFigures.shopId, shop.id), gte(dailyFigures.day, today - DAYS)))
    .orderBy(asc(dailyFigures.day));

/** The first day on which something is expected where its stock counts; null where nothing is on its way, or no day is known. */
export async function findNextArrival(database: D1Database, shop: { id: number }): Promise<number | null> {
  const [found] = await typed(database)
    .select({ day: min(incoming.expectedDay) })
    .from(incoming)
    .where(
      and(
        ...[eq(incoming.shopId, shop.id), gt(incoming.quantity, 0)],
        sql`${incoming.locationId} NOT IN (SELECT c.id FROM locations c WHERE c.shop_id = ${shop.id} AND NOT ${sql.raw(sellable("c"))})`,
      ),
    );
  return found?.day ?? null;
}
