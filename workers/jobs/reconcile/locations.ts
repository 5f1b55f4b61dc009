import { listLocationsToCompare } from "../../../app/catalog/comparison.server";
import { locationChanges } from "../../../app/catalog/locations.server";
import { rollForwardStarted } from "../../../app/replenishment/planning/roll-forward.server";
import { EXISTING } from "../../../app/shopify/graphql/existing";
import { UNDER_WAY } from "../../../app/stock/comparison/level-comparison";
import { withBelievableVersions } from "../../deliveries/belief";
import { readLocations } from "../import/locations";
import type { Found, JobContext, JobStep } from "../job";

/**
 * Every location as Shopify has it; those of ours that its list does not have are asked for, and deleted where Shopify
 * does not know them. A list of none is no list: every shop has a location. Stock counts at active locations
 * alone: where one opened or closed unheard, all is planned anew.
 */
export async function compareLocations(context: JobContext): Promise<Found> {
  const { database, shop, now } = context;
  const [ours, read] = await Promise.all([listLocationsToCompare(database, shop.id), readLocations(context)]);
  const { locations } = withBelievableVersions({ locations: read }, now);
  const told = new Set(locations.map(({ id }) => id));
  const missing = locations.length ? ours.filter(({ id, isDeleted }) => !isDeleted && !told.has(id)) : [];
  const gone = await unknownOf(context, missing);
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

const IDS_A_STEP = 200;

async function unknownOf<Location extends { id: string }>({ admin }: JobContext, missing: Location[]) {
  const some = missing.slice(0, IDS_A_STEP);
  if (!some.length) return [];
  const { nodes } = await admin.request(EXISTING, { ids: some.map(({ id }) => `gid://shopify/Location/${id}`) });
  return some.filter((_, index) => nodes[index] === null);
}

/** The same by itself: a delivery that could not be read told of one of them. */
export const readAllLocations: JobStep = async (context) => {
  const { statements } = await compareLocations(context);
  if (statements.length) await context.database.batch(statements);
  return "done";
};
