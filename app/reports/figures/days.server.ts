import { and, asc, desc, eq, gt, lt } from "drizzle-orm";
import { dailyFigures } from "../../../drizzle/schema";
import { typed } from "../../database";
import { type Paged, type Place, pageOf } from "../../lists/keyset";
import type { DayValue } from "../report";
import { PAGE_SIZE } from "./list.server";

/** The newest day first. */
export async function listDays(
  database: D1Database,
  shop: { id: number },
  place: Place,
  size = PAGE_SIZE,
): Promise<Paged<DayValue>> {
  const found = await dayPage(database, shop, place, size + 1);
  return pageOf(found, place, size, ({ day }) => [day, day]);
}

export function dayPage(database: D1Database, shop: { id: number }, place: Place, limit: number) {
  const { day, units, stockValue, retailValue } = dailyFigures;
  const backwards = place.side === "before";
  const [at = 0] = place.side === "start" ? [] : [Number(place.key[0])];
  const beyond = place.side === "start" ? undefined : backwards ? gt(day, at) : lt(day, at);
  return typed(database)
    .select({ day, units, stockValue, retailValue })
    .from(dailyFigures)
    .where(and(eq(dailyFigures.shopId, shop.id), beyond))
    .orderBy(backwards ? asc(day) : desc(day))
    .limit(limit);
}
