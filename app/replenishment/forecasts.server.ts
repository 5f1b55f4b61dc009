import { and, eq } from "drizzle-orm";
import { forecasts } from "../../drizzle/schema";
import { typed } from "../database";
import type { ForecastAt } from "./forecast-at";

/** One for each location and, as location 0, one for the whole shop; none where nothing was ever sold. */
export async function listForecasts(
  database: D1Database,
  shop: { id: number },
  variantId: number,
): Promise<ForecastAt[]> {
  const found = await typed(database)
    .select()
    .from(forecasts)
    .where(and(eq(forecasts.shopId, shop.id), eq(forecasts.variantId, variantId)));
  return found.map(({ shopId: _, variantId: __, ...forecast }) => forecast);
}
