import type { Memory } from "./memory";
import { dispersionOf } from "./spread";

/** So many windows of a plain guess are added to those measured. */
const WINDOWS_OF_DOUBT = 24;
/** Squared relative error of the rate that the plain guess allows for: 14 %. */
const RATE_DOUBT = 0.02;
/** Units that keep a level close to nothing from scaling the error wildly. */
const NEAR_NOTHING = 2;

/** Mean and variance of the units asked for over the horizon. The variance is at least the mean. */
export type Demand = { mean: number; variance: number };

/** `leadTimeDeviation`: standard deviation of the lead time in days. */
export function demandOver({ rate, spread, errors }: Memory, leadTimeDeviation: number): Demand {
  const mean = rate * errors.horizonDays;
  const windows = errors.count / errors.horizonDays;
  const guess = dispersionOf(spread, rate) * mean + RATE_DOUBT * mean * mean;
  const variance = (windows * measuredAt(mean, errors) + WINDOWS_OF_DOUBT * guess) / (windows + WINDOWS_OF_DOUBT);
  return { mean, variance: Math.max(mean, variance) + (rate * leadTimeDeviation) ** 2 };
}

/** The mean squared error, brought from the level of the past forecasts to that of today's, by half at least and four at most. */
function measuredAt(mean: number, { squares, forecasts, weight }: Memory["errors"]) {
  if (weight === 0) return 0;
  const level = (mean + NEAR_NOTHING) / (forecasts / weight + NEAR_NOTHING);
  return (squares / weight) * Math.min(4, Math.max(0.5, level));
}
