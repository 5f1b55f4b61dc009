import { type AccuracySoFar, accuracyAfter } from "../engine/accuracy";
import { at } from "../engine/at";
import { type Day, type DemandDays, engineDay } from "../engine/day";
import { type Course, DAYS_OF_TREND, type EngineSettings, remembered } from "../engine/forecast";
import { holdOldest, type MeasuredErrors } from "../engine/measured-error";
import { type Memory, remember } from "../engine/memory";
import type { NewItemStart } from "../engine/new-item";
import { RATES, type Rates, setRates, takeDay } from "../engine/rates";
import type { ShopPaces } from "../engine/shop-pace";
import type { Trust, Trusts } from "../engine/trust";
import { horizonOf } from "../horizon";

/*
 * What the engine keeps of a place, so that it goes on tomorrow as if it had come from the first day: the same steps on the same
 * numbers. Of each of the last H days the engine holds six rates against what sold since; those need not be kept, since a second
 * copy of their sums, which lags H days behind, gives the one day that is asked for.
 */
export type KeptCourse = {
  memory: Memory;
  accuracy: AccuracySoFar;
  /** The sums of the rates as of H days before the last one; nothing before the first day. */
  lagged: Pick<Rates, "units" | "exposure">;
  /**
   * The rate as of each of the last evenings, the last of them last: of H, and of one more than the trend looks back. 0
   * before the first.
   */
  lately: Float64Array;
  /** Units as they counted, of the last H days; −1 on one out of stock. */
  counted: Float64Array;
};

/**
 * Which engine's numbers these are, and in which order they are written. One more whenever the engine makes another number of the same
 * days: what an earlier release has kept is then not gone on from. `test/rules/demand/kept-course.test.ts` says when.
 */
export const MADE_BY = 1;

/** Not in stock: nothing counts. */
const OUT = -1;

const latelyOf = (horizonDays: number) => Math.max(horizonDays, DAYS_OF_TREND + 1);

/** A day's evening of the shop: its √units, and its pace. */
type Evening = { shopSold: number; pace: number };

/**
 * The day after those kept. `today` is as the engine takes it in, `lagging` the shop's evening of H days before it; `naive` is asked
 * for where a window begins: units a day by the mean of the last 30 days, this one among them.
 */
export function goOn(kept: KeptCourse, today: Day, lagging: Evening, trust: Trust, naive: () => number) {
  const { memory, accuracy, lately, counted } = kept;
  const { errors } = memory;
  const { horizonDays } = errors;
  holdOldest(errors, errors.days < horizonDays ? undefined : oldestOf(kept, lagging));
  remember(memory, today, trust);
  if (accuracyAfter(accuracy, today, errors, memory.rate)) accuracy.naive = naive();
  pushed(lately, memory.rate);
  pushed(counted, today.availability > 0 ? today.counted : OUT);
}

/** The day that leaves the horizon; the sums that lag behind take it in. */
function oldestOf({ lagged, lately, counted, memory }: KeptCourse, { shopSold, pace }: Evening) {
  const units = at(counted, 0);
  const day = engineDay(0, units === OUT ? 0 : 1, shopSold, pace);
  day.counted = units === OUT ? 0 : units;
  const rates = { ...lagged, now: new Float64Array(RATES) };
  if (day.availability > 0) takeDay(rates, day);
  setRates(rates, day);
  const rate = at(lately, lately.length - memory.errors.horizonDays);
  return { counted: day.counted, availability: day.availability, rate, now: rates.now };
}

function pushed(ring: Float64Array, last: number) {
  ring.copyWithin(0, 1);
  ring[ring.length - 1] = last;
}

/** What a forecast is read off (`forecastFrom`). */
export const courseOf = ({ memory, accuracy, lately }: KeptCourse): Course => ({
  ...{ memory, accuracy, before: at(lately, lately.length - 1 - DAYS_OF_TREND) },
});

/** Of a place's days from the first one on, as `forecastAt` takes them. */
export function keptFromDays(
  days: DemandDays,
  shop: ShopPaces,
  trusts: Trusts,
  settings: EngineSettings,
  start: NewItemStart | null,
): KeptCourse {
  const lagged = { units: new Float64Array(RATES), exposure: new Float64Array(RATES) };
  const lagsAt = days.units.length - 1 - horizonOf(settings);
  const { memory, accuracy, rates } = remembered(days, shop, trusts, settings, start, ({ rates: sums }, day) => {
    if (day !== lagsAt) return;
    lagged.units.set(sums.units);
    lagged.exposure.set(sums.exposure);
  });
  const lately = new Float64Array(latelyOf(memory.errors.horizonDays));
  const last = rates.subarray(-lately.length);
  lately.set(last, lately.length - last.length);
  return { memory, accuracy, lagged, lately, counted: countedIn(memory.errors) };
}

