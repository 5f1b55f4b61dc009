import { and, asc, between, eq, isNotNull, sql } from "drizzle-orm";
import { dailySales, levelDays, levels, locations, variants } from "../../../drizzle/schema";
import { typed } from "../../database";
import { DAY } from "../../days/iso-day";
import type { Observation } from "../availability";
import type { Promotion } from "../promotions/promotion";
import { DAYS_SHOWN, type DayOfSales, salesHistory } from "./sales-history";

const MOST_SOLD = 500;
/** As long as level days are kept. */
const OLDEST_OBSERVATION = 400;

/** What sold on each of the last 90 days in the whole shop, and which of them were out of stock. */
export async function findSalesHistory(
  database: D1Database,
  shop: { id: number },
  variantId: number,
  { promotions, knownDays, today }: { promotions: Promotion[]; knownDays: number; today: number },
): Promise<DayOfSales[]> {
  const rows = typed(database);
  const ofVariant = and(eq(variants.id, variantId), eq(variants.shopId, shop.id));
  const [sold, seen] = await Promise.all([
    rows
      .select({
        day: dailySales.day,
        units: sql<number>`SUM(${dailySales.units})`,
        unplaced: sql<number>`SUM(iif(${dailySales.locationId} = 0, ${dailySales.units}, 0))`,
      })
      .from(dailySales)
      .where(
        and(
          eq(dailySales.shopId, shop.id),
          eq(dailySales.variantId, variantId),
          between(dailySales.day, today - DAYS_SHOWN + 1, today),
        ),
      )
      .groupBy(dailySales.day),
    rows
      .select({
        continuesSelling: variants.continuesSelling,
        locationId: levels.locationId,
        day: levelDays.day,
        maxAvailable: levelDays.maxAvailable,
        lastAvailable: levelDays.lastAvailable,
      })
      .from(variants)
      .innerJoin(levels, and(LEVEL_OF_VARIANT, isNotNull(levels.available)))
      .innerJoin(
        locations,
        and(eq(locations.id, levels.locationId), eq(locations.active, true), eq(locations.leftOut, false)),
      )
      .leftJoin(
        levelDays,
        and(
          eq(levelDays.shopId, levels.shopId),
          eq(levelDays.inventoryItemId, levels.inventoryItemId),
          eq(levelDays.locationId, levels.locationId),
          between(levelDays.day, today - OLDEST_OBSERVATION, today),
        ),
      )
      .where(ofVariant)
      .orderBy(asc(levels.locationId), asc(levelDays.day)),
  ]);
  // Without a place it is never out, whether it goes on selling or not.
  const continuesSelling = seen[0]?.continuesSelling ?? false;
  return salesHistory({ sold, places: byPlace(seen), continuesSelling, promotions, knownDays, today });
}

/** What orders of customers took of a variant between two instants (epoch ms), those of tests and without a line's units left out. */
export async function listSoldBetween(
  database: D1Database,
  shop: { id: number },
  variantId: number,
  [from, to]: [from: number, to: number],
) {
  const { results } = await database
    .prepare(
      `SELECT CAST(l.order_id AS TEXT) AS orderId, l.order_name AS orderName, l.location_id AS locationId, l.quantity AS units, l.processed_at AS at
      FROM order_lines l INDEXED BY order_lines_day
      WHERE l.shop_id = ?1 AND l.variant_id = ?2 AND l.day BETWEEN ?3 / ${DAY} - 1 AND ?4 / ${DAY} + 1
        AND l.processed_at BETWEEN ?3 AND ?4 AND NOT l.test AND l.quantity > 0 ORDER BY l.processed_at LIMIT ${MOST_SOLD}`,
    )
    .bind(shop.id, variantId, from, to)
    .all<{ orderId: string; orderName: string | null; locationId: number; units: number; at: number }>();
  return results;
}

const LEVEL_OF_VARIANT = and(eq(levels.shopId, variants.shopId), eq(levels.inventoryItemId, variants.inventoryItemId));

/** A place that was never observed is a place, too: it was not seen empty. */
function byPlace(
  seen: { locationId: number; day: number | null; maxAvailable: number | null; lastAvailable: number | null }[],
) {
  const places = new Map<number, Observation[]>();
  for (const { locationId, day, maxAvailable, lastAvailable } of seen) {
    const place = places.get(locationId) ?? [];
    if (day !== null) place.push({ day, maxAvailable, lastAvailable });
    places.set(locationId, place);
  }
  return [...places.values()];
}
