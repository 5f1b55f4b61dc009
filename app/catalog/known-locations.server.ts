import { and, eq, isNull } from "drizzle-orm";
import { idText, locations } from "../../drizzle/schema";
import { typed } from "../database";
import type { KnownLocation, LeftOut } from "./location-names";

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

/** The open locations, and whether the merchant leaves their stock out. */
export const listLeftOut = (database: D1Database, shop: { id: number }): Promise<LeftOut[]> =>
  typed(database)
    .select({ id: locations.id, name: locations.name, leftOut: locations.leftOut })
    .from(locations)
    .where(and(eq(locations.shopId, shop.id), isNull(locations.deletedAt), eq(locations.active, true)))
    .orderBy(locations.id);

/** One statement. */
export const leftOutChanged = (database: D1Database, shopId: number, changed: Pick<LeftOut, "id" | "leftOut">[]) =>
  database
    .prepare(
      `UPDATE locations SET left_out = iif(id IN (SELECT value FROM json_each(?3)), 1, 0)
      WHERE shop_id = ?1 AND id IN (SELECT value FROM json_each(?2))`,
    )
    .bind(
      shopId,
      JSON.stringify(changed.map(({ id }) => id)),
      JSON.stringify(changed.flatMap(({ id, leftOut }) => (leftOut ? [id] : []))),
    );

/** Local id → name, of the locations that Shopify has named. */
export async function listLocationNames(database: D1Database, shop: { id: number }): Promise<Record<number, string>> {
  const found = await typed(database)
    .select({ id: locations.id, name: locations.name })
    .from(locations)
    .where(eq(locations.shopId, shop.id));
  return Object.fromEntries(found.flatMap(({ id, name }) => (name === null ? [] : [[id, name]])));
}
