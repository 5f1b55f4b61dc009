import { at } from "./at";
import type { Day } from "./day";
import { RATES } from "./rates";

/*
 * Sums in which the older counts for less grow the weight of what is added instead of fading what is there: a day costs one
 * multiplication, whatever the number of sums. Read as shares of today's weight.
 */
/** After so many days an error counts half. */
export const HALF_AFTER = 120;
const GROWTH_OF_ERROR = 2 ** (1 / HALF_AFTER);
/** Errors of each rate, by which it is trusted, after twice as many; what is told to the shop after half. */
const GROWTH_OF_MISSES = 2 ** (1 / 240);
const GROWTH_OF_TOLD = 2 ** (1 / 60);

/** A forecast counts from three weeks of history on. */
const DAYS_BEFORE_FIRST = 21;
/** A window that was out of stock longer says little about what would have sold. */
const LEAST_IN_STOCK = 0.6;

/** Of the forecast's own errors those count for more by which too little was forecast: only they lose sales. */
export const TOO_LITTLE = 1.4;
export const TOO_MUCH = 0.6;

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
  /** A ring of H days, or the oldest of them alone. */
  past: Float64Array;
  /** Where in the ring today belongs. */
  slot: number;
  days: number;
  windowUnits: number;
  windowDays: number;
  /**
   * Of the last window that counted: what would have sold in stock throughout, what was forecast, and the squared error
   * usual at that level.
   */
  actual: number;
  expected: number;
  usual: number;
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

/** Before the first day. `horizonDays`, H, is a whole number from 1. */
export const errorsBefore = (horizonDays: number): MeasuredErrors => ({
  horizonDays,
  past: new Float64Array(horizonDays * KEPT_OF_A_DAY),
  slot: 0,
  days: 0,
  windowUnits: 0,
  windowDays: 0,
  actual: 0,
  expected: 0,
  usual: 0,
  squares: 0,
  forecasts: 0,
  weight: 0,
  weighs: 1,
  count: 0,
  misses: { each: new Float64Array(RATES), all: 0, weight: 0, weighs: 1 },
  told: new Float64Array(RATES),
  telling: 1,
});

/** Moves the window by a day, and holds it against the forecasts made on the evening before it. */
export function measure(errors: MeasuredErrors, { counted, availability, dispersion }: Day) {
  const { horizonDays, past, slot } = errors;
  const inStock = availability > 0 ? 1 : 0;
  errors.windowUnits += counted - at(past, slot + UNITS);
  errors.windowDays += inStock - at(past, slot + IN_STOCK);
  past[slot + UNITS] = counted;
  past[slot + IN_STOCK] = inStock;
  errors.weighs *= GROWTH_OF_ERROR;
  errors.misses.weighs *= GROWTH_OF_MISSES;
  errors.telling *= GROWTH_OF_TOLD;
  if (errors.days - horizonDays < DAYS_BEFORE_FIRST - 1 || errors.windowDays < LEAST_IN_STOCK * horizonDays) return;
  const actual = (errors.windowUnits * horizonDays) / errors.windowDays;
  const forecast = at(past, slot + TRUSTED) * horizonDays;
  errors.squares += (actual > forecast ? TOO_LITTLE : TOO_MUCH) * square(actual - forecast) * errors.weighs;
  errors.forecasts += forecast * errors.weighs;
  errors.weight += errors.weighs;
  errors.count++;
  errors.actual = actual;
  errors.expected = forecast;
  errors.usual = dispersion * forecast + USUAL_DOUBT * forecast * forecast + 1;
  missEach(errors);
}

function missEach({ horizonDays, past, slot, actual, usual, misses, told, telling }: MeasuredErrors) {
  const { each, weighs } = misses;
  const share = telling / usual;
  const most = LARGEST_MISS * telling;
  const first = slot + EACH;
  const a = square(actual - at(past, first) * horizonDays);
  const b = square(actual - at(past, first + 1) * horizonDays);
  const c = square(actual - at(past, first + 2) * horizonDays);
  const d = square(actual - at(past, first + 3) * horizonDays);
  const e = square(actual - at(past, first + 4) * horizonDays);
  const f = square(actual - at(past, first + 5) * horizonDays);
  each[0] = at(each, 0) + a * weighs;
  each[1] = at(each, 1) + b * weighs;
  each[2] = at(each, 2) + c * weighs;
  each[3] = at(each, 3) + d * weighs;
  each[4] = at(each, 4) + e * weighs;
  each[5] = at(each, 5) + f * weighs;
  misses.all += (a + b + c + d + e + f) * weighs;
  misses.weight += weighs;
  told[0] = at(told, 0) + least(a * share, most);
  told[1] = at(told, 1) + least(b * share, most);
  told[2] = at(told, 2) + least(c * share, most);
  told[3] = at(told, 3) + least(d * share, most);
  told[4] = at(told, 4) + least(e * share, most);
  told[5] = at(told, 5) + least(f * share, most);
}

/** Ends the day: keeps the rates as of its evening until the window after it is over. */
export function keepForecast(errors: MeasuredErrors, now: Float64Array, rate: number) {
  const { past, slot } = errors;
  past[slot + TRUSTED] = rate;
  past[slot + EACH] = at(now, 0);
  past[slot + EACH + 1] = at(now, 1);
  past[slot + EACH + 2] = at(now, 2);
  past[slot + EACH + 3] = at(now, 3);
  past[slot + EACH + 4] = at(now, 4);
  past[slot + EACH + 5] = at(now, 5);
  errors.slot = slot + KEPT_OF_A_DAY === past.length ? 0 : slot + KEPT_OF_A_DAY;
  errors.days++;
}

/** One for all: it is asked for and overwritten before another day is held. */
const HELD = new Float64Array(KEPT_OF_A_DAY);

/**
 * Holds the oldest of the days alone, which is all that the next day asks for: its units as they counted, and the rates as of its
 * evening. Without one, as before there were so many days.
 */
export function holdOldest(
  errors: MeasuredErrors,
  oldest?: { counted: number; availability: number; rate: number; now: Float64Array },
) {
  const past = HELD.fill(0);
  if (oldest) {
    past[UNITS] = oldest.counted;
    past[IN_STOCK] = oldest.availability;
    past[TRUSTED] = oldest.rate;
    past.set(oldest.now, EACH);
  }
  errors.past = past;
  errors.slot = 0;
}

/** What the variant tells the shop of each rate, the older the lighter. */
export const toldOf = ({ told, telling }: MeasuredErrors) => told.map((missed) => missed / telling);

export const NOTHING_TOLD: ArrayLike<number> = new Array<number>(RATES).fill(0);

/** The same of one rate, by its place among the six. */
export const toldOfRate = ({ told, telling }: MeasuredErrors, rate: number) => at(told, rate) / telling;

const square = (error: number) => error * error;

const least = (one: number, other: number) => (one < other ? one : other);
