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
