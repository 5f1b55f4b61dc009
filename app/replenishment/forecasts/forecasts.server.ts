import { and, eq } from "drizzle-orm";
import { forecasts } from "../../../drizzle/schema";
import { typed } from "../../database";
import { cells, rowsIn, valuesOf } from "../../sql/cells-sql";
import { whereDifferentInPart } from "../../sql/upsert-sql";
import { WHOLE_SHOP } from "../../sql/zeros";
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
type VariantForecasts = { variantId: number; forecasts: ForecastAt[] };

/** Of one parameter: D1 takes two million bytes, and a forecast has some 250. */
const MOST_AT_ONCE = 4000;

/** These variants' forecasts as they shall be: 2 statements up to 4,000 forecasts. Rows that say the same stay as they are. */
export function forecastChanges(database: D1Database, shopId: number, made: VariantForecasts[]) {
  const rows = made.flatMap(({ variantId, forecasts }) => forecasts.map((forecast) => ({ ...forecast, variantId })));
  const places = made.map(({ variantId, forecasts }) => ({
    variantId,
    locations: `,${forecasts.map(({ locationId }) => locationId).join(",")},`,
  }));
  const parts = Array.from({ length: Math.max(1, Math.ceil(rows.length / MOST_AT_ONCE)) }, (_, at) =>
    rows.slice(at * MOST_AT_ONCE, (at + 1) * MOST_AT_ONCE),
  );
  return [
    database.prepare(GONE).bind(shopId, PLACES.json(places)),
    ...parts.map((part) => database.prepare(KEPT).bind(shopId, FORECAST.json(part))),
  ];
}

const COLUMNS = {
  leadTimeDays: "lead_time_days",
  reviewDays: "review_days",
  leadTimeDeviation: "lead_time_deviation",
  serviceLevel: "service_level",
  rate: "rate",
  trend: "trend",
  variance: "variance",
  reorderLevel: "reorder_level",
  p10: "low",
  p90: "high",
  inStockDays: "in_stock_days",
  outDays: "out_days",
  promotionDays: "promotion_days",
  lowConfidence: "low_confidence",
  startRate: "start_rate",
  similarId: "similar_id",
  windows: "windows",
  actual: "actual",
  forecast: "forecast",
  absoluteError: "absolute_error",
  naiveForecast: "naive_forecast",
  naiveAbsoluteError: "naive_absolute_error",
} as const satisfies Record<Exclude<keyof ForecastAt, "locationId" | "asOfDay">, string>;

const FIELDS = Object.keys(COLUMNS) as (keyof typeof COLUMNS)[];

const PLACES = cells({ variantId: "value", locations: "value" });
const FORECAST = cells({ ...{ variantId: "value", locationId: "value", asOfDay: "value" }, ...valuesOf(FIELDS) });

const GONE = `
  DELETE FROM forecasts WHERE (shop_id, variant_id, location_id) IN (
    SELECT o.shop_id, o.variant_id, o.location_id
    FROM ${rowsIn("?2")} CROSS JOIN forecasts o ON o.shop_id = ?1 AND o.variant_id = ${PLACES.cell.variantId}
    WHERE instr(${PLACES.cell.locations}, ',' || o.location_id || ',') = 0)`;

const { variantId, locationId, asOfDay, ...told } = FORECAST.cell;

/** By `forecasts_error`, of the whole shop: a window is measured every few weeks only. */
const SETTLED = {
  index: `(shop_id, absolute_error, variant_id, windows, actual, forecast, naive_forecast, naive_absolute_error)
    WHERE location_id = ${WHOLE_SHOP} AND windows > 0`,
  columns: ["absolute_error", "windows", "actual", "forecast", "naive_forecast", "naive_absolute_error"],
};

/** A new day alone is no change. */
const KEPT = `
  INSERT INTO forecasts (shop_id, variant_id, location_id, as_of_day, ${Object.values(COLUMNS).join(", ")})
  SELECT ?1, ${variantId}, ${locationId}, ${asOfDay}, ${FIELDS.map((field) => told[field]).join(", ")} FROM ${rowsIn("?2")} WHERE true
  ${whereDifferentInPart("forecasts", ["shop_id", "variant_id", "location_id"], Object.values(COLUMNS), [SETTLED], ["as_of_day"])}`;