/** Of the days that the engine holds, the oldest first. */
function countedIn({ horizonDays, past, slot, days }: MeasuredErrors) {
  const width = past.length / horizonDays;
  const counted = new Float64Array(horizonDays).fill(OUT);
  for (let day = 0; day < horizonDays; day++) {
    const there = (slot + day * width) % past.length;
    if (horizonDays - day <= days && at(past, there + 1) === 1) counted[day] = at(past, there);
  }
  return counted;
}

/** Numbers that stand by themselves, before the lists. */
const SINGLE = 29;

/** How many numbers it is, by its horizon. */
export const numbersOf = (horizonDays: number) => SINGLE + 6 * RATES + latelyOf(horizonDays) + horizonDays;

/*
 * Their order, for who writes and who reads them. One by one: by lists of names it costs as much as the day itself.
 */

/** Writes them into a list from `from` on. */
export function putInto(list: Float64Array, from: number, { memory, accuracy, lagged, lately, counted }: KeptCourse) {
  const { rates, spread, errors } = memory;
  const { misses } = errors;
  list[from] = memory.rate;
  list[from + 1] = memory.inStockDays;
  list[from + 2] = memory.outDays;
  list[from + 3] = errors.days;
  list[from + 4] = errors.windowUnits;
  list[from + 5] = errors.windowDays;
  list[from + 6] = errors.squares;
  list[from + 7] = errors.forecasts;
  list[from + 8] = errors.weight;
  list[from + 9] = errors.weighs;
  list[from + 10] = errors.count;
  list[from + 11] = errors.telling;
  list[from + 12] = misses.all;
  list[from + 13] = misses.weight;
  list[from + 14] = misses.weighs;
  list[from + 15] = spread.squares;
  list[from + 16] = spread.units;
  list[from + 17] = spread.saleDays;
  list[from + 18] = accuracy.windows;
  list[from + 19] = accuracy.actual;
  list[from + 20] = accuracy.forecast;
  list[from + 21] = accuracy.absoluteError;
  list[from + 22] = accuracy.naiveForecast;
  list[from + 23] = accuracy.naiveAbsoluteError;
  list[from + 24] = accuracy.left;
  list[from + 25] = accuracy.rate;
  list[from + 26] = accuracy.naive;
  list[from + 27] = accuracy.sold;
  list[from + 28] = accuracy.inStock;
  let next = from + SINGLE;
  for (const each of [
    rates.units,
    rates.exposure,
    lagged.units,
    lagged.exposure,
    misses.each,
    errors.told,
    lately,
    counted,
  ]) {
    list.set(each, next);
    next += each.length;
  }
}

/** Reads them from there: its lists stay where they are, so that the next day changes them in their place. */
export function takenFrom(list: Float64Array, from: number, horizonDays: number): KeptCourse {
  let next = from + SINGLE;
  const some = (count: number) => {
    next += count;
    return list.subarray(next - count, next);
  };
  const one = (index: number) => at(list, from + index);
  const [units, exposure] = [some(RATES), some(RATES)];
  const lagged = { units: some(RATES), exposure: some(RATES) };
  const [each, told] = [some(RATES), some(RATES)];
  const [lately, counted] = [some(latelyOf(horizonDays)), some(horizonDays)];
  const errors: MeasuredErrors = {
    horizonDays,
    past: NONE_HELD,
    slot: 0,
    days: one(3),
    windowUnits: one(4),
    windowDays: one(5),
    actual: 0,
    expected: 0,
    usual: 0,
    squares: one(6),
    forecasts: one(7),
    weight: one(8),
    weighs: one(9),
    count: one(10),
    misses: { each, all: one(12), weight: one(13), weighs: one(14) },
    told,
    telling: one(11),
  };
  return {
    memory: {
      rates: { units, exposure, now: new Float64Array(RATES) },
      spread: { squares: one(15), units: one(16), saleDays: one(17) },
      errors,
      rate: one(0),
      inStockDays: one(1),
      outDays: one(2),
    },
    accuracy: {
      windows: one(18),
      actual: one(19),
      forecast: one(20),
      absoluteError: one(21),
      naiveForecast: one(22),
      naiveAbsoluteError: one(23),
      left: one(24),
      rate: one(25),
      naive: one(26),
      sold: one(27),
      inStock: one(28),
    },
    lagged,
    lately,
    counted,
  };
}

/** As `holdOldest` leaves it before it holds a day. */
const NONE_HELD = new Float64Array(0);
