import { cleanUnits } from "./clean-units";
import { type Day, engineDay } from "./day";
import { errorsBefore, keepForecast, type MeasuredErrors, measure } from "./measured-error";
import { DAYS_OF_START, type NewItemStart } from "./new-item";
import { type Rates, ratesBefore, setRates, takeDay } from "./rates";
import { dispersionOf, type Spread, spreadBefore, widen } from "./spread";
import { type Trust, trustedRate } from "./trust";

/**
 * All that the engine keeps of a variant from day to day. A forecast is read off it, so that a replay of years and a
 * forecast from 400 days take the same steps.
 */
export type Memory = {
  rates: Rates;
  spread: Spread;
  errors: MeasuredErrors;
  /** Units a day in stock, as of the last day remembered. */
  rate: number;
  inStockDays: number;
  outDays: number;
};

/** Before the first day. `horizonDays` is a whole number from 1. */
export const memoryBefore = (horizonDays: number): Memory => ({
  rates: ratesBefore(),
  spread: spreadBefore(),
  errors: errorsBefore(horizonDays),
  rate: 0,
  inStockDays: 0,
  outDays: 0,
});

/** The next day, and the shop's trust in each rate that evening (`trustOf`). */
export function remember(memory: Memory, today: Day, trust: Trust) {
  const { rates, spread, errors } = memory;
  if (today.availability > 0) {
    memory.inStockDays++;
    today.counted = cleanUnits(today, memory.rate, spread);
    takeDay(rates, today);
    widen(spread, today);
  } else {
    memory.outDays++;
    today.counted = 0;
  }
  today.dispersion = dispersionOf(spread, memory.rate);
  measure(errors, today);
  setRate(memory, today, trust);
  keepForecast(errors, rates.now, memory.rate);
}

/** Begins with a guess. `pace`: the shop's on the day that the guess is of. */
export function startFrom(memory: Memory, start: NewItemStart, pace: number, trust: Trust) {
  const guessed = engineDay(start.rate, 1, pace, pace);
  guessed.counted = Math.max(0, start.rate);
  takeDay(memory.rates, guessed, DAYS_OF_START);
  setRate(memory, guessed, trust);
}

function setRate(memory: Memory, today: Day, trust: Trust) {
  const { rates, errors } = memory;
  setRates(rates, today);
  memory.rate = trustedRate(rates, errors, trust);
}
