import type { LocationFact } from "../../../app/catalog/locations.server";
import { LOCATIONS } from "../../../app/shopify/graphql/locations";
import type { JobContext } from "../job";

/** Every location, closed ones too: old sales were made there. */
export async function readLocations({ admin, shop, now }: JobContext): Promise<LocationFact[]> {
  const facts: LocationFact[] = [];
  for (let after: string | null = null, more = true; more; ) {
    const { locations }: Awaited<ReturnType<typeof page>> = await page(admin, after);
    for (const { id, name, isActive, updatedAt } of locations.nodes)
      facts.push({ shopId: shop.id, triggeredAt: now, updatedAt, id, name, active: isActive });
    after = locations.pageInfo.endCursor;
    more = locations.pageInfo.hasNextPage;
  }
  return facts;
}

const page = (admin: JobContext["admin"], after: string | null) => admin.request(LOCATIONS, { after });
