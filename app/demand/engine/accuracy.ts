import type { Day } from "./day";

/** As `MeasuredErrors`: a forecast counts from three weeks of history on, a window where it is in stock for the most part. */
const DAYS_BEFORE_FIRST = 21;
const LEAST_IN_STOCK = 0.6;
export const NAIVE_DAYS = 30;

/**
 * Forecasts that were made at past evenings with only what was known then, against what then sold on the days
 * in stock, one horizon after the other from the first; beside them the mean of the 30 days before. In units.
 */
export type Accuracy = {
  windows: number;
  actual: number;
  forecast: number;
  absoluteError: number;
  naiveForecast: number;
  naiveAbsoluteError: number;
};

/**
 * With the window under way: how many days are left of it, what was forecast a day and what has sold since. Before the
 * first, the days until it begins.
 */
export type AccuracySoFar = Accuracy & { left: number; rate: number; naive: number; sold: number; inStock: number };

/** Before the first day: no window has begun. */
export const accuracyBefore = (): AccuracySoFar => ({
  windows: 0,
  actual: 0,
  forecast: 0,
  absoluteError: 0,
  naiveForecast: 0,
  naiveAbsoluteError: 0,
  left: DAYS_BEFORE_FIRST,
  rate: 0,
  naive: 0,
  sold: 0,
  inStock: 0,
});

/**
 * The next day, the `days`th remembered, with its rate as of that evening. True where a window begins after it: then `naive`, units
 * a day as the mean of the 30 days before says, is to be set.
 */
export function accuracyAfter(
  soFar: AccuracySoFar,
  { units, availability }: Pick<Day, "units" | "availability">,
  { days, horizonDays }: { days: number; horizonDays: number },
  rate: number,
): boolean {
  soFar.left--;
  if (availability > 0) {
    soFar.inStock++;
    // Days of more returned than sold are rare, which a processor learns; `Math.max` has it guess at each 0: three times as slow.
    soFar.sold += units < 0 ? 0 : units;
  }
  if (soFar.left > 0) return false;
  if (days > DAYS_BEFORE_FIRST && soFar.inStock >= LEAST_IN_STOCK * horizonDays) takeWindow(soFar);
  soFar.left = horizonDays;
  soFar.rate = rate;
  soFar.sold = 0;
  soFar.inStock = 0;
  return true;
}

function takeWindow(soFar: AccuracySoFar) {
  const { rate, naive, sold, inStock } = soFar;
  soFar.windows++;
  soFar.actual += sold;
  soFar.forecast += rate * inStock;
  soFar.absoluteError += Math.abs(sold - rate * inStock);
  soFar.naiveForecast += naive * inStock;
  soFar.naiveAbsoluteError += Math.abs(sold - naive * inStock);
}

/** Units of the 30 days before that one ÷ 30, or ÷ as many as are known: in stock or not, as that rule has it. */
export function meanBefore(units: ArrayLike<number>, day: number) {
  const from = Math.max(0, day - NAIVE_DAYS);
  let sold = 0;
  for (let past = from; past < day; past++) sold += Math.max(0, units[past] ?? 0);
  return sold / (day - from);
}
