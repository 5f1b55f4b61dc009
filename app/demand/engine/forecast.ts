import { horizonOf } from "../horizon";
import { type Accuracy, type AccuracySoFar, accuracyAfter, accuracyBefore, meanBefore } from "./accuracy";
import { countQuantiles } from "./count-quantile";
import { type DemandDays, engineDay } from "./day";
import { demandOver } from "./demand-over";
import { toldOf } from "./measured-error";
import { type Memory, memoryBefore, remember, startFrom } from "./memory";
import type { NewItemStart } from "./new-item";
import type { ShopPaces } from "./shop-pace";
import { type Trusts, trustOn } from "./trust";

export type EngineSettings = {
  leadTimeDays: number;
  /** Days between two looks at the shelf. */
  reviewDays: number;
  /** Standard deviation of the lead time, in days. */
  leadTimeDeviation: number;
  /** p: the reorder level is this quantile. What is achieved lies a few points below it; it promises nothing. */
  serviceLevel: number;
  coverDays: number;
};

export type Forecast = {
  /** Units a day in stock. */
  rate: number;
  /** The rate ÷ what it was 28 days before, from 0 to 10; 1 where there was none. */
  trend: number;
  /** Units asked for over the horizon, and the variance of what the forecast misses. */
  mean: number;
  variance: number;
  /** Lead time and review, in whole days, at least 1. */
  horizonDays: number;
  /** Order when the position is below it. */
  reorderLevel: number;
  /** The same, as the highest position at which to order, never below 0. */
  reorderPoint: number;
  /** Reorder level − mean, not rounded. */
  safetyStock: number;
  /** The 10 % and the 90 % quantile of the units asked for over the horizon. */
  p10: number;
  p90: number;
  inStockDays: number;
  outDays: number;
  /** Fewer than 14 days in stock. */
  lowConfidence: boolean;
  accuracy: Accuracy;
  /** How far each of the engine's rates has missed, as the variant tells the shop: summed over its variants, its trust (`trustOf`). */
  told: Float64Array;
};

export const DAYS_OF_TREND = 28;
const STEEPEST_TREND = 10;
const DAYS_TO_TRUST = 14;
export const P10 = 0.1;
export const P90 = 0.9;

/**
 * The forecast of one variant at one place. The days end yesterday: the horizon begins with the day after the last. What
 * is the shop's, its paces and its trust in the rates, is worked out before, once for all its variants.
 */
export function forecastAt(
  days: DemandDays,
  shop: ShopPaces,
  trusts: Trusts,
  settings: EngineSettings,
  start: NewItemStart | null = null,
): Forecast {
  const { memory, accuracy, rates } = remembered(days, shop, trusts, settings, start);
  return forecastFrom({ memory, accuracy, before: rates.at(-1 - DAYS_OF_TREND) ?? 0 }, settings);
}

/** How far a variant's days have come: what the engine keeps of them, and the rate of 28 days before, 0 where there was none. */
export type Course = { memory: Memory; accuracy: AccuracySoFar; before: number };

/** A forecast read off what is kept. */
export function forecastFrom({ memory, accuracy, before }: Course, settings: EngineSettings): Forecast {
  return {
    ...levelsOf(memory, settings),
    rate: memory.rate,
    trend: before > 0 ? Math.min(STEEPEST_TREND, memory.rate / before) : 1,
    horizonDays: memory.errors.horizonDays,
    inStockDays: memory.inStockDays,
    outDays: memory.outDays,
    lowConfidence: memory.inStockDays < DAYS_TO_TRUST,
    accuracy,
    told: toldOf(memory.errors),
  };
}

/** What the engine keeps after the last day, and its rate as of each evening. `evening`, where given, looks on at each of them. */
export function remembered(
  days: DemandDays,
  shop: ShopPaces,
  trusts: Trusts,
  settings: EngineSettings,
  start: NewItemStart | null,
  evening?: (memory: Memory, day: number) => void,
) {
  const memory = memoryBefore(horizonOf(settings));
  const accuracy = accuracyBefore();
  const rates = new Float64Array(days.units.length);
  const offset = shop.sold.length - days.units.length;
  if (start) {
    const eve = start.now ? shop.paces.length - 1 : Math.max(offset - 1, 0);
    startFrom(memory, start, shop.paces[eve] ?? 0, trustOn(trusts, eve));
  }
  const today = engineDay(0, 0, 0, 0);
  for (let day = 0; day < rates.length; day++) {
    today.units = days.units[day] ?? 0;
    today.availability = days.availability[day] ?? 0;
    today.shopSold = shop.sold[offset + day] ?? 0;
    today.pace = shop.paces[offset + day] ?? 0;
    remember(memory, today, trustOn(trusts, offset + day));
    rates[day] = memory.rate;
    if (accuracyAfter(accuracy, today, memory.errors, memory.rate)) accuracy.naive = meanBefore(days.units, day + 1);
    evening?.(memory, day);
  }
  return { memory, accuracy, rates };
}

function levelsOf(memory: Memory, { leadTimeDeviation, serviceLevel }: EngineSettings) {
  const { mean, variance } = demandOver(memory, leadTimeDeviation);
  const asked = [P10, P90, serviceLevel].sort((a, b) => a - b);
  const quantiles = countQuantiles(mean, variance, asked);
  const at = (p: number) => quantiles[asked.indexOf(p)] ?? 0;
  const reorderLevel = at(serviceLevel);
  return {
    mean,
    variance,
    reorderLevel,
    reorderPoint: Math.max(0, reorderLevel - 1),
    safetyStock: reorderLevel - mean,
    p10: at(P10),
    p90: at(P90),
  };
}
