import type { Rates } from "./rates";

/** Weight that is left of an error a day later: half is gone after 120 days. */
const KEPT = 2 ** (-1 / 120);
/** A forecast counts from three weeks of history on. */
const DAYS_BEFORE_FIRST = 21;
/** A window that was out of stock longer says little about what would have sold. */
const LEAST_IN_STOCK = 0.6;

/** What is kept of each of the last H days: what sold, whether in stock, and the rates as of that evening. */
const UNITS = 0;
const IN_STOCK = 1;
const TRUSTED = 2;
const OWN = 3;
const SHARE_45 = 4;
const SHARE_150 = 5;
const KEPT_OF_A_DAY = 6;

/**
 * How far the engine's own forecasts were off: at the end of each day the last H days, scaled up to H days in stock, are
 * held against the forecast made before them. It measures all that goes wrong at once: chance, trend, season, and a rate
 * that was estimated badly.
 */
export type MeasuredErrors = {
  horizonDays: number;
  /** A ring of H days. */
  past: Float64Array;
  /** Where in the ring today belongs. */
  place: number;
  days: number;
  windowUnits: number;
  windowDays: number;
  /** Σ error², Σ forecast, and their weight, the older the lighter. */
  squares: number;
  forecasts: number;
  weight: number;
  /** How many forecasts, not weighted. */
  count: number;
};

export const errorsBefore = (horizonDays: number): MeasuredErrors => ({
  horizonDays,
  past: new Float64Array(horizonDays * KEPT_OF_A_DAY),
  place: 0,
  days: 0,
  windowUnits: 0,
  windowDays: 0,
  squares: 0,
  forecasts: 0,
  weight: 0,
  count: 0,
});

/** Moves the window by a day, and holds it against the forecasts made on the evening before it. */
export function measure(errors: MeasuredErrors, rates: Rates, units: number, inStock: boolean) {
  const { horizonDays, past, place } = errors;
  errors.windowUnits += units - at(past, place + UNITS);
  errors.windowDays += (inStock ? 1 : 0) - at(past, place + IN_STOCK);
  past[place + UNITS] = units;
  past[place + IN_STOCK] = inStock ? 1 : 0;
  fade(errors, rates);
  if (errors.days - horizonDays < DAYS_BEFORE_FIRST - 1 || errors.windowDays < LEAST_IN_STOCK * horizonDays) return;
  const actual = (errors.windowUnits * horizonDays) / errors.windowDays;
  const forecast = at(past, place + TRUSTED) * horizonDays;
  errors.squares += square(actual - forecast);
  errors.forecasts += forecast;
  errors.weight++;
  errors.count++;
  rates.own.squaredErrors += square(actual - at(past, place + OWN) * horizonDays);
  rates.share45.squaredErrors += square(actual - at(past, place + SHARE_45) * horizonDays);
  rates.share150.squaredErrors += square(actual - at(past, place + SHARE_150) * horizonDays);
}

function fade(errors: MeasuredErrors, { own, share45, share150 }: Rates) {
  errors.squares *= KEPT;
  errors.forecasts *= KEPT;
  errors.weight *= KEPT;
  own.squaredErrors *= KEPT;
  share45.squaredErrors *= KEPT;
  share150.squaredErrors *= KEPT;
}

/** Ends the day: keeps the rates as of its evening until the window after it is over. */
export function keepForecast(errors: MeasuredErrors, { own, share45, share150 }: Rates, rate: number) {
  const { past, place } = errors;
  past[place + TRUSTED] = rate;
  past[place + OWN] = own.now;
  past[place + SHARE_45] = share45.now;
  past[place + SHARE_150] = share150.now;
  errors.place = place + KEPT_OF_A_DAY === past.length ? 0 : place + KEPT_OF_A_DAY;
  errors.days++;
}

/** How many horizons the errors cover, the older the lighter. */
export const recentWindows = ({ weight, horizonDays }: MeasuredErrors) => weight / horizonDays;

const at = (past: Float64Array, index: number) => past[index] ?? 0;

const square = (error: number) => error * error;
