import { demandDays, type PlaceDays } from "../../demand/demand-days";
import { type EngineSettings, forecastAt } from "../../demand/engine/forecast";
import { NOTHING_TOLD } from "../../demand/engine/measured-error";
import type { ShopPaces } from "../../demand/engine/shop-pace";
import type { Trust } from "../../demand/engine/trust";
import { WHOLE_SHOP } from "../../sql/zeros";
import type { ForecastAt } from "./forecast-at";
import type { DemandInput } from "./inputs.server";

/** An article is new for so many days: until then the shop's own launches speak for it. */
const DAYS_NEW = 56;

/** What all forecasts of a shop's variants share. `launchRate`: units a day of its own launches, or null. */
export type ShopAsOf = { paces: ShopPaces; trust: Trust; launchRate: number | null };

/**
 * Forecasts of the whole shop (location 0) and of each place, and what the first tells of the engine's rates: sales at a
 * place are among the shop's already. What never sold and is not new has none.
 */
export function forecastsOf(
  input: DemandInput,
  { paces, trust, launchRate }: ShopAsOf,
): { forecasts: ForecastAt[]; told: ArrayLike<number> } {
  const made = placesToForecast(input, launchRate).map((place) => ({
    ...place,
    forecast: forecastAt(place.days, paces, trust, place.there, place.start),
  }));
  return {
    forecasts: made.map(({ days, there, forecast }) => rounded(days, input.history.today, there, forecast)),
    told: made.find(({ days }) => days.locationId === WHOLE_SHOP)?.forecast.told ?? NOTHING_TOLD,
  };
}

/** What a forecast is made of, of the whole shop and at each place; nothing where none is made. */
export function placesToForecast({ history, launched, settings }: DemandInput, launchRate: number | null) {
  const [whole, ...places] = demandDays(history);
  if (!whole) return [];
  const isNew = launched && whole.units.length < DAYS_NEW;
  if (whole.sold === 0 && !(isNew && launchRate !== null)) return [];
  const begins = isNew && launchRate !== null ? { rate: launchRate } : null;
  return [whole, ...places].flatMap((days) => {
    const there = settings[days.locationId];
    if (!there) return [];
    const start =
      begins && days.locationId !== WHOLE_SHOP ? { rate: begins.rate / Math.max(1, places.length) } : begins;
    return [{ days, there, start }];
  });
}

/**
 * Rates to four decimals, so that what a page shows can be multiplied by hand and a row changes only where its forecast
 * does; sums to two. The variance is never below the mean.
 */
function rounded(
  { locationId, promotionDays }: PlaceDays,
  asOfDay: number,
  { leadTimeDays, reviewDays, leadTimeDeviation, serviceLevel }: EngineSettings,
  made: ReturnType<typeof forecastAt>,
): ForecastAt {
  const rate = to(4, made.rate);
  const { windows, actual, forecast, absoluteError, naiveForecast, naiveAbsoluteError } = made.accuracy;
  return {
    ...{ locationId, asOfDay, leadTimeDays, reviewDays, leadTimeDeviation, serviceLevel },
    ...{
      rate,
      trend: to(2, made.trend),
      reorderLevel: made.reorderLevel,
      p10: to(2, made.p10),
      p90: to(2, made.p90),
    },
    variance: to(4, Math.max(made.variance, rate * made.horizonDays, 0.0001)),
    // The engine tells no promotion from a day out of stock.
    ...{ inStockDays: made.inStockDays, outDays: made.outDays - promotionDays, promotionDays },
    ...{ lowConfidence: made.lowConfidence, windows },
    ...{ actual: to(2, actual), forecast: to(2, forecast), absoluteError: to(2, absoluteError) },
    ...{ naiveForecast: to(2, naiveForecast), naiveAbsoluteError: to(2, naiveAbsoluteError) },
  };
}

const to = (decimals: number, value: number) => Math.round(value * 10 ** decimals) / 10 ** decimals;
