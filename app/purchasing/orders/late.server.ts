import { dispatchesMade } from "../../outbound/dispatches/made.server";
import type { LateOrder } from "./late-orders";
import {
  LATE_ANNOUNCED,
  LATE_TOLD,
  MAILED,
  mailedOf,
  SHOPS_UNMAILED,
  STANDING_STILL,
  TODAY,
  UNMAILED,
} from "./late-sql";

/**
 * What these shops' orders are late with as of their today: told once for each day that goes by, not once a night. An order
 * whose day is put off is told of again once that has gone by, too. 4 statements, whatever the number of shops.
 */
export function lateTold(database: D1Database, days: { shopId: number; today: number }[], now: number) {
  const todays = TODAY.json(days);
  return [
    database.prepare(LATE_ANNOUNCED).bind(todays, now),
    ...dispatchesMade(database, now),
    database.prepare(LATE_TOLD).bind(todays),
  ];
}

/** Those of these shops that are late with something of which no mail has told; days as in `lateTold`. One statement, of no shop none. */
export async function listShopsWithUnmailed(database: D1Database, days: { shopId: number; today: number }[]) {
  if (days.length === 0) return new Set<number>();
  const { results } = await database.prepare(SHOPS_UNMAILED).bind(TODAY.json(days)).all<{ shopId: number }>();
  return new Set(results.map(({ shopId }) => shopId));
}

/**
 * Late orders of which no mail has told: `mailed` is what to mark of them all, and the `limit` longest awaited are told by what of
 * them stands still. An order is told once for each day that goes by; put off, once more.
 */
export async function listUnmailed(database: D1Database, shop: { id: number }, today: number, limit: number) {
  const { results: mailed } = await database.prepare(UNMAILED).bind(shop.id, today).all<{ id: number; day: number }>();
  const ids = mailed.slice(0, limit).map(({ id }) => id);
  const { results } = await database
    .prepare(STANDING_STILL)
    .bind(shop.id, JSON.stringify(ids), today)
    .all<{ id: number; number: string; supplier: string; day: number; units: number }>();
  const orders = ids.flatMap((id): LateOrder[] => {
    const parts = results.filter((part) => part.id === id);
    return parts[0] ? [{ number: parts[0].number, supplier: parts[0].supplier, parts }] : [];
  });
  return { orders, mailed };
}

/** One statement, in the batch of the mail and before its telling is counted: nothing where somebody has told since. */
export const lateMailed = (
  database: D1Database,
  shop: { id: number },
  { tellings, mailed }: { tellings: number; mailed: { id: number; day: number }[] },
) => database.prepare(MAILED).bind(shop.id, tellings, mailedOf(mailed));
