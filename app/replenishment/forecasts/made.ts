import { demandDays, type PlaceDays } from "../../demand/demand-days";
import { type EngineSettings, type Forecast, forecastFrom } from "../../demand/engine/forecast";
import { NOTHING_TOLD } from "../../demand/engine/measured-error";
import type { NewItemStart } from "../../demand/engine/new-item";
import type { ShopPaces } from "../../demand/engine/shop-pace";
import type { Trusts } from "../../demand/engine/trust";
import { courseOf, type KeptCourse, keptFromDays } from "../../demand/kept/kept-course";
import { WHOLE_SHOP } from "../../sql/zeros";
import { DAYS_NEW } from "./days-new";
import type { ForecastAt } from "./forecast-at";
import type { DemandInput } from "./inputs.server";

/** An input whose similar variant has told its rate, times the factor: units a day in stock, of the whole shop. */
export type Begun = Omit<DemandInput, "similar"> & { similar: { variantId: number; rate: number } | null };

/** What all forecasts of a shop's variants share. `launchRate`: units a day of its own launches, or null. */
export type ShopAsOf = { paces: ShopPaces; trust: Trusts; launchRate: number | null };

/** What the engine keeps of a place's days, those left out among them, and whether something stands in for days that it has not. */
export type KeptPlace = { locationId: number; promotionDays: number; course: KeptCourse; begins: boolean };

/**
 * Forecasts of the whole shop (location 0) and of each place, and what the first tells of the engine's rates: sales at a
 * place are among the shop's already. What never sold and is not new has none.
 */
export function forecastsOf(
  input: Begun,
  { paces, trust, launchRate }: ShopAsOf,
): { forecasts: ForecastAt[]; told: ArrayLike<number>; kept: KeptPlace[] } {
  const made = placesToForecast(input, launchRate).map(({ days, there, start }) => {
    const course = keptFromDays(days, paces, trust, there, start);
    return { days, there, start, course, forecast: forecastFrom(courseOf(course), there) };
  });
  return {
    forecasts: made.map(({ days, there, start, forecast }) =>
      rounded(days, input.history.today, there, forecast, start),
    ),
    told: made.find(({ days }) => days.locationId === WHOLE_SHOP)?.forecast.told ?? NOTHING_TOLD,
    kept: made.map(({ days: { locationId, promotionDays }, course, start }) => ({
      ...{ locationId, promotionDays, course, begins: start !== null },
    })),
  };
}

/** The same forecasts, read off what is kept of each place. */
export function forecastsKept(
  kept: KeptPlace[],
  settings: DemandInput["settings"],
  asOfDay: number,
): { forecasts: ForecastAt[]; told: ArrayLike<number> } {
  const made = kept.flatMap((place) => {
    const there = settings[place.locationId];
    return there ? [{ place, there, forecast: forecastFrom(courseOf(place.course), there) }] : [];
  });
  return {
    forecasts: made.map(({ place, there, forecast }) => rounded(place, asOfDay, there, forecast, null)),
    told: made.find(({ place }) => place.locationId === WHOLE_SHOP)?.forecast.told ?? NOTHING_TOLD,
  };
}

/** What a forecast is made of, of the whole shop and at each place; nothing where none is made. */
export function placesToForecast(input: Begun, launchRate: number | null) {
  const { history, settings } = input;
  const [whole, ...places] = demandDays(history);
  if (!whole) return [];
  const begins = beginningOf(input, whole, launchRate);
  if (whole.sold === 0 && !begins) return [];
  return [whole, ...places].flatMap((days) => {
    const there = settings[days.locationId];
    if (!there) return [];
    const parts = days.locationId === WHOLE_SHOP ? 1 : Math.max(1, places.length);
    return [{ days, there, start: begins && { ...begins, rate: begins.rate / parts } }];
  });
}

/** Has a variant been in stock on so few days that a similar one speaks for it? */
export const isNewOf = (availability: PlaceDays["availability"]) =>
  availability.filter((part) => part > 0).length < DAYS_NEW;

type Beginning = NewItemStart & { similarId: number | null };

/** Of the variant that was chosen for it, else of the shop's launches; null where it has days of its own, or neither speaks. */
function beginningOf(
  { launched, similar }: Begun,
  { units, availability }: PlaceDays,
  launchRate: number | null,
): Beginning | null {
  if (similar && isNewOf(availability)) return { rate: similar.rate, now: true, similarId: similar.variantId };
  return launched && units.length < DAYS_NEW && launchRate !== null ? { rate: launchRate, similarId: null } : null;
}

/**
 * Rates to four decimals, so that what a page shows can be multiplied by hand and a row changes only where its forecast
 * does; sums to two. The variance is never below the mean.
 */
function rounded(
  { locationId, promotionDays }: Pick<PlaceDays, "locationId" | "promotionDays">,
  asOfDay: number,
  { leadTimeDays, reviewDays, leadTimeDeviation, serviceLevel }: EngineSettings,
  made: Forecast,
  start: Beginning | null,
): ForecastAt {
  const rate = to(4, made.rate);
  const { windows, actual, forecast, absoluteError, naiveForecast, naiveAbsoluteError } = made.accuracy;
  // One literal: each further one that is spread into it costs as much as a tenth of the forecast.
  return {
    locationId,
    asOfDay,
    leadTimeDays,
    reviewDays,
    leadTimeDeviation,
    serviceLevel,
    rate,
    trend: to(2, made.trend),
    reorderLevel: made.reorderLevel,
    p10: to(2, made.p10),
    p90: to(2, made.p90),
    variance: to(4, Math.max(made.variance, rate * made.horizonDays, 0.0001)),
    inStockDays: made.inStockDays,
    // The engine tells no promotion from a day out of stock.
    outDays: made.outDays - promotionDays,
    promotionDays,
    lowConfidence: made.lowConfidence,
    windows,
    actual: to(2, actual),
    forecast: to(2, forecast),
    absoluteError: to(2, absoluteError),
    naiveForecast: to(2, naiveForecast),
    naiveAbsoluteError: to(2, naiveAbsoluteError),
    startRate: start && to(4, start.rate),
    similarId: start?.similarId ?? null,
  };
}

const UNIT = { 2: 100, 4: 10_000 } as const;

const to = (decimals: keyof typeof UNIT, value: number) => Math.round(value * UNIT[decimals]) / UNIT[decimals];
