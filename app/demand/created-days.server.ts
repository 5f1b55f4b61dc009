import { dayInZone } from "../days/day-in-zone-sql";
import { offsetsOf } from "../days/zone-days";

/** The first day of some variants, in this zone. What is older than any window stays where it is. One statement. */
export const createdDaysRebuilt = (
  database: D1Database,
  shop: { id: number; timeZone: string },
  { from, to }: { from: number; to: number },
  now: number,
) => database.prepare(REBUILT).bind(shop.id, from, to, offsetsOf(shop.timeZone, now));

const DAY = dayInZone("created_at", "?4");

const REBUILT = `UPDATE variants SET created_day = ${DAY}
WHERE id BETWEEN ?2 AND ?3 AND +shop_id = ?1 AND created_at IS NOT NULL AND created_day IS NOT ${DAY}`;
