import { and, asc, eq, gt, sql } from "drizzle-orm";
import { incoming, locations } from "../../drizzle/schema";
import { sellable } from "../catalog/for-sale-sql";
import { typed } from "../database";
import { arriving } from "./arriving-sql";

/** What is on its way of a variant to where its stock counts, so of what a plan counts on: the next first. */
export const listArrivals = async (database: D1Database, shop: { id: number }, variantId: number) =>
  arriving(
    await typed(database)
      .select({
        ...{ locationId: incoming.locationId, source: incoming.source },
        ...{ day: incoming.expectedDay, quantity: incoming.quantity },
      })
      .from(incoming)
      .leftJoin(locations, and(eq(locations.shopId, incoming.shopId), eq(locations.id, incoming.locationId)))
      .where(
        and(
          ...[eq(incoming.shopId, shop.id), eq(incoming.variantId, variantId), gt(incoming.quantity, 0)],
          sql.raw(`COALESCE(${sellable("locations")}, 1)`),
        ),
      )
      .orderBy(asc(incoming.expectedDay)),
  );
