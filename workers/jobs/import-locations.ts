import { locationChanges } from "../../app/catalog/locations.server";
import { LOCATIONS } from "../../app/shopify/graphql/locations";
import type { JobContext } from "./job";

/** Every location, closed ones too: old sales were made there. Answers with their number. */
export async function importLocations({ admin, database, shop, now }: JobContext): Promise<number> {
  let count = 0;
  for (let after: string | null = null, more = true; more; ) {
    const { locations }: Awaited<ReturnType<typeof page>> = await page(admin, after);
    const facts = locations.nodes.map(({ id, name, isActive, updatedAt }) => ({
      ...{ shopId: shop.id, triggeredAt: now, updatedAt },
      ...{ id, name, active: isActive },
    }));
    if (facts.length) await locationChanges(database, { locations: facts, locationDeletions: [], mentions: [] }).run();
    count += facts.length;
    after = locations.pageInfo.endCursor;
    more = locations.pageInfo.hasNextPage;
  }
  return count;
}

const page = (admin: JobContext["admin"], after: string | null) => admin.request(LOCATIONS, { after });
