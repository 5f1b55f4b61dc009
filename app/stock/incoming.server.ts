import { and, asc, eq, gt } from "drizzle-orm";
import { incoming } from "../../drizzle/schema";
import { typed } from "../database";

/** What is on its way of a variant, to all locations, the next first. */
export const listArrivals = (database: D1Database, shop: { id: number }, variantId: number) =>
  typed(database)
    .select({ day: incoming.expectedDay, quantity: incoming.quantity })
    .from(incoming)
    .where(and(eq(incoming.shopId, shop.id), eq(incoming.variantId, variantId), gt(incoming.quantity, 0)))
    .orderBy(asc(incoming.expectedDay));
