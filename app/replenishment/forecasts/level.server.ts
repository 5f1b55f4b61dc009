import { apartFrom, levelBehind } from "../../demand/level-behind";
import { findShopDemand } from "../../demand/shop-demand.server";
import { listBegun } from "./begun.server";
import type { Level } from "./level";
import { placesToForecast } from "./made";

/** As many as fit a page. */
const MOST_SHOWN = 8;

/**
 * What the reorder level of a variant at a location (0: the whole shop) is read from, by the engine itself from the days as they
 * are known now, up to that of its forecast: in a large shop nights leave out what is calm. Undefined where nothing is forecast.
 */
export async function findLevel(
  database: D1Database,
  shop: { id: number },
  variantId: number,
  locationId: number,
): Promise<Level | undefined> {
  const forecastOn = await database
    .prepare("SELECT as_of_day FROM forecasts WHERE shop_id = ? AND variant_id = ? AND location_id = ?")
    .bind(shop.id, variantId, locationId)
    .first<number>("as_of_day");
  const demand = forecastOn === null ? undefined : await findShopDemand(database, shop.id, forecastOn);
  if (!demand) return undefined;
  const { asOfDay, paces, trust, launchRate } = demand;
  const touched = [{ shopId: shop.id, variants: [variantId] }];
  const [input] = await listBegun(database, shop.id, touched, asOfDay, { paces, trust, launchRate });
  const place = input && placesToForecast(input, launchRate).find(({ days }) => days.locationId === locationId);
  if (!place) return undefined;
  const { days, there, start } = place;
  const { horizonDays, past, ...behind } = levelBehind(days, paces, trust, there, start);
  return {
    ...behind,
    horizonDays,
    serviceLevel: there.serviceLevel,
    measured: past.length,
    // The last of the days is yesterday's.
    past: apartFrom(past, horizonDays, MOST_SHOWN).map(({ day, ...each }) => ({
      ...each,
      endedOn: asOfDay - days.units.length + day,
    })),
  };
}
