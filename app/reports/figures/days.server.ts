import { and, asc, desc, eq, gt, gte, lt, lte } from "drizzle-orm";
import { dailyFigures } from "../../../drizzle/schema";
import { typed } from "../../database";
import { type Cursor, type Paged, pageOf } from "../../lists/keyset";
import type { DayValue } from "../report";
import { PAGE_SIZE } from "./list.server";

type Between = { from: number; to: number };

/** The newest day first, of those between two where they are chosen, both among them. */
export async function listDays(
  database: D1Database,
  shop: { id: number },
  cursor: Cursor,
  { size = PAGE_SIZE, between }: { size?: number; between?: Between } = {},
): Promise<Paged<DayValue>> {
  const found = await dayPage(database, shop, cursor, size + 1, between);
  return pageOf(found, cursor, size, ({ day }) => [day, day]);
}

function dayPage(database: D1Database, shop: { id: number }, cursor: Cursor, limit: number, between?: Between) {
  const { day, units, stockValue, retailValue } = dailyFigures;
  const backwards = cursor.side === "before";
  const [at = 0] = cursor.side === "start" ? [] : [Number(cursor.key[0])];
  const beyond = cursor.side === "start" ? undefined : backwards ? gt(day, at) : lt(day, at);
  return typed(database)
    .select({ day, units, stockValue, retailValue })
    .from(dailyFigures)
    .where(
      and(eq(dailyFigures.shopId, shop.id), beyond, between && gte(day, between.from), between && lte(day, between.to)),
    )
    .orderBy(backwards ? asc(day) : desc(day))
    .limit(limit);
}
