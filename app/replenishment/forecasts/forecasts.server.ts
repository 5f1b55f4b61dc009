import { and, eq } from "drizzle-orm";
import { forecasts } from "../../../drizzle/schema";
import { typed } from "../../database";
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

/** What was made of each variant; an empty list where it has no forecast (any more). */
export type VariantForecasts = { variantId: number; forecasts: ForecastAt[] };

/** These variants' forecasts as they shall be: 2 statements. Rows that say the same stay as they are. */
export function forecastChanges(database: D1Database, shopId: number, made: VariantForecasts[]) {
  const rows = made.flatMap(({ variantId, forecasts }) =>
    forecasts.map((forecast) => [variantId, forecast.locationId, ...FIELDS.map((field) => Number(forecast[field]))]),
  );
  return [
    database
      .prepare(GONE)
      .bind(
        shopId,
        JSON.stringify(made.map(({ variantId }) => variantId)),
        JSON.stringify(rows.map(([variantId, locationId]) => [variantId, locationId])),
      ),
    database.prepare(KEPT).bind(shopId, JSON.stringify(rows)),
  ];
}

/** The day comes first: it alone changes nothing. */
const COLUMNS = {
  asOfDay: "as_of_day",
  leadTimeDays: "lead_time_days",
  reviewDays: "review_days",
  leadTimeDeviation: "lead_time_deviation",
  serviceLevel: "service_level",
  rate: "rate",
  trend: "trend",
  variance: "variance",
  reorderLevel: "reorder_level",
  low: "low",
  high: "high",
  inStockDays: "in_stock_days",
  outDays: "out_days",
  promotionDays: "promotion_days",
  lowConfidence: "low_confidence",
  windows: "windows",
  actual: "actual",
  forecast: "forecast",
  absoluteError: "absolute_error",
  naiveForecast: "naive_forecast",
  naiveAbsoluteError: "naive_absolute_error",
} as const satisfies Record<Exclude<keyof ForecastAt, "locationId">, string>;

const FIELDS = Object.keys(COLUMNS) as (keyof typeof COLUMNS)[];
const [, ...COMPARED] = Object.values(COLUMNS);

const GONE = `
  DELETE FROM forecasts WHERE shop_id = ?1 AND variant_id IN (SELECT value FROM json_each(?2))
    AND (variant_id, location_id) NOT IN (SELECT value->>0, value->>1 FROM json_each(?3))`;

const KEPT = `
  INSERT INTO forecasts (shop_id, variant_id, location_id, ${Object.values(COLUMNS).join(", ")})
  SELECT ?1, ${["variant_id", "location_id", ...FIELDS].map((_, index) => `f.value->>${index}`).join(", ")} FROM json_each(?2) f WHERE true
  ON CONFLICT (shop_id, variant_id, location_id) DO UPDATE SET
    ${Object.values(COLUMNS)
      .map((column) => `${column} = excluded.${column}`)
      .join(", ")}
  WHERE (${COMPARED.map((column) => `forecasts.${column}`).join(", ")}) IS NOT (${COMPARED.map((column) => `excluded.${column}`).join(", ")})`;
