import { and, asc, eq, gt } from "drizzle-orm";
import { incoming } from "../../drizzle/schema";
import { typed } from "../database";
import { arriving } from "./arriving-sql";

/** What is on its way of a variant, to all locations, the next first. */
export const listArrivals = async (database: D1Database, shop: { id: number }, variantId: number) =>
  arriving(
    await typed(database)
      .select({
        ...{ locationId: incoming.locationId, source: incoming.source },
        ...{ day: incoming.expectedDay, quantity: incoming.quantity },
      })
      .from(incoming)
      .where(and(eq(incoming.shopId, shop.id), eq(incoming.variantId, variantId), gt(incoming.quantity, 0)))
      .orderBy(asc(incoming.expectedDay)),
  );
