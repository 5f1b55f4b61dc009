import { and, asc, between, eq, isNotNull, sql } from "drizzle-orm";
import { dailySales, levelDays, levels, locations, movements, variants } from "../../../drizzle/schema";
import { typed } from "../../database";
import type { Movement } from "../../stock/movements/movement";
import type { Observation } from "../availability";
import type { Promotion } from "../promotions/promotion";
import { DAYS_SHOWN, type DayOfSales, salesHistory } from "./sales-history";

const MOST_MOVEMENTS = 50;
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
  const [sold, seen] = await rows.batch([
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
      .innerJoin(locations, and(eq(locations.id, levels.locationId), eq(locations.active, true)))
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

/** The newest 50 of all its locations. Each location's newest come from the index, so that a long past costs nothing. */
export const listMovements = (database: D1Database, shop: { id: number }, variantId: number): Promise<Movement[]> =>
  typed(database)
    .select({
      id: movements.id,
      locationId: movements.locationId,
      delta: movements.delta,
      availableAfter: movements.availableAfter,
      cause: movements.cause,
      at: movements.at,
    })
    .from(variants)
    .innerJoin(levels, LEVEL_OF_VARIANT)
    .innerJoin(
      movements,
      sql`${movements.id} IN (SELECT m.id FROM movements m WHERE m.shop_id = ${levels.shopId}
        AND m.inventory_item_id = ${levels.inventoryItemId} AND m.location_id = ${levels.locationId}
        ORDER BY m.at DESC, m.id DESC LIMIT ${MOST_MOVEMENTS})`,
    )
    .where(and(eq(variants.id, variantId), eq(variants.shopId, shop.id)))
    .orderBy(sql`${movements.at} DESC`, sql`${movements.id} DESC`)
    .limit(MOST_MOVEMENTS);

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
