import { RATES } from "./rates";

/*
 * Sums in which the older counts for less grow the weight of what is added instead of fading what is there: a day costs one
 * multiplication, whatever the number of sums. Read as shares of today's weight.
 */
const GROWTH_OF_ERROR = 2 ** (1 / 120);
const GROWTH_OF_MISSES = 2 ** (1 / 240);
const GROWTH_OF_TOLD = 2 ** (1 / 60);

/** A forecast counts from three weeks of history on. */
const DAYS_BEFORE_FIRST = 21;
/** A window that was out of stock longer says little about what would have sold. */
const LEAST_IN_STOCK = 0.6;

/** Of the forecast's own errors those count for more by which too little was forecast: only they lose sales. */
const TOO_LITTLE = 1.4;
const TOO_MUCH = 0.6;

/** Squared relative error of a rate that is usual in what is told to the shop. */
const USUAL_DOUBT = 0.04;
/** One miss counts as nine usual ones at most: a single article must not speak for all. */
const LARGEST_MISS = 9;

/** What is kept of each of the last H days: what sold, whether in stock, and the rates as of that evening. */
const UNITS = 0;
const IN_STOCK = 1;
const TRUSTED = 2;
const EACH = 3;
const KEPT_OF_A_DAY = EACH + RATES;

/**
 * How far the engine's own forecasts were off: at the end of each day the last H days, scaled up to H days in stock, are
 * held against the forecasts made before them. It measures all that goes wrong at once: chance, trend, season, and a rate
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
  /** Of the forecast: Σ error² (uneven), Σ forecast, their weight, and what a day weighs today. */
  squares: number;
  forecasts: number;
  weight: number;
  weighs: number;
  /** How many forecasts, not weighted. */
  count: number;
  misses: RateMisses;
  /** Σ (error² ÷ what is usual at that level) of each rate: what the variant tells the shop of it. */
  told: Float64Array;
  telling: number;
};

/** Of each rate's forecasts Σ error², their sum, their weight, and what a day weighs today. */
type RateMisses = { each: Float64Array; all: number; weight: number; weighs: number };

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
  weighs: 1,
  count: 0,
  misses: { each: new Float64Array(RATES), all: 0, weight: 0, weighs: 1 },
  told: new Float64Array(RATES),
  telling: 1,
});

/**
 * Moves the window by a day, and holds it against the forecasts made on the evening before it. `dispersion`: variance of a
 * day's units ÷ their mean.
 */
export function measure(errors: MeasuredErrors, units: number, inStock: boolean, dispersion: number) {
  const { horizonDays, past, place } = errors;
  errors.windowUnits += units - at(past, place + UNITS);
  errors.windowDays += (inStock ? 1 : 0) - at(past, place + IN_STOCK);
  past[place + UNITS] = units;
  past[place + IN_STOCK] = inStock ? 1 : 0;
  errors.weighs *= GROWTH_OF_ERROR;
  errors.misses.weighs *= GROWTH_OF_MISSES;
  errors.telling *= GROWTH_OF_TOLD;
  if (errors.days - horizonDays < DAYS_BEFORE_FIRST - 1 || errors.windowDays < LEAST_IN_STOCK * horizonDays) return;
  const actual = (errors.windowUnits * horizonDays) / errors.windowDays;
  const forecast = at(past, place + TRUSTED) * horizonDays;
  errors.squares += (actual > forecast ? TOO_LITTLE : TOO_MUCH) * square(actual - forecast) * errors.weighs;
  errors.forecasts += forecast * errors.weighs;
  errors.weight += errors.weighs;
  errors.count++;
  missEach(errors, actual, dispersion * forecast + USUAL_DOUBT * forecast * forecast + 1);
}

/** `usual`: the squared error that is usual at the level of the forecast. */
function missEach({ horizonDays, past, place, misses, told, telling }: MeasuredErrors, actual: number, usual: number) {
  const share = telling / usual;
  const most = LARGEST_MISS * telling;
  let all = 0;
  for (let k = 0; k < RATES; k++) {
    const missed = square(actual - at(past, place + EACH + k) * horizonDays);
    all += missed;
    misses.each[k] = at(misses.each, k) + missed * misses.weighs;
    const large = missed * share;
    told[k] = at(told, k) + (large < most ? large : most);
  }
  misses.all += all * misses.weighs;
  misses.weight += misses.weighs;
}

/** Ends the day: keeps the rates as of its evening until the window after it is over. */
export function keepForecast(errors: MeasuredErrors, now: Float64Array, rate: number) {
  const { past, place } = errors;
  past[place + TRUSTED] = rate;
  for (let k = 0; k < RATES; k++) past[place + EACH + k] = at(now, k);
  errors.place = place + KEPT_OF_A_DAY === past.length ? 0 : place + KEPT_OF_A_DAY;
  errors.days++;
}

/** How many horizons the errors of the rates cover, the older the lighter. */
export const windowsMissed = ({ misses, horizonDays }: MeasuredErrors) => misses.weight / (misses.weighs * horizonDays);

/** What the variant tells the shop of each rate, the older the lighter. */
export const toldOf = ({ told, telling }: MeasuredErrors) => told.map((missed) => missed / telling);

export const NOTHING_TOLD: ArrayLike<number> = new Array<number>(RATES).fill(0);

export const toldOfRate = ({ told, telling }: MeasuredErrors, rate: number) => at(told, rate) / telling;

const at = (numbers: Float64Array, index: number) => numbers[index] ?? 0;

const square = (error: number) => error * error;
