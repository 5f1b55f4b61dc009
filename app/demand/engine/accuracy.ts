import type { DemandDays } from "./day";

/** As `MeasuredErrors`: a forecast counts from three weeks of history on, a window where it is in stock for the most part. */
const DAYS_BEFORE_FIRST = 21;
const LEAST_IN_STOCK = 0.6;
const NAIVE_DAYS = 30;

/** `rates`: the engine's rate as of each evening. Only windows that are over count; the last one ends with the last day. */
export function accuracyOf(days: DemandDays, rates: Float64Array, horizonDays: number): Accuracy {
  const sums = { windows: 0, actual: 0, forecast: 0, absoluteError: 0, naiveForecast: 0, naiveAbsoluteError: 0 };
  for (let made = rates.length - horizonDays; made >= DAYS_BEFORE_FIRST; made -= horizonDays) {
    const { sold, inStock } = windowFrom(days, made, horizonDays);
    if (inStock < LEAST_IN_STOCK * horizonDays) continue;
    const forecast = (rates[made - 1] ?? 0) * inStock;
    const naive = meanBefore(days.units, made) * inStock;
    sums.windows++;
    sums.actual += sold;
    sums.forecast += forecast;
    sums.absoluteError += Math.abs(sold - forecast);
    sums.naiveForecast += naive;
    sums.naiveAbsoluteError += Math.abs(sold - naive);
  }
  return sums;
}

function windowFrom({ units, availability }: DemandDays, from: number, days: number) {
  let sold = 0;
  let inStock = 0;
  for (let day = from; day < from + days; day++) {
    if (!((availability[day] ?? 0) > 0)) continue;
    inStock++;
    sold += atLeastNothing(units[day] ?? 0);
  }
  return { sold, inStock };
}

/** Units of the last 30 days ÷ 30, or ÷ as many as are known: in stock or not, as that rule has it. */
function meanBefore(units: ArrayLike<number>, day: number) {
  const from = Math.max(0, day - NAIVE_DAYS);
  let sold = 0;
  for (let past = from; past < day; past++) sold += atLeastNothing(units[past] ?? 0);
  return sold / (day - from);
}

/** Days of more returned than sold are rare, which a processor learns; `Math.max` has it guess at each 0: three times as slow. */
const atLeastNothing = (units: number) => (units < 0 ? 0 : units);

/**
 * Forecasts that would have been made at past mornings with only what was known then, against what then sold on the days
 * in stock, one horizon after the other; beside them the mean of the 30 days before. In units.
 */
export type Accuracy = {
  windows: number;
  actual: number;
  forecast: number;
  absoluteError: number;
  naiveForecast: number;
  naiveAbsoluteError: number;
};
