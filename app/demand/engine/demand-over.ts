import type { Memory } from "./memory";
import { dispersionOf } from "./spread";

/** So many windows of a plain guess are added to those measured. */
export const WINDOWS_OF_DOUBT = 24;
/** Squared relative error of the rate that the plain guess allows for: 14 %. */
const RATE_DOUBT = 0.02;
/** Units that keep a level close to nothing from scaling the error wildly. */
const NEAR_NOTHING = 2;

/** Mean and variance of the units asked for over the horizon. The variance is at least the mean. */
type Demand = { mean: number; variance: number };

/** The same, with what the variance is made of. */
export type DemandParts = Demand & {
  /** Forecasts measured, in whole windows. */
  windows: number;
  /** Their mean squared error; what brings it to today's level. 0 and 1 where none was measured. */
  measured: number;
  level: number;
  /** The plain guess, counted as `WINDOWS_OF_DOUBT` windows. */
  guess: number;
  /** What a lead time that varies adds. */
  ofLeadTime: number;
};

/** `leadTimeDeviation`: standard deviation of the lead time in days. */
export function demandOver({ rate, spread, errors }: Memory, leadTimeDeviation: number): DemandParts {
  const mean = rate * errors.horizonDays;
  const windows = errors.count / errors.horizonDays;
  const measured = errors.weight === 0 ? 0 : errors.squares / errors.weight;
  const level = levelOf(mean, errors);
  const guess = dispersionOf(spread, rate) * mean + RATE_DOUBT * mean * mean;
  const variance = (windows * (measured * level) + WINDOWS_OF_DOUBT * guess) / (windows + WINDOWS_OF_DOUBT);
  const ofLeadTime = (rate * leadTimeDeviation) ** 2;
  return { mean, variance: Math.max(mean, variance) + ofLeadTime, windows, measured, level, guess, ofLeadTime };
}

/** Brings the mean squared error from the level of the past forecasts to that of today's, by half at least and four at most. */
function levelOf(mean: number, { forecasts, weight }: Memory["errors"]) {
  if (weight === 0) return 1;
  return Math.min(4, Math.max(0.5, (mean + NEAR_NOTHING) / (forecasts / weight + NEAR_NOTHING)));
}
