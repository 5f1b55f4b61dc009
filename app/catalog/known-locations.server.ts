import { and, eq, isNull } from "drizzle-orm";
import { idText, locations } from "../../drizzle/schema";
import { typed } from "../database";
import type { KnownLocation } from "./location-names";

/** The locations that Shopify has, closed ones too: where a rule may stand. */
export const listKnownLocations = (database: D1Database, shop: { id: number }): Promise<KnownLocation[]> =>
  typed(database)
    .select({
      id: locations.id,
      shopifyId: idText(locations.shopifyId),
      name: locations.name,
      active: locations.active,
    })
    .from(locations)
    .where(and(eq(locations.shopId, shop.id), isNull(locations.deletedAt)));

/** Local id → name, of the locations that Shopify has named. */
export async function listLocationNames(database: D1Database, shop: { id: number }): Promise<Record<number, string>> {
  const found = await typed(database)
    .select({ id: locations.id, name: locations.name })
    .from(locations)
    .where(eq(locations.shopId, shop.id));
  return Object.fromEntries(found.flatMap(({ id, name }) => (name === null ? [] : [[id, name]])));
}
