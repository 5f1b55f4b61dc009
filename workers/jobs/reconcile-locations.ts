import { listKnownLocations } from "../../app/catalog/comparison.server";
import { locationChanges } from "../../app/catalog/locations.server";
import { rollForwardStarted } from "../../app/replenishment/roll-forward.server";
import { UNDER_WAY } from "../../app/stock/level-comparison";
import { readLocations } from "./import-locations";
import type { Found, JobContext, JobStep } from "./job";

/**
 * Every location as Shopify has it; those of ours that it does not have are deleted. Stock counts at active locations
 * alone: where one opened or closed unheard, all is planned anew.
 */
export async function compareLocations(context: JobContext): Promise<Found> {
  const { database, shop, now } = context;
  const [ours, locations] = await Promise.all([listKnownLocations(database, shop.id), readLocations(context)]);
  const told = new Map(locations.map((location) => [location.id, location]));
  const gone = ours.filter(({ id, isDeleted }) => !isDeleted && !told.has(id));
  // One that was opened minutes ago, and that a stale answer does not hold, comes back by its own delivery.
  const locationDeletions = gone.map(({ id }) => ({ shopId: shop.id, id, triggeredAt: now - UNDER_WAY }));
  const active = new Set(ours.filter((location) => location.active).map(({ id }) => id));
  const isNews = locations.some((each) => each.active !== active.has(each.id)) || gone.some(({ active }) => active);
  const facts = { locations, locationDeletions, mentions: [] };
  return {
    statements: [
      ...(locations.length || gone.length ? [locationChanges(database, facts)] : []),
      ...(isNews ? [rollForwardStarted(database, [shop], now)] : []),
    ],
    counts: { locations: locations.length, gone: gone.length },
  };
}

/** The same by itself: a delivery that could not be read told of one of them. */
export const readAllLocations: JobStep = async (context) => {
  const { statements } = await compareLocations(context);
  if (statements.length) await context.database.batch(statements);
  return "done";
};
