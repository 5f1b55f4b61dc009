import { cleanUnits } from "./clean-units";
import { errorsBefore, keepForecast, type MeasuredErrors, measure, windowsMissed } from "./measured-error";
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

/**
 * The next day: net units; availability 1 in stock all day, 0.5 ran out that day, 0 out all day; the shop's √units of
 * that day, its pace (`paceAfter`) and its trust in each rate (`trustOf`).
 */
export function remember(
  memory: Memory,
  units: number,
  availability: number,
  shopSold: number,
  pace: number,
  trust: Trust,
) {
  const { rates, spread, errors } = memory;
  const inStock = availability > 0;
  const clean = inStock ? cleanUnits(units, availability, memory.rate, spread) : 0;
  if (inStock) {
    memory.inStockDays++;
    takeDay(rates, clean, shopSold);
    widen(spread, clean, units);
  } else {
    memory.outDays++;
  }
  measure(errors, clean, inStock, dispersionOf(spread, memory.rate));
  setRate(memory, pace, trust);
  keepForecast(errors, rates.now, memory.rate);
}

/** Begins with a guess. `pace`: the shop's when the variant was launched. */
export function startFrom(memory: Memory, start: NewItemStart, pace: number, trust: Trust) {
  takeDay(memory.rates, Math.max(0, start.rate), pace, DAYS_OF_START);
  setRate(memory, pace, trust);
}

function setRate(memory: Memory, pace: number, trust: Trust) {
  const { rates, errors } = memory;
  setRates(rates, pace);
  memory.rate = trustedRate(rates.now, errors.misses, windowsMissed(errors), trust);
}
